package uk.directly.payment.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.BudgetMoney;
import uk.directly.budget.Budgets;
import uk.directly.budget.StatementLine;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.TopUp;
import uk.directly.payment.TopUpRefund;
import uk.directly.payment.TopUpRefunds;
import uk.directly.payment.TopUpResult;
import uk.directly.payment.TopUps;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A person's own money, and adding some: how much, check, the page where the card pays (R14). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class OwnMoneyController {
    private static final int SHOWN = 25;
    private static final int LATEST = 20;

    private final Budgets budgets;
    private final TopUps topUps;
    private final TopUpRefunds refunds;

    OwnMoneyController(Budgets budgets, TopUps topUps, TopUpRefunds refunds) {
        this.budgets = budgets;
        this.topUps = topUps;
        this.refunds = refunds;
    }

    @GetMapping("/money/{budgetId}/own")
    @ForOthers(Power.SEE)
    Mono<Rendering> own(
            @PathVariable("budgetId") UUID budgetId,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return budget(actor, budgetId).flatMap(budget -> {
            Mono<List<StatementLine>> lines = budgets.statement(budget, BudgetMoney.OWN, before, SHOWN + 1)
                    .collectList();
            Mono<List<TopUp>> added = topUps.list(actor, null, LATEST)
                    .filter(topUp -> topUp.budgetId().equals(budgetId))
                    .collectList();
            Mono<List<TopUpRefund>> back = refunds.list(actor, null, LATEST)
                    .filter(refund -> refund.budgetId().equals(budgetId))
                    .collectList();
            return Mono.zip(lines, added, back, refunds.wayBack(actor, budgetId))
                    .map(found -> new OwnMoneyPages(viewer, budget)
                            .page(
                                    found.getT1(),
                                    SHOWN,
                                    before != null,
                                    found.getT2(),
                                    found.getT3(),
                                    found.getT4(),
                                    "back".equals(done))
                            .show());
        });
    }

    @GetMapping("/money/{budgetId}/own/add")
    @ForOthers(Power.RUN)
    Mono<Rendering> howMuch(
            @PathVariable("budgetId") UUID budgetId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(actor, viewer, budgetId, answers)
                .map(ask -> !answers.containsKey("answered")
                        ? ask.howMuch(FormErrors.NONE).show()
                        : ask.errors().isEmpty()
                                ? Page.goTo(ask.check(Ids.next().toString()).toString())
                                : ask.howMuch(ask.errors()).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @GetMapping("/money/{budgetId}/own/check")
    @ForOthers(Power.RUN)
    Mono<Rendering> check(
            @PathVariable("budgetId") UUID budgetId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(actor, viewer, budgetId, answers).map(ask -> checked(ask, FormErrors.NONE, HttpStatus.OK));
    }

    /** Its address carries a key, so that a double click, Back and reload are the same top-up (R15). */
    @PostMapping("/money/{budgetId}/own/check")
    @ForOthers(Power.RUN)
    Mono<Rendering> add(
            @PathVariable("budgetId") UUID budgetId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(actor, viewer, budgetId, answers).flatMap(ask -> {
            Long pence = ask.pence();
            String key = ask.key();
            if (pence == null || key == null || !ask.errors().isEmpty()) {
                return Mono.just(checked(ask, FormErrors.NONE, HttpStatus.OK));
            }
            String asked = actor.forPersonId() + " " + ask.check(null);
            return topUps.ask(
                            actor,
                            budgetId,
                            pence,
                            ask.then(),
                            IdempotencyKey.of(actor.personId(), "POST /money/own", key, asked))
                    .map(result -> added(ask, result));
        });
    }

    private static Rendering added(OwnMoneyAsk ask, TopUpResult result) {
        return switch (result) {
            case TopUpResult.Done done -> {
                String page = done.topUp().page();
                yield Page.goTo(
                        page == null || done.replayed()
                                ? "/money/own/" + done.topUp().id()
                                : page);
            }
            case TopUpResult.NotFound none -> throw notFound();
            case TopUpResult.Closed closed ->
                checked(
                        ask,
                        FormErrors.one("", "This account is closed. Nothing can be added to it."),
                        HttpStatus.CONFLICT);
            case TopUpResult.OutsideLimits outside -> checked(ask, FormErrors.NONE, HttpStatus.OK);
            case TopUpResult.KeyReused reused ->
                Page.goTo(ask.check(Ids.next().toString()).toString());
            case TopUpResult.InProgress running ->
                checked(
                        ask,
                        FormErrors.one(
                                "", "We are still working on it. Wait a few seconds, then press the button again."),
                        HttpStatus.CONFLICT);
        };
    }

    private static Rendering checked(OwnMoneyAsk ask, FormErrors errors, HttpStatus status) {
        if (!ask.errors().isEmpty()) {
            return Page.goTo(ask.here().toString());
        }
        return ask.key() == null
                ? Page.goTo(ask.check(Ids.next().toString()).toString())
                : ask.checkPage(errors).show(status);
    }

    /** Where people come back to from the page where their card pays. */
    @GetMapping("/money/own/{id}")
    @ForOthers(Power.RUN)
    Mono<Rendering> after(
            @PathVariable("id") UUID id,
            @RequestParam(name = "paid", required = false) @Nullable String paid,
            Actor actor,
            Viewer viewer) {
        return topUps.look(actor, id)
                .switchIfEmpty(Mono.error(OwnMoneyController::notFound))
                .map(topUp -> TopUpPages.page(viewer, topUp, paid != null).show());
    }

    /** Comes here after signing in again: the page, to press the button once more. */
    @GetMapping("/money/own/{id}/stop")
    @ForOthers(Power.RUN)
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo("/money/own/" + id);
    }

    @PostMapping("/money/own/{id}/stop")
    @ForOthers(Power.RUN)
    Mono<Rendering> stop(@PathVariable("id") UUID id, Actor actor) {
        return topUps.stop(actor, id)
                .switchIfEmpty(Mono.error(OwnMoneyController::notFound))
                .map(topUp -> Page.goTo("/money/own/" + id));
    }

    private Mono<OwnMoneyAsk> asked(Actor actor, Viewer viewer, UUID budgetId, Map<String, String> answers) {
        return budget(actor, budgetId)
                .zipWith(topUps.limits(actor.councilId()))
                .map(found -> new OwnMoneyAsk(viewer, found.getT1(), found.getT2(), answers));
    }

    private Mono<Budget> budget(Actor actor, UUID budgetId) {
        return budgets.one(actor.councilId(), actor.forPersonId(), budgetId)
                .switchIfEmpty(Mono.error(OwnMoneyController::notFound));
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
