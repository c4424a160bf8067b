package uk.directly.spending.web;

import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.FieldFault;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.spending.Expense;
import uk.directly.spending.ExpenseBook;
import uk.directly.spending.ExpenseResult;
import uk.directly.spending.Expenses;
import uk.directly.spending.SpendingBook;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What a person paid from their own bank beside booked visits (R1, R27). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class ExpenseController {
    private static final String HERE = "/money/{budget}/spent";
    private static final int SHOWN = 20;

    private final Budgets budgets;
    private final Expenses expenses;
    private final ExpenseBook book;
    private final SpendingBook questions;
    private final Clock clock;

    ExpenseController(Budgets budgets, Expenses expenses, ExpenseBook book, SpendingBook questions, Clock clock) {
        this.budgets = budgets;
        this.expenses = expenses;
        this.book = book;
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @ForOthers(Power.SEE)
    Mono<Rendering> form(
            @PathVariable("budget") UUID id,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return known(actor, id, after)
                .map(known -> ExpensePages.page(
                                viewer,
                                known,
                                SHOWN,
                                ExpenseForm.of(kept, London.today(clock)),
                                FormErrors.NONE,
                                !kept.value("family").isEmpty(),
                                notice(done))
                        .show());
    }

    @PostMapping(HERE)
    @ForOthers(Power.RUN)
    Mono<Rendering> record(@PathVariable("budget") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(ExpenseForm::of)
                .zipWith(known(actor, id, null))
                .flatMap(both -> record(actor, viewer, both.getT1(), both.getT2()));
    }

    private Mono<Rendering> record(Actor actor, Viewer viewer, ExpenseForm form, ExpensePages.Known known) {
        FormErrors errors = form.errors(known.budget(), known.agreed(), known.band());
        if (!errors.isEmpty()) {
            return Mono.just(again(viewer, known, form, errors));
        }
        IdempotencyKey key =
                IdempotencyKey.of(actor.personId(), "POST " + HERE, form.key(), actor.forPersonId() + " " + form);
        return expenses.record(actor, form.request(known.budget(), known.agreed()), key)
                .map(result -> switch (result) {
                    case ExpenseResult.Done done ->
                        Page.goTo(ExpensePages.path(known.budget().id()) + "?done=recorded");
                    // One more question is no mistake of theirs.
                    case ExpenseResult.FamilyAsked asked ->
                        ExpensePages.page(viewer, known, SHOWN, form.anew(), FormErrors.NONE, true, null)
                                .show();
                    default -> again(viewer, known, form.anew(), refusal(result));
                });
    }

    private static FormErrors refusal(ExpenseResult result) {
        return switch (result) {
            case ExpenseResult.TooMuch much ->
                FormErrors.one(
                        "amount",
                        "This is " + Pence.of(much.shortPence()).text() + " more than is left to use. Put in your own"
                                + " money first, or call the council");
            case ExpenseResult.Invalid invalid ->
                FormErrors.one(field(invalid.fault()), invalid.fault().message());
            case ExpenseResult.NotAgreed none ->
                FormErrors.one("purpose", "The council said yes to less than this, or to an earlier day");
            case ExpenseResult.NotInPlan none -> FormErrors.one("purpose", "Choose what it was for");
            case ExpenseResult.ReceiptAsked none -> FormErrors.one("receipt", "Say if you have a receipt");
            case ExpenseResult.NotOwnBank other ->
                FormErrors.one("", "You have your money in another way now. We pay from it, and you see it on Money");
            case ExpenseResult.InProgress running ->
                FormErrors.one("", "Wait a few seconds and press the button again");
            case ExpenseResult.KeyReused reused -> FormErrors.one("", "Press the button again");
            case ExpenseResult.FamilyDecisionNeeded none ->
                FormErrors.one(
                        "family",
                        "The council has to say yes before its money pays them. It has been told. Nothing was recorded");
            case ExpenseResult.FamilyCap cap ->
                FormErrors.one(
                        "amount",
                        "The council said yes to paying them up to a sum, and "
                                + Pence.of(cap.leftPence()).text() + " of it is left");
            case ExpenseResult.FamilyAsked asked -> throw new IllegalStateException("It is asked");
            case ExpenseResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case ExpenseResult.Done done -> throw new IllegalStateException("It is recorded");
        };
    }

    /** The page calls its fields as the person does. */
    private static String field(FieldFault fault) {
        return switch (fault.field()) {
            case "amountPence" -> "amount";
            case "spentOn" -> "day";
            case "planLineId" -> "purpose";
            case "noReceiptBecause" -> "because";
            case "budgetId" -> "";
            default -> fault.field();
        };
    }

    @GetMapping(HERE + "/{id}/take-back")
    @ForOthers(Power.RUN)
    Mono<Rendering> askTakeBack(
            @PathVariable("budget") UUID budget, @PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return mine(actor, budget, id)
                .map(expense -> expense.takenBackAt() == null
                        ? ExpenseTakeBackPage.of(viewer, budget, expense).show()
                        : Page.goTo(ExpensePages.path(budget)));
    }

    @PostMapping(HERE + "/{id}/take-back")
    @ForOthers(Power.RUN)
    Mono<Rendering> takeBack(@PathVariable("budget") UUID budget, @PathVariable("id") UUID id, Actor actor) {
        return mine(actor, budget, id)
                .flatMap(expense -> expenses.takeBack(actor, id))
                .map(result -> Page.goTo(
                        ExpensePages.path(budget) + (result instanceof ExpenseResult.Done ? "?done=back" : "")));
    }

    private Mono<Expense> mine(Actor actor, UUID budget, UUID id) {
        return book.one(actor, id)
                .filter(expense -> expense.budgetId().equals(budget))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Those who have their money in another way have no such page: what they pay, they pay here. */
    private Mono<ExpensePages.Known> known(Actor actor, UUID id, @Nullable UUID after) {
        LocalDate today = London.today(clock);
        Mono<Budget> budget = budgets.one(actor.councilId(), actor.forPersonId(), id)
                .filter(Budget::isOwnBank)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return budget.flatMap(mine -> Mono.zip(
                        questions.agreed(actor, today).collectList(),
                        book.band(actor.councilId(), id, today),
                        book.of(actor, id, after, SHOWN + 1).collectList())
                .map(found -> new ExpensePages.Known(mine, found.getT1(), found.getT2(), found.getT3())));
    }

    private Rendering again(Viewer viewer, ExpensePages.Known known, ExpenseForm form, FormErrors errors) {
        return ExpensePages.page(
                        viewer, known, SHOWN, form, errors, !form.family().isEmpty(), null)
                .show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "recorded" -> "It is recorded. You see it on your statement.";
            case "back" -> "You took it back. The money is left to use again.";
            default -> null;
        };
    }
}
