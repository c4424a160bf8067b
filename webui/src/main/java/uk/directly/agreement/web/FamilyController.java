package uk.directly.agreement.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.FamilyDecisions;
import uk.directly.data.Ids;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** Officers decide whether a relative may be paid from a direct payment (R62). */
@Controller
@Allow({Role.SOCIAL_WORK, Role.FINANCE})
class FamilyController {
    private static final int MOST = 200;

    private static final List<Choice> ANSWERS = List.of(
            Choice.of("meet-need", "Yes, it is necessary to meet the need"),
            Choice.of("administration", "Yes, for administration, up to an amount"),
            Choice.of("no", "No"));

    private final FamilyDecisions decisions;

    FamilyController(FamilyDecisions decisions) {
        this.decisions = decisions;
    }

    @GetMapping("/family")
    Mono<Rendering> list(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return decisions
                .list(actor.councilId(), MOST)
                .collectList()
                .map(all -> new FamiliesPage(
                                Frame.of("Paying relatives", viewer)
                                        .withNotice(done == null ? null : "The decision is recorded."),
                                new Table(
                                        "Relatives and decisions",
                                        List.of(
                                                Table.Column.text("Person"),
                                                Table.Column.text("Relative"),
                                                Table.Column.text("Said"),
                                                Table.Column.text("Decision")),
                                        all.stream()
                                                .map(each -> Table.Row.to(
                                                        "/family/" + each.id(),
                                                        each.holder(),
                                                        each.provider(),
                                                        DateWords.date(each.saidAt()),
                                                        decision(each)))
                                                .toList()))
                        .show());
    }

    @GetMapping("/family/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return question(actor, id)
                .map(question -> page(
                                viewer,
                                question,
                                Ids.next().toString(),
                                kept.value("answer"),
                                kept.value("cap"),
                                kept.value("reason"),
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping("/family/{id}")
    Mono<Rendering> decide(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(question(actor, id), exchange.getFormData())
                .flatMap(found -> decide(actor, viewer, found.getT1(), found.getT2()));
    }

    private Mono<Rendering> decide(
            Actor actor, Viewer viewer, FamilyDecisions.Question question, MultiValueMap<String, String> form) {
        String answer = Objects.requireNonNullElse(form.getFirst("answer"), "");
        String cap = Objects.requireNonNullElse(form.getFirst("cap"), "");
        String reason = Objects.requireNonNullElse(form.getFirst("reason"), "");
        UUID key = key(form.getFirst("key"));
        Long capPence = TypedPounds.pence(cap);
        FormErrors errors = FormErrors.NONE;
        if (ANSWERS.stream().noneMatch(each -> each.value().equals(answer))) {
            errors = errors.and("answer", "Choose an answer");
        }
        if (answer.equals("administration") && (capPence == null || capPence == 0)) {
            errors = errors.and("cap", "Enter an amount, like 20.00");
        }
        if (reason.isBlank()) {
            errors = errors.and("reason", "Write the reason");
        }
        if (!errors.isEmpty()) {
            return Mono.just(page(viewer, question, key.toString(), answer, cap, reason, errors)
                    .show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        boolean yes = !answer.equals("no");
        return decisions
                .decide(
                        actor,
                        key,
                        question.id(),
                        yes,
                        yes ? answer : null,
                        answer.equals("administration") ? capPence : null,
                        reason)
                .map(result -> switch (result) {
                    case AgreementResult.Done done -> Page.goTo("/family?done=decided");
                    case AgreementResult.Decided decided -> Page.goTo("/family?done=decided");
                    case AgreementResult.Invalid invalid ->
                        page(
                                        viewer,
                                        question,
                                        key.toString(),
                                        answer,
                                        cap,
                                        reason,
                                        FormErrors.one(invalid.field(), invalid.message()))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT);
                    case AgreementResult.OwnWork own ->
                        page(
                                        viewer,
                                        question,
                                        key.toString(),
                                        answer,
                                        cap,
                                        reason,
                                        FormErrors.one("", "Somebody else has to decide about you or your own"))
                                .show(HttpStatus.FORBIDDEN);
                    default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                });
    }

    private static FamilyPage page(
            Viewer viewer,
            FamilyDecisions.Question question,
            String key,
            String answer,
            String cap,
            String reason,
            FormErrors errors) {
        Frame frame = Frame.of("May " + question.provider() + " be paid?", viewer);
        List<SummaryRow> facts = new ArrayList<>(List.of(
                SummaryRow.of("Person", question.holder()),
                SummaryRow.of("Who supports them", question.provider()),
                SummaryRow.of(
                        "What the person said",
                        question.family().equals("partner")
                                ? "Husband, wife, civil partner or partner"
                                : "A close relative, or a relative’s partner, in the same home"),
                SummaryRow.of("Decision until now", decision(question))));
        if (question.reason() != null) {
            facts.add(SummaryRow.of("Reason", question.reason()));
        }
        return new FamilyPage(
                errors.isEmpty() ? frame : frame.withError(),
                "/family/" + question.id(),
                key,
                facts,
                ANSWERS,
                answer,
                cap,
                reason,
                errors);
    }

    private static String decision(FamilyDecisions.Question question) {
        if (question.yes() == null || question.decidedAt() == null) {
            return "Waiting";
        }
        String by = ", " + DateWords.date(question.decidedAt()) + ", " + question.decidedBy();
        if (!question.yes()) {
            return "No" + by;
        }
        return question.capPence() == null
                ? "Yes" + by
                : "Yes, up to " + Pence.of(question.capPence()).text() + by;
    }

    private Mono<FamilyDecisions.Question> question(Actor actor, UUID id) {
        return decisions
                .one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static UUID key(@Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
