package uk.directly.spending.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import uk.directly.budget.Budgets;
import uk.directly.budget.PlanLine;
import uk.directly.council.BankHolidays;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.spending.SpendingBook;
import uk.directly.spending.SpendingQuestion;
import uk.directly.spending.SpendingQuestions;
import uk.directly.spending.SpendingResult;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Officers see what people ask about their money, and answer (R5). */
@Controller
@Allow(Role.SOCIAL_WORK)
class AnswerController {
    private static final int SHOWN = 20;

    private final SpendingBook book;
    private final SpendingQuestions questions;
    private final Budgets budgets;
    private final BankHolidays bankHolidays;
    private final Clock clock;

    AnswerController(
            SpendingBook book, SpendingQuestions questions, Budgets budgets, BankHolidays bankHolidays, Clock clock) {
        this.book = book;
        this.questions = questions;
        this.budgets = budgets;
        this.bankHolidays = bankHolidays;
        this.clock = clock;
    }

    @GetMapping(AnswerPages.LIST)
    Mono<Rendering> waiting(
            @RequestParam(name = "day", required = false) @Nullable LocalDate day,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        LocalDate today = London.today(clock);
        return Mono.zip(
                        book.waiting(
                                        actor.councilId(),
                                        day == null || after == null ? null : new SpendingBook.Place(day, after),
                                        SHOWN + 1)
                                .collectList(),
                        book.count(actor.councilId(), today),
                        bankHolidays.workingDays())
                .map(found -> new WaitingList(found.getT1(), found.getT2(), found.getT3(), today)
                        .page(viewer, SHOWN, done)
                        .show());
    }

    @GetMapping(AnswerPages.LIST + "/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return question(actor, id)
                .flatMap(question -> lines(question, actor)
                        .map(lines -> AnswerPages.page(viewer, question, lines, AnswerForm.of(kept), FormErrors.NONE)
                                .show()));
    }

    @PostMapping(AnswerPages.LIST + "/{id}")
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(question(actor, id), exchange.getFormData().map(AnswerForm::of))
                .flatMap(found -> lines(found.getT1(), actor)
                        .flatMap(lines -> answer(actor, viewer, found.getT1(), lines, found.getT2())));
    }

    private Mono<Rendering> answer(
            Actor actor, Viewer viewer, SpendingQuestion question, List<PlanLine> lines, AnswerForm form) {
        FormErrors errors = form.errors(lines, London.today(clock));
        if (!errors.isEmpty()) {
            return Mono.just(
                    AnswerPages.page(viewer, question, lines, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return questions.answer(actor, question.id(), form.answer()).map(result -> switch (result) {
            case SpendingResult.Done done -> Page.goTo(AnswerPages.LIST + "?done=answered");
            case SpendingResult.Invalid invalid ->
                AnswerPages.page(
                                viewer,
                                question,
                                lines,
                                form,
                                FormErrors.one("", invalid.fault().message()))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT);
            case SpendingResult.OwnQuestion own ->
                AnswerPages.page(
                                viewer,
                                question,
                                lines,
                                form,
                                FormErrors.one("", "You asked this yourself. Somebody else has to answer it."))
                        .show(HttpStatus.FORBIDDEN);
            // Somebody was faster: the page shows what they answered.
            case SpendingResult.WrongState wrong -> Page.goTo(AnswerPages.LIST + "/" + question.id());
            case SpendingResult.NotFound none -> throw notFound();
            case SpendingResult.NotInPlan none -> Page.goTo(AnswerPages.LIST + "/" + question.id());
            case SpendingResult.TooMany none -> throw new IllegalStateException("Answering never comes to " + none);
        });
    }

    private Mono<SpendingQuestion> question(Actor actor, UUID id) {
        return book.inCouncil(actor.councilId(), id).switchIfEmpty(Mono.error(AnswerController::notFound));
    }

    private Mono<List<PlanLine>> lines(SpendingQuestion question, Actor actor) {
        return budgets.one(actor.councilId(), question.holderId(), question.budgetId())
                .map(budget -> budget.planLines())
                .switchIfEmpty(Mono.error(AnswerController::notFound));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
