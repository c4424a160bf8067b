package uk.directly.spending.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.spending.SpendingQuestions;
import uk.directly.spending.SpendingResult;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Can I spend it on this?": the form (R5). */
@Controller
class AskController {
    private final Budgets budgets;
    private final SpendingQuestions questions;
    private final CouncilSettings settings;
    private final Clock clock;

    AskController(Budgets budgets, SpendingQuestions questions, CouncilSettings settings, Clock clock) {
        this.budgets = budgets;
        this.questions = questions;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/money/ask")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> form(Actor actor, Viewer viewer, KeptForm kept) {
        return show(actor, viewer, AskForm.of(kept), FormErrors.NONE, HttpStatus.OK);
    }

    @PostMapping("/money/ask")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(AskForm::of)
                .flatMap(form -> mine(actor).flatMap(mine -> ask(actor, viewer, form, mine)));
    }

    private Mono<Rendering> ask(Actor actor, Viewer viewer, AskForm form, List<Budget> mine) {
        FormErrors errors = form.errors(mine);
        UUID budget = form.budget(mine);
        if (!errors.isEmpty() || budget == null) {
            return show(actor, viewer, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return questions
                .ask(actor, form.id(), budget, form.what(), form.pence())
                .flatMap(result -> switch (result) {
                    case SpendingResult.Done done ->
                        Mono.just(Page.goTo(
                                QuestionPages.LIST + "/" + done.question().id() + "?done=asked"));
                    case SpendingResult.Invalid invalid ->
                        again(
                                actor,
                                viewer,
                                form,
                                field(invalid.fault().field()),
                                invalid.fault().message());
                    case SpendingResult.TooMany many ->
                        again(
                                actor,
                                viewer,
                                form,
                                "",
                                many.most() + " of your questions wait for an answer. Wait for one, or take one back.");
                    case SpendingResult.NotFound none -> again(actor, viewer, form.anew(), "", "Press Send again.");
                    case SpendingResult.WrongState other -> unexpected(other);
                    case SpendingResult.NotInPlan other -> unexpected(other);
                    case SpendingResult.OwnQuestion other -> unexpected(other);
                });
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, AskForm form, String field, String message) {
        return show(actor, viewer, form, FormErrors.one(field, message), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static <T> Mono<T> unexpected(SpendingResult result) {
        return Mono.error(new IllegalStateException("Asking never comes to " + result));
    }

    /** The page calls its fields as the person does. */
    private static String field(String name) {
        return "amountPence".equals(name) ? "amount" : name;
    }

    private Mono<Rendering> show(Actor actor, Viewer viewer, AskForm form, FormErrors errors, HttpStatus status) {
        return Mono.zip(
                        mine(actor),
                        settings.valueOf(actor.councilId(), Setting.ASKING_WORKING_DAYS, London.today(clock)))
                .map(found -> found.getT1().isEmpty()
                        ? AskPages.noMoney(viewer)
                        : AskPages.page(viewer, form, found.getT1(), found.getT2(), errors)
                                .show(status));
    }

    private Mono<List<Budget>> mine(Actor actor) {
        return budgets.of(actor.councilId(), actor.forPersonId()).collectList();
    }
}
