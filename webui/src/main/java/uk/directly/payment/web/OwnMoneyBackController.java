package uk.directly.payment.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budgets;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.TopUpRefundResult;
import uk.directly.payment.TopUpRefunds;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Having own money back: how much, check, on its way (R14). */
@Controller
@RequestMapping("/money/{budgetId}/own/back")
@Allow({Role.HOLDER, Role.CARER})
class OwnMoneyBackController {
    private final Budgets budgets;
    private final TopUpRefunds refunds;

    OwnMoneyBackController(Budgets budgets, TopUpRefunds refunds) {
        this.budgets = budgets;
        this.refunds = refunds;
    }

    @GetMapping
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

    @GetMapping("/check")
    @ForOthers(Power.RUN)
    Mono<Rendering> check(
            @PathVariable("budgetId") UUID budgetId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(actor, viewer, budgetId, answers)
                .map(ask -> ask.isReady()
                        ? ask.checkPage(FormErrors.NONE).show()
                        : Page.goTo(ask.here().toString()));
    }

    /** Its address carries a key, so that a double click, Back and reload give it back once (R15). */
    @PostMapping("/check")
    @ForOthers(Power.RUN)
    Mono<Rendering> giveBack(
            @PathVariable("budgetId") UUID budgetId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(actor, viewer, budgetId, answers).flatMap(ask -> {
            Long pence = ask.pence();
            String key = ask.key();
            if (pence == null || pence == 0 || key == null) {
                return Mono.just(Page.goTo(ask.here().toString()));
            }
            String asked = actor.forPersonId() + " " + ask.check(null);
            return refunds.ask(
                            actor,
                            budgetId,
                            pence,
                            IdempotencyKey.of(actor.personId(), "POST /money/own/back", key, asked))
                    .map(result -> switch (result) {
                        case TopUpRefundResult.Done done -> Page.goTo("/money/" + budgetId + "/own?done=back");
                        case TopUpRefundResult.NotFound none -> throw OwnMoneyController.notFound();
                        case TopUpRefundResult.InsufficientFunds funds -> again(ask);
                        case TopUpRefundResult.CameOtherwise otherwise -> again(ask);
                        case TopUpRefundResult.KeyReused reused ->
                            Page.goTo(ask.check(Ids.next().toString()).toString());
                        case TopUpRefundResult.InProgress running ->
                            ask.checkPage(
                                            FormErrors.one(
                                                    "",
                                                    "We are still working on it. Wait a few seconds, then press the button again."))
                                    .show(HttpStatus.CONFLICT);
                    });
        });
    }

    /** The money has moved since the page was opened: the amount is asked for again, and the page says why. */
    private static Rendering again(OwnMoneyBackAsk ask) {
        FormErrors errors = ask.errors().isEmpty()
                ? FormErrors.one("pounds", "Your own money has changed since you opened the page. Nothing was done.")
                : ask.errors();
        return ask.howMuch(errors).show(HttpStatus.CONFLICT);
    }

    private Mono<OwnMoneyBackAsk> asked(Actor actor, Viewer viewer, UUID budgetId, Map<String, String> answers) {
        return Mono.zip(budgets.one(actor.councilId(), actor.forPersonId(), budgetId), refunds.wayBack(actor, budgetId))
                .map(found -> new OwnMoneyBackAsk(viewer, found.getT1(), found.getT2(), answers))
                .switchIfEmpty(Mono.error(OwnMoneyController::notFound));
    }
}
