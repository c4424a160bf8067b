package uk.directly.spending.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.spending.SpendingAnswer;
import uk.directly.spending.SpendingBook;
import uk.directly.spending.SpendingQuestion;
import uk.directly.spending.SpendingQuestions;
import uk.directly.spending.SpendingResult;
import uk.directly.spending.SpendingState;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** "Can I spend it on this?" (R5): the person asks, an officer answers. */
@RestController
@RequestMapping("/api/v1/spending-questions")
class SpendingQuestionsController {
    private final SpendingQuestions questions;
    private final SpendingBook book;

    SpendingQuestionsController(SpendingQuestions questions, SpendingBook book) {
        this.questions = questions;
        this.book = book;
    }

    /** One's own; the latest first. */
    @GetMapping
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<QuestionJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.of(actor, after == null ? null : after.id(0), paging.fetch())
                .map(QuestionJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    /** The council's that wait for an answer. */
    @GetMapping("/waiting")
    @Allow(Role.SOCIAL_WORK)
    Mono<ResponseEntity<PageOf<QuestionJson>>> waiting(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return book.waiting(
                        actor.councilId(),
                        after == null ? null : new SpendingBook.Place(after.date(0), after.id(1)),
                        paging.fetch())
                .map(QuestionJson::forOfficers)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.answerBy(), row.id())));
    }

    @GetMapping("/{id}")
    @Allow({Role.HOLDER, Role.CARER, Role.SOCIAL_WORK})
    @ForOthers(Power.SEE)
    Mono<QuestionJson> one(@PathVariable("id") UUID id, Actor actor) {
        Mono<QuestionJson> found = actor.is(Role.SOCIAL_WORK)
                ? book.inCouncil(actor.councilId(), id).map(QuestionJson::forOfficers)
                : book.one(actor, id).map(QuestionJson::of);
        return found.switchIfEmpty(Mono.error(SpendingQuestionsController::notFound));
    }

    @PostMapping
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<QuestionJson>> ask(@Valid @RequestBody AskBody body, Actor actor) {
        return questions
                .ask(
                        actor,
                        Objects.requireNonNullElseGet(body.id(), Ids::next),
                        body.budgetId(),
                        body.what(),
                        body.amountPence())
                .map(SpendingQuestionsController::question)
                .map(question -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/spending-questions/" + question.id()))
                        .body(QuestionJson.of(question)));
    }

    @PostMapping("/{id}/answer")
    @Allow(Role.SOCIAL_WORK)
    Mono<QuestionJson> answer(@PathVariable("id") UUID id, @Valid @RequestBody AnswerBody body, Actor actor) {
        return questions
                .answer(actor, id, body.answered())
                .map(SpendingQuestionsController::question)
                .map(QuestionJson::forOfficers);
    }

    @PostMapping("/{id}/withdraw")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<QuestionJson> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return questions
                .withdraw(actor, id)
                .map(SpendingQuestionsController::question)
                .map(QuestionJson::of);
    }

    private static SpendingQuestion question(SpendingResult result) {
        return switch (result) {
            case SpendingResult.Done done -> done.question();
            case SpendingResult.NotFound none -> throw notFound();
            case SpendingResult.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This question is " + wrong.state().slug() + ", and stays so. Ask a new one.",
                        Map.of("state", wrong.state().slug()));
            case SpendingResult.Invalid invalid ->
                throw Problem.invalid(invalid.fault().field(), invalid.fault().message());
            case SpendingResult.TooMany many ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        many.most() + " questions wait for an answer. Take one back, or wait for an answer.",
                        Map.of("state", "too-many-waiting"));
            case SpendingResult.NotInPlan none ->
                throw Problem.of(ProblemType.NOT_IN_PLAN, "Choose a line of this person's plan.");
            case SpendingResult.OwnQuestion none ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED, "Somebody else has to answer what you asked or what is about you.");
        };
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such question or budget of yours.");
    }

    /** What is asked. */
    record AskBody(
            @Nullable UUID id,
            @NotNull UUID budgetId,
            @NotNull String what,
            @Nullable Long amountPence) {}

    /** What is answered. */
    record AnswerBody(
            @NotNull Boolean yes,
            @NotNull String answer,
            @Nullable UUID planLineId,
            @Nullable Long upToPence,
            @Nullable LocalDate until) {
        SpendingAnswer answered() {
            return new SpendingAnswer(yes, answer, planLineId, upToPence, until);
        }
    }

    /** A question; whose it is stands there for officers only. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionJson(
            UUID id,
            UUID budgetId,
            @Nullable HolderJson holder,
            String what,
            @Nullable Long amountPence,
            Instant askedAt,
            String askedBy,
            LocalDate answerBy,
            SpendingState state,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy,
            @Nullable UUID planLineId,
            @Nullable Long upToPence,
            @Nullable LocalDate until,
            SpendingQuestion.@Nullable Kept kept) {
        static QuestionJson of(SpendingQuestion question) {
            return of(question, null);
        }

        static QuestionJson forOfficers(SpendingQuestion question) {
            return of(question, new HolderJson(question.holderId(), question.holderName()));
        }

        private static QuestionJson of(SpendingQuestion question, @Nullable HolderJson holder) {
            return new QuestionJson(
                    question.id(),
                    question.budgetId(),
                    holder,
                    question.what(),
                    question.costPence(),
                    question.askedAt(),
                    question.askedBy(),
                    question.answerBy(),
                    question.state(),
                    question.answer(),
                    question.answeredAt(),
                    question.answeredBy(),
                    question.planLineId(),
                    question.upToPence(),
                    question.until(),
                    question.kept());
        }
    }

    /** Whose money it is about. */
    record HolderJson(UUID id, String name) {}
}
