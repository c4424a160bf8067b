package uk.directly.accreditation.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.DecisionResult;
import uk.directly.accreditation.Decisions;
import uk.directly.accreditation.InterestKind;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** An officer decides about a provider as a whole, takes it over from another, or says what ties them to it (R34). */
@Controller
@Allow(Role.ACCREDITATION)
class DecisionController {
    private static final String ONE = QueuePages.PATH + "/{id}";

    private final OfficerDesk desk;
    private final Decisions decisions;

    DecisionController(OfficerDesk desk, Decisions decisions) {
        this.desk = desk;
        this.decisions = decisions;
    }

    @GetMapping(ONE + "/take-over")
    Mono<Rendering> askTakeOver(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return desk.file(actor, id, viewer).map(pages -> takeOver(pages).show());
    }

    @PostMapping(ONE + "/take-over")
    Mono<Rendering> takeOver(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return done(decisions.claim(actor, id, true), actor, id, viewer, "claimed", DecisionController::takeOver);
    }

    @GetMapping(ONE + "/accredit")
    Mono<Rendering> askAccredit(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return desk.file(actor, id, viewer).map(pages -> accredit(pages).show());
    }

    @PostMapping(ONE + "/accredit")
    Mono<Rendering> accredit(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return done(decisions.accredit(actor, id), actor, id, viewer, "accredited", DecisionController::accredit);
    }

    @GetMapping(ONE + "/refuse")
    Mono<Rendering> askRefuse(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return desk.file(actor, id, viewer)
                .map(pages -> refuse(pages, kept.value("reason")).show());
    }

    @PostMapping(ONE + "/refuse")
    Mono<Rendering> refuse(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return sent(exchange, "reason")
                .flatMap(reason -> done(
                        decisions.refuse(actor, id, reason),
                        actor,
                        id,
                        viewer,
                        "refused",
                        pages -> refuse(pages, reason)));
    }

    @GetMapping(ONE + "/interest")
    Mono<Rendering> askInterest(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return desk.file(actor, id, viewer).map(pages -> interest(pages).show());
    }

    @PostMapping(ONE + "/interest")
    Mono<Rendering> interest(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return sent(exchange, "kind").flatMap(kind -> {
            if (kind.equals("none")) {
                return done(
                        decisions.withdrawInterest(actor, id),
                        actor,
                        id,
                        viewer,
                        "no-interest",
                        DecisionController::interest);
            }
            return Arrays.stream(InterestKind.values())
                    .filter(each -> each != InterestKind.SELF && each.slug().equals(kind))
                    .findFirst()
                    .map(chosen -> done(
                            decisions.declareInterest(actor, id, chosen),
                            actor,
                            id,
                            viewer,
                            "interest",
                            DecisionController::interest))
                    .orElseGet(() -> desk.file(actor, id, viewer)
                            .map(pages -> interest(pages)
                                    .wrong(FormErrors.one("kind", "Choose what ties you to them"))
                                    .show(HttpStatus.UNPROCESSABLE_CONTENT)));
        });
    }

    private Mono<Rendering> done(
            Mono<DecisionResult> step,
            Actor actor,
            UUID id,
            Viewer viewer,
            String done,
            Function<FilePages, StepPage> again) {
        return step.flatMap(result -> result instanceof DecisionResult.Done
                ? Mono.just(Page.goTo(FilePages.path(id) + "?done=" + done))
                : desk.file(actor, id, viewer)
                        .map(pages -> again.apply(pages)
                                .wrong(OfficerDesk.refused(result))
                                .show(
                                        result instanceof DecisionResult.Invalid
                                                ? HttpStatus.UNPROCESSABLE_CONTENT
                                                : HttpStatus.CONFLICT)));
    }

    private static Mono<String> sent(ServerWebExchange exchange, String field) {
        return exchange.getFormData().map(form -> Objects.requireNonNullElse(form.getFirst(field), ""));
    }

    private static StepPage takeOver(FilePages pages) {
        return StepPage.of(
                pages.frame("Take it over"),
                back(pages),
                pages.file().name(),
                List.of(
                        (pages.more().claimedBy() == null
                                        ? "Nobody"
                                        : pages.more().claimedBy()) + " has it in hand now.",
                        "Once you have it, only you decide. Tell them."),
                pages.path() + "/take-over",
                "Take it over");
    }

    private static StepPage accredit(FilePages pages) {
        return StepPage.of(
                pages.frame("Put them on the register"),
                back(pages),
                pages.file().name(),
                List.of(
                        "Everybody finds them at once, with what was checked and when.",
                        "What was uploaded is deleted, and so are reference numbers and referees.",
                        "They are told today."),
                pages.path() + "/accredit",
                "Put on the register");
    }

    private static StepPage refuse(FilePages pages, String reason) {
        return StepPage.of(
                        pages.frame("Refuse"),
                        back(pages),
                        pages.file().name(),
                        List.of(
                                "They read your reason with your decision, today.",
                                "They read that they can ask again, that they can "
                                        + pages.viewer().help().call()
                                        + " to challenge it or to complain, that a complaint is acknowledged in 3 working"
                                        + " days, and how to go to the Ombudsman.",
                                "What they uploaded is kept for 28 days, in case they challenge it."),
                        pages.path() + "/refuse",
                        "Refuse")
                .asking(new StepPage.Words(
                        "reason", "Why?", "As they read it: what was missing or wrong, and what would help.", reason))
                .warning();
    }

    private static StepPage interest(FilePages pages) {
        boolean declared = pages.more().interest() != null && pages.more().interest() != InterestKind.SELF;
        List<Choice> ties = List.of(
                Choice.of("relative", "A relative or a close friend"),
                Choice.of("own-business", "My own or my family’s business"),
                Choice.of("other", "Something else"));
        return StepPage.of(
                        pages.frame("What ties you to them?"),
                        back(pages),
                        pages.file().name(),
                        List.of(
                                "You then decide nothing about them, and don’t see what they gave.",
                                "Your colleagues read that you said so."),
                        pages.path() + "/interest",
                        "Write it down")
                .choosing(new StepPage.Radios(
                        "kind",
                        "What is it?",
                        declared
                                ? List.of(
                                        ties.get(0),
                                        ties.get(1),
                                        ties.get(2),
                                        Choice.or(),
                                        Choice.of("none", "Nothing ties me to them any more"))
                                : ties,
                        ""));
    }

    private static Link back(FilePages pages) {
        return new Link("Back to the file", pages.path());
    }
}
