package uk.directly.acting.web;

import java.util.List;
import java.util.UUID;
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
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A social worker records that somebody who acts for another did what they may not (R65). */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(OfficeController.PATH + "/people/{person}/breach/{who}")
class BreachController {
    private final ActingReviews reviews;
    private final People people;

    BreachController(ActingReviews reviews, People people) {
        this.reviews = reviews;
        this.people = people;
    }

    @GetMapping
    Mono<Rendering> breach(
            @PathVariable("person") UUID person,
            @PathVariable("who") UUID who,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return name(actor, who)
                .map(name -> breach(viewer, person, who, name, kept.value("words"), FormErrors.NONE)
                        .show());
    }

    @PostMapping
    Mono<Rendering> breached(
            @PathVariable("person") UUID person,
            @PathVariable("who") UUID who,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(name(actor, who), exchange.getFormData()).flatMap(found -> {
            String words = LimitsForm.text(found.getT2().getFirst("words"));
            return reviews.breach(actor, who, person, words).map(result -> switch (result) {
                case ActingResult.Done done -> Page.goTo(PersonPowersController.path(person) + "?done=recorded");
                case ActingResult.Invalid invalid ->
                    breach(viewer, person, who, found.getT1(), words, FormErrors.one("words", invalid.message()))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            });
        });
    }

    private static SurePage breach(Viewer viewer, UUID person, UUID who, String name, String words, FormErrors errors) {
        Frame frame = Frame.of("What did " + name + " do wrong?", viewer);
        return new SurePage(
                errors.isEmpty() ? frame : frame.withError(),
                PersonPowersController.path(person),
                PersonPowersController.path(person) + "/breach/" + who,
                List.of(
                        "How they act is looked at again by the next working day.",
                        "Until that is decided, they go on acting. Is somebody in danger? Then raise a concern."),
                "Record it",
                "",
                new SurePage.Words("What happened", "Only officers read this", words),
                errors);
    }

    private Mono<String> name(Actor actor, UUID person) {
        return people.name(actor.councilId(), person)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
