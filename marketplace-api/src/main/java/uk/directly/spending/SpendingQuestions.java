package uk.directly.spending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.budget.FieldFault;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** Asks the council whether money may be spent on something, and answers (R5). No money moves. */
@Service
public class SpendingQuestions {
    /** The most that can be meant. */
    static final long MOST_PENCE = 100_000_000;

    private static final int LONGEST_QUESTION = 500;
    private static final int MOST_WAITING = 20;

    private final Changes changes;
    private final CouncilSettings settings;
    private final BankHolidays bankHolidays;
    private final Clock clock;

    SpendingQuestions(Changes changes, CouncilSettings settings, BankHolidays bankHolidays, Clock clock) {
        this.changes = changes;
        this.settings = settings;
        this.bankHolidays = bankHolidays;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @param id made by the caller: the same id again is the same question
     * @param what 1 to 500 characters
     * @param costPence about how much; null: not said
     */
    public Mono<SpendingResult> ask(Actor holder, UUID id, UUID budgetId, String what, @Nullable Long costPence) {
        if (what.isBlank() || what.length() > LONGEST_QUESTION) {
            return invalid("what", "Say what you would like to spend it on, in at most 500 characters.");
        }
        if (costPence != null && (costPence < 1 || costPence > MOST_PENCE)) {
            return invalid("amountPence", "Give an amount between £0.01 and £1,000,000, or none.");
        }
        return answerBy(holder.councilId())
                .map(day -> new AskCommand(
                        id,
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        holder.forPersonId(),
                        budgetId,
                        what.strip(),
                        costPence,
                        day,
                        MOST_WAITING,
                        clock.instant()))
                .flatMap(command -> changes.apply("spending_ask", command, Answer.class))
                .map(Answer::result);
    }

    /** An officer answers, once. */
    public Mono<SpendingResult> answer(Actor officer, UUID id, SpendingAnswer answer) {
        return Mono.fromSupplier(() -> London.today(clock))
                .flatMap(today -> answer.fault(today)
                        .<Mono<SpendingResult>>map(fault -> Mono.just(new SpendingResult.Invalid(fault)))
                        .orElseGet(() -> changes.apply(
                                        "spending_answer",
                                        new AnswerCommand(
                                                id,
                                                officer.councilId(),
                                                officer.personId(),
                                                answer.yes(),
                                                answer.words().strip(),
                                                answer.planLineId(),
                                                answer.upToPence(),
                                                answer.until(),
                                                clock.instant()),
                                        Answer.class)
                                .map(Answer::result)));
    }

    /** Takes a question back that nobody has answered. */
    public Mono<SpendingResult> withdraw(Actor holder, UUID id) {
        return Mono.fromSupplier(() -> new WithdrawCommand(
                        id,
                        holder.councilId(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        holder.forPersonId(),
                        clock.instant()))
                .flatMap(command -> changes.apply("spending_withdraw", command, Answer.class))
                .map(Answer::result);
    }

    private Mono<LocalDate> answerBy(UUID councilId) {
        return Mono.defer(() -> {
            LocalDate today = London.today(clock);
            return Mono.zip(bankHolidays.workingDays(), settings.valueOf(councilId, Setting.ASKING_WORKING_DAYS, today))
                    .map(found -> found.getT1().after(today, found.getT2()));
        });
    }

    private static Mono<SpendingResult> invalid(String field, String message) {
        return Mono.just(new SpendingResult.Invalid(new FieldFault(field, message)));
    }

    /** The command of {@code spending_ask}. */
    private record AskCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            UUID holderId,
            UUID budgetId,
            String what,
            @Nullable Long costPence,
            LocalDate answerBy,
            int mostWaiting,
            Instant at) {}

    /** The command of {@code spending_answer}. */
    private record AnswerCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            boolean yes,
            String answer,
            @Nullable UUID planLineId,
            @Nullable Long upToPence,
            @Nullable LocalDate until,
            Instant at) {}

    /** The command of {@code spending_withdraw}. */
    private record WithdrawCommand(
            UUID id, UUID councilId, UUID actorId, @Nullable UUID onBehalfOf, UUID holderId, Instant at) {}

    private record Answer(
            String outcome,
            @Nullable SpendingQuestion question,
            @Nullable SpendingState state) {
        SpendingResult result() {
            return switch (outcome) {
                case "done" -> new SpendingResult.Done(Objects.requireNonNull(question));
                case "not-found" -> new SpendingResult.NotFound();
                case "wrong-state" -> new SpendingResult.WrongState(Objects.requireNonNull(state));
                case "closed" ->
                    new SpendingResult.Invalid(new FieldFault("budgetId", "The account of this money is closed."));
                case "too-many" -> new SpendingResult.TooMany(MOST_WAITING);
                case "not-in-plan" -> new SpendingResult.NotInPlan();
                case "own-question" -> new SpendingResult.OwnQuestion();
                default -> throw new IllegalStateException("A question about spending came to " + outcome);
            };
        }
    }
}
