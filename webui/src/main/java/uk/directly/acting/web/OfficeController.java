package uk.directly.acting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
import uk.directly.acting.ActingChecks;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.council.London;
import uk.directly.money.Pence;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Card;
import uk.directly.web.Choice;
import uk.directly.web.CodeLetterPage;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** The officers' side of who acts for whom: what is looked at again, and what waits to begin, with the answer to it (R65). */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(OfficeController.PATH)
class OfficeController {
    static final String PATH = "/acting";
    private static final int MOST = 100;
    private static final List<Choice> CHECK = List.of(Choice.of("yes", "Yes"), Choice.of("no", "No"));

    private final ActingChecks checks;
    private final ActingReviews reviews;
    private final Clock clock;

    OfficeController(ActingChecks checks, ActingReviews reviews, Clock clock) {
        this.checks = checks;
        this.reviews = reviews;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> office(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        LocalDate today = London.today(clock);
        return Mono.zip(
                        reviews.open(actor, MOST).collectList(),
                        checks.waiting(actor.councilId(), MOST).collectList())
                .map(found -> new OfficePage(
                                Frame.of("Who acts for whom", viewer)
                                        .withNotice(done == null ? null : "The decision is recorded."),
                                found.getT1().stream()
                                        .map(each -> review(each, today))
                                        .toList(),
                                found.getT2().stream()
                                        .map(OfficeController::check)
                                        .toList())
                        .show());
    }

    private static Card review(ActingReviews.Review each, LocalDate today) {
        String title = each.name() + " for " + each.forName();
        return Card.needed(
                title,
                List.of(
                        PowerWords.cause(each.cause()),
                        each.dueOn().isBefore(today)
                                ? "This was due by " + DateWords.day(each.dueOn()) + "."
                                : "Look at it by " + DateWords.day(each.dueOn()) + "."),
                Card.Action.main("Look at it", ": " + title, ReviewController.PATH + "/" + each.id()));
    }

    private static Card check(ActingChecks.ToCheck each) {
        String title = each.name() + " for " + each.forName();
        return Card.of(
                title,
                List.of(
                        each.as().equals("nominee")
                                ? "Chosen by the person. Said yes on "
                                        + DateWords.date(Objects.requireNonNull(each.usedAt())) + "."
                                : "Proposed by " + each.invitedBy() + " on " + DateWords.date(each.invitedAt())
                                        + ". Another officer looks."),
                Card.Action.main("Look at it", ": " + title, PATH + "/checks/" + each.id()));
    }

    @GetMapping("/checks/{id}")
    Mono<Rendering> check(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return toCheck(actor, id)
                .map(each -> page(viewer, each, kept.value("answer"), kept.value("reason"), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/checks/{id}")
    Mono<Rendering> checked(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(toCheck(actor, id), exchange.getFormData()).flatMap(found -> {
            ActingChecks.ToCheck each = found.getT1();
            String answer = LimitsForm.text(found.getT2().getFirst("answer"));
            String reason = LimitsForm.text(found.getT2().getFirst("reason"));
            if (CHECK.stream().noneMatch(choice -> choice.value().equals(answer))) {
                return Mono.just(page(viewer, each, answer, reason, FormErrors.one("answer", "Choose yes or no"))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return checks.check(actor, id, answer.equals("yes"), reason).map(result -> switch (result) {
                case ActingResult.Invited invited ->
                    ActingLetters.of(
                                    viewer,
                                    each.name(),
                                    Acting.As.AUTHORISED,
                                    invited,
                                    CodeLetterPage.site(exchange),
                                    PATH,
                                    each.forName())
                            .show();
                case ActingResult.Done done -> Page.goTo(PATH + "?done=decided");
                case ActingResult.NoLonger old -> Page.goTo(PATH);
                case ActingResult.OwnQuestion own ->
                    page(viewer, each, answer, reason, FormErrors.one("answer", "Another officer has to decide this"))
                            .show(HttpStatus.FORBIDDEN);
                case ActingResult.CanDecide can ->
                    page(
                                    viewer,
                                    each,
                                    answer,
                                    reason,
                                    FormErrors.one("answer", "They can decide: they choose themselves"))
                            .show(HttpStatus.CONFLICT);
                case ActingResult.Invalid invalid ->
                    page(viewer, each, answer, reason, FormErrors.one(invalid.field(), invalid.message()))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            });
        });
    }

    private Mono<ActingChecks.ToCheck> toCheck(Actor actor, UUID id) {
        return checks.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static DecidePage page(
            Viewer viewer, ActingChecks.ToCheck each, String answer, String reason, FormErrors errors) {
        boolean nominee = each.as().equals("nominee");
        Frame frame = Frame.of("May " + each.name() + " act for " + each.forName() + "?", viewer);
        List<SummaryRow> facts = new ArrayList<>(List.of(
                SummaryRow.of("Person", each.forName()),
                SummaryRow.of("Who is to act", each.name()),
                SummaryRow.of("How", nominee ? "Chosen by the person" : basis(each)),
                SummaryRow.of("Since", DateWords.date(each.invitedAt()) + ", " + each.invitedBy())));
        Long most = each.mayApproveUpToPence();
        facts.add(SummaryRow.of(
                "They say yes to",
                most == null ? "Any amount" : "Up to " + Pence.of(most).text() + " for a visit"));
        if (each.reason() != null) {
            facts.add(SummaryRow.of("Why", each.reason()));
        }
        return new DecidePage(
                errors.isEmpty() ? frame : frame.withError(),
                PATH,
                PATH + "/checks/" + each.id(),
                facts,
                nominee
                        ? List.of(
                                "The person can decide, and has chosen. The only question is whether who they chose can manage"
                                        + " the money, with help if need be (Care Act 2014, section 31).")
                        : List.of(
                                "They act in the person’s best interests, and can manage the money (Care Act 2014, section 32)."
                                        + " With your yes they get a letter with a code."),
                nominee ? "Can they manage it?" : "Do you agree?",
                CHECK,
                answer,
                "With a no: why not, as they read it",
                reason,
                errors);
    }

    private static String basis(ActingChecks.ToCheck each) {
        String how = switch (String.valueOf(each.basis())) {
            case "deputy" -> "Deputy of the Court of Protection";
            case "attorney" -> "Lasting power of attorney";
            case "organisation" -> "An organisation that does this";
            default -> "Somebody close to them";
        };
        return how + (Boolean.TRUE.equals(each.kin()) ? ", family or a friend" : ", neither family nor a friend");
    }
}
