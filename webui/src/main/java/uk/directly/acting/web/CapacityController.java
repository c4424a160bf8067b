package uk.directly.acting.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
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
                .map(name -> capacity(
                                viewer,
                                person,
                                name,
                                Ids.next().toString(),
                                kept.value("answer"),
                                DateParts.of(kept.value("on-day"), kept.value("on-month"), kept.value("on-year")),
                                kept.value("reason"),
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping
    Mono<Rendering> decide(
            @PathVariable("person") UUID person, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(name(actor, person), exchange.getFormData()).flatMap(found -> {
            MultiValueMap<String, String> form = found.getT2();
            String answer = LimitsForm.text(form.getFirst("answer"));
            String reason = LimitsForm.text(form.getFirst("reason"));
            DateParts on = DateParts.of(form.getFirst("on-day"), form.getFirst("on-month"), form.getFirst("on-year"));
            LocalDate day = on.date();
            UUID key = PersonPowersController.key(form.getFirst("key"));
            FormErrors errors = FormErrors.NONE;
            if (!answer.matches("yes|no")) {
                errors = errors.and("answer", "Choose yes or no");
            }
            if (day == null) {
                errors = errors.and("on", "Enter the day of the assessment, like 27 3 2026");
            }
            if (reason.isEmpty()) {
                errors = errors.and("reason", "Write who assessed it, and what follows");
            }
            if (day == null || !errors.isEmpty()) {
                return Mono.just(capacity(viewer, person, found.getT1(), key.toString(), answer, on, reason, errors)
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return reviews.capacity(actor, key, person, answer.equals("yes"), day, reason)
                    .map(result -> switch (result) {
                        case ActingResult.Done done ->
                            Page.goTo(PersonPowersController.path(person) + "?done=recorded");
                        case ActingResult.Invalid invalid ->
                            capacity(
                                            viewer,
                                            person,
                                            found.getT1(),
                                            key.toString(),
                                            answer,
                                            on,
                                            reason,
                                            FormErrors.one(
                                                    invalid.field().equals("decidedOn") ? "on" : invalid.field(),
                                                    invalid.message()))
                                    .show(HttpStatus.UNPROCESSABLE_CONTENT);
                        default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    });
        });
    }

    private static CapacityPage capacity(
            Viewer viewer,
            UUID person,
            String name,
            String key,
            String answer,
            DateParts on,
            String reason,
            FormErrors errors) {
        Frame frame = Frame.of("Can " + name + " decide about this money?", viewer);
        return new CapacityPage(
                errors.isEmpty() ? frame : frame.withError(),
                PersonPowersController.path(person),
                PersonPowersController.path(person) + "/capacity",
                key,
                YES_NO,
                answer,
                on,
                reason,
                errors);
    }

    private Mono<String> name(Actor actor, UUID person) {
        return people.name(actor.councilId(), person)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
