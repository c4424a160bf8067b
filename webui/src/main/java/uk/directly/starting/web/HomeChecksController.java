package uk.directly.starting.web;

import java.time.LocalDate;
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
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.HomeChanges;
import uk.directly.starting.HomeChanges.Outcome;
import uk.directly.web.Card;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Another officer looks at addresses and dates of birth before they count (ADR 50). */
@Controller
@Allow({Role.SUPPORT, Role.SOCIAL_WORK})
@RequestMapping(HomeChecksController.PATH)
class HomeChecksController {
    static final String PATH = "/home-changes";
    private static final List<Choice> YES_NO = List.of(Choice.of("yes", "Yes"), Choice.of("no", "No"));

    private final HomeChanges changes;

    HomeChecksController(HomeChanges changes) {
        this.changes = changes;
    }

    @GetMapping
    Mono<Rendering> waiting(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer) {
        return changes.waiting(actor)
                .collectList()
                .map(found -> new HomeChecksPage(
                                Frame.of("Addresses and dates of birth to look at", viewer)
                                        .under(StarterPages.LIST)
                                        .withNotice(done.isEmpty() ? null : "It is decided. We tell them."),
                                found.stream().map(HomeChecksController::card).toList())
                        .show());
    }

    private static Card card(HomeChanges.Waiting each) {
        String asked = each.askedBy() + " asked on " + DateWords.date(each.askedAt()) + ".";
        return each.own()
                ? Card.of(each.name(), List.of(asked, "Another officer looks at it."))
                : Card.of(
                        each.name(),
                        List.of(asked),
                        Card.Action.main("Look at it", ": " + each.name(), PATH + "/" + each.id()));
    }

    @GetMapping("/{id}")
    Mono<Rendering> form(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return Mono.zip(one(actor, id), changes.waitDays(actor))
                .map(found -> page(
                                viewer,
                                found.getT1(),
                                found.getT2(),
                                kept.value("answer"),
                                kept.value("reason"),
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping("/{id}")
    Mono<Rendering> check(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(one(actor, id), exchange.getFormData(), changes.waitDays(actor))
                .flatMap(found -> {
                    HomeChanges.Waiting each = found.getT1();
                    int days = found.getT3();
                    String answer = Objects.requireNonNullElse(found.getT2().getFirst("answer"), "");
                    String reason = Objects.requireNonNullElse(found.getT2().getFirst("reason"), "");
                    if (!answer.matches("yes|no")) {
                        return Mono.just(
                                page(viewer, each, days, answer, reason, FormErrors.one("answer", "Choose yes or no"))
                                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
                    }
                    return changes.check(actor, id, answer.equals("yes"), reason)
                            .map(outcome -> switch (outcome) {
                                case Outcome.Done done -> Page.goTo(PATH + "?done=decided");
                                case Outcome.Checked checked -> Page.goTo(PATH);
                                case Outcome.SameOfficer same ->
                                    page(
                                                    viewer,
                                                    each,
                                                    days,
                                                    answer,
                                                    reason,
                                                    FormErrors.one("answer", "Another officer has to decide this"))
                                            .show(HttpStatus.FORBIDDEN);
                                case Outcome.Invalid invalid ->
                                    page(
                                                    viewer,
                                                    each,
                                                    days,
                                                    answer,
                                                    reason,
                                                    FormErrors.one(invalid.field(), invalid.message()))
                                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                            });
                });
    }

    private static HomeCheckPage page(
            Viewer viewer, HomeChanges.Waiting each, int waitDays, String answer, String reason, FormErrors errors) {
        Frame frame = Frame.of("Is this right for " + each.name() + "?", viewer).under(StarterPages.LIST);
        List<SummaryRow> facts = new java.util.ArrayList<>();
        if (each.lines() != null) {
            facts.add(SummaryRow.of("Address until now", address(each.linesBefore(), each.postcodeBefore())));
            facts.add(SummaryRow.of("New address", address(each.lines(), each.postcode())));
        }
        if (each.bornOn() != null) {
            facts.add(SummaryRow.of("Date of birth until now", born(each.bornBefore())));
            facts.add(SummaryRow.of("New date of birth", born(each.bornOn())));
        }
        facts.add(SummaryRow.of("Asked by", each.askedBy() + ", " + DateWords.dayAndTime(each.askedAt())));
        facts.add(SummaryRow.of("How they made sure", each.madeSure()));
        return new HomeCheckPage(
                errors.isEmpty() ? frame : frame.withError(),
                waitDays,
                PATH,
                PATH + "/" + each.id(),
                facts,
                YES_NO,
                answer,
                reason,
                errors);
    }

    static String address(@Nullable String lines, @Nullable String postcode) {
        return lines == null ? "Not known" : String.join(", ", lines.lines().toList()) + ", " + postcode;
    }

    static String born(@Nullable LocalDate day) {
        return day == null ? "Not known" : DateWords.date(day);
    }

    private Mono<HomeChanges.Waiting> one(Actor actor, UUID id) {
        return changes.one(actor, id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
