package uk.directly.acting.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingResult;
import uk.directly.acting.Ties;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** With whom somebody who acts for others lives or works, for a social worker, who can end it (R64). */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(OfficeController.PATH + "/people/{person}/ties")
class TiesOfController {
    private static final int MOST = 100;

    private final Ties ties;
    private final People people;

    TiesOfController(Ties ties, People people) {
        this.ties = ties;
        this.people = people;
    }

    @GetMapping
    Mono<Rendering> list(
            @PathVariable("person") UUID person,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return Mono.zip(
                        name(actor, person),
                        ties.of(actor.councilId(), person, MOST).collectList(),
                        ties.atSameAddress(actor.councilId(), person).collectList())
                .map(found -> new TiesOfPage(
                                Frame.of("Whom " + found.getT1() + " lives or works with", viewer)
                                        .withNotice(
                                                done == null
                                                        ? null
                                                        : "It is ended. We tell them, and for whom they act."),
                                found.getT2().stream()
                                        .filter(each -> each.endedAt() == null)
                                        .map(each -> card(person, each))
                                        .toList(),
                                found.getT3(),
                                found.getT2().stream()
                                        .filter(each -> each.endedAt() != null)
                                        .map(TiesOfController::ended)
                                        .toList())
                        .show());
    }

    private static Card card(UUID person, Ties.Tie each) {
        return Card.of(
                each.provider(),
                List.of(kind(each), said(each)),
                Card.Action.other("End it", ": " + each.provider(), path(person) + "/" + each.id() + "/end"));
    }

    private static Card ended(Ties.Tie each) {
        return Card.of(
                each.provider(),
                List.of(
                        kind(each),
                        said(each),
                        "Ended by " + each.endedBy() + " on " + DateWords.date(Objects.requireNonNull(each.endedAt()))
                                + ": " + each.endedReason()));
    }

    private static String kind(Ties.Tie each) {
        return each.kind().equals("household") ? "They live together." : "They work together.";
    }

    private static String said(Ties.Tie each) {
        return "Said by " + each.saidBy() + " on " + DateWords.date(each.saidAt()) + ".";
    }

    @GetMapping("/{tie}/end")
    Mono<Rendering> sure(
            @PathVariable("person") UUID person,
            @PathVariable("tie") UUID tie,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return Mono.zip(name(actor, person), one(actor, person, tie))
                .map(found -> page(viewer, person, found.getT1(), found.getT2(), kept.value("words"), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/{tie}/end")
    Mono<Rendering> end(
            @PathVariable("person") UUID person,
            @PathVariable("tie") UUID tie,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(name(actor, person), one(actor, person, tie), exchange.getFormData())
                .flatMap(found -> {
                    String words = LimitsForm.text(found.getT3().getFirst("words"));
                    return ties.end(actor, person, tie, words).map(result -> switch (result) {
                        case ActingResult.Done done -> Page.goTo(path(person) + "?done=ended");
                        case ActingResult.Invalid invalid ->
                            page(
                                            viewer,
                                            person,
                                            found.getT1(),
                                            found.getT2(),
                                            words,
                                            FormErrors.one("words", invalid.message()))
                                    .show(HttpStatus.UNPROCESSABLE_CONTENT);
                        case ActingResult.OwnQuestion own ->
                            page(
                                            viewer,
                                            person,
                                            found.getT1(),
                                            found.getT2(),
                                            words,
                                            FormErrors.one("", "Another officer has to decide this"))
                                    .show(HttpStatus.FORBIDDEN);
                        default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    });
                });
    }

    private static SurePage page(
            Viewer viewer, UUID person, String name, Ties.Tie tie, String words, FormErrors errors) {
        Frame frame = Frame.of("Do " + name + " and " + tie.provider() + " no longer live or work together?", viewer);
        return new SurePage(
                errors.isEmpty() ? frame : frame.withError(),
                path(person),
                path(person) + "/" + tie.id() + "/end",
                List.of(
                        said(tie),
                        "Once it is ended, " + name + " can book " + tie.provider()
                                + " for another, and say yes to their hours.",
                        "What was said, and that you ended it, stays to be seen."),
                "End it now",
                "warning",
                new SurePage.Words("How do you know?", "Other officers read this", words),
                errors);
    }

    private Mono<Ties.Tie> one(Actor actor, UUID person, UUID tie) {
        return ties.one(actor.councilId(), person, tie)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Mono<String> name(Actor actor, UUID person) {
        return people.name(actor.councilId(), person)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String path(UUID person) {
        return PersonPowersController.path(person) + "/ties";
    }
}
