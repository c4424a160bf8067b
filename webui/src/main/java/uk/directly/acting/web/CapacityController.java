package uk.directly.acting.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A social worker records whether somebody can decide about their support money (R65). */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(OfficeController.PATH + "/people/{person}/capacity")
class CapacityController {
    private static final List<Choice> YES_NO = List.of(Choice.of("yes", "Yes"), Choice.of("no", "No"));

    private final ActingReviews reviews;
    private final People people;

    CapacityController(ActingReviews reviews, People people) {
        this.reviews = reviews;
        this.people = people;
    }

    @GetMapping
    Mono<Rendering> capacity(@PathVariable("person") UUID person, Actor actor, Viewer viewer, KeptForm kept) {
        return name(actor, person)
                .map(name -> page(viewer, person, name, CapacityForm.of(kept, null), null, FormErrors.NONE)
                        .show());
    }

    @PostMapping
    Mono<Rendering> decide(
            @PathVariable("person") UUID person, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(name(actor, person), exchange.getFormData()).flatMap(found -> {
            CapacityForm form = CapacityForm.of(found.getT2());
            LocalDate day = form.on().date();
            if (day == null || !form.errors().isEmpty()) {
                return Mono.just(page(viewer, person, found.getT1(), form, null, form.errors())
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return reviews.capacity(
                            actor, form.key(), person, form.answer().equals("yes"), day, form.reason(), form.sure())
                    .map(result -> switch (result) {
                        case ActingResult.Done done ->
                            Page.goTo(PersonPowersController.path(person) + "?done=recorded");
                        case ActingResult.EndsAuthorised ends ->
                            page(viewer, person, found.getT1(), form, ends.names(), FormErrors.NONE)
                                    .show();
                        case ActingResult.Invalid invalid ->
                            page(
                                            viewer,
                                            person,
                                            found.getT1(),
                                            form,
                                            null,
                                            FormErrors.one(CapacityForm.field(invalid.field()), invalid.message()))
                                    .show(HttpStatus.UNPROCESSABLE_CONTENT);
                        default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    });
        });
    }

    private static CapacityPage page(
            Viewer viewer, UUID person, String name, CapacityForm form, @Nullable String ends, FormErrors errors) {
        Frame frame = Frame.of("Can " + name + " decide about this money?", viewer);
        return new CapacityPage(
                errors.isEmpty() ? frame : frame.withError(),
                PersonPowersController.path(person),
                PersonPowersController.path(person) + "/capacity",
                form.key().toString(),
                YES_NO,
                form.answer(),
                form.on(),
                form.reason(),
                ends,
                errors);
    }

    private Mono<String> name(Actor actor, UUID person) {
        return people.name(actor.councilId(), person)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
