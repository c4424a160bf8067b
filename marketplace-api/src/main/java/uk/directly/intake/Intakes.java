package uk.directly.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/**
 * One officer sends the files of the old system and writes down its control total, another accepts what was read (R92).
 * Until somebody goes live nothing of it is in awards, budgets or ledger, and it can be undone.
 */
@Service
public class Intakes {
    private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);

    /** 20,000 people took 9 s to look at on two busy cores, and 40 s to take live. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Changes changes;
    private final IntakeBook book;
    private final Clock clock;

    Intakes(Changes changes, IntakeBook book, Clock clock) {
        this.changes = changes;
        this.book = book;
        this.clock = clock;
    }

    /** Reads the files and says what each row would do; nothing is brought in. */
    public Mono<IntakeResult<Intake>> check(Actor maker, IntakeUpload upload, IdempotencyKey key) {
        return Mono.fromSupplier(() -> London.today(clock)).flatMap(today -> {
            LocalDate day = upload.figuresOn();
            if (day.isAfter(today) || day.isBefore(today.minusYears(1))) {
                return Mono.just(new IntakeResult.Refused<>(new IntakeRefusal.WrongDay(
                        "Give the day of the figures: today or a day in the last twelve months.")));
            }
            // Thousands of rows take a moment, for which no event loop has the time.
            return Mono.fromCallable(() -> IntakeFiles.of(upload))
                    .subscribeOn(Schedulers.parallel())
                    .flatMap(files -> files.faults().isEmpty()
                            ? check(maker, day, files.rows(), today, key)
                            : Mono.just(new IntakeResult.Refused<>(new IntakeRefusal.Unreadable(files.faults()))));
        });
    }

    private Mono<IntakeResult<Intake>> check(
            Actor maker, LocalDate figuresOn, List<ReadRow> rows, LocalDate today, IdempotencyKey key) {
        CheckCommand command = new CheckCommand(
                Ids.next(), maker.councilId(), maker.personId(), figuresOn, rows, today, clock.instant(), key);
        return changes.applyToMany("intake_check", command, IntakeAnswer.class, LONGEST)
                .doOnNext(answer -> LOG.info("Intake {}: {} rows, {}", command.id(), rows.size(), answer.outcome()))
                .flatMap(answer -> result(maker, answer.id() == null ? command.id() : answer.id(), answer));
    }

    /**
     * Writes down what the old system says of the whole.
     *
     * @param reason why it differs from what was read; null: it does not, or nobody can say
     */
    public Mono<IntakeResult<Intake>> control(
            Actor officer, UUID intakeId, Intake.Totals totals, @Nullable String reason) {
        return Mono.fromSupplier(() -> new ControlCommand(
                        intakeId,
                        officer.councilId(),
                        officer.personId(),
                        totals.people(),
                        totals.totalPence(),
                        totals.weeklyPence(),
                        reason == null || reason.isBlank() ? null : reason.strip(),
                        clock.instant()))
                .flatMap(command -> changes.apply("intake_control", command, IntakeAnswer.class))
                .flatMap(answer -> result(officer, intakeId, answer));
    }

    /**
     * Accepts it: what is new runs in parallel from now on.
     *
     * @param goodRowsOnly said knowingly: rows with errors stay behind
     */
    public Mono<IntakeResult<Intake>> accept(Actor checker, UUID intakeId, boolean goodRowsOnly, IdempotencyKey key) {
        return Mono.fromSupplier(() -> new AcceptCommand(
                        intakeId,
                        checker.councilId(),
                        checker.personId(),
                        goodRowsOnly,
                        London.today(clock),
                        clock.instant(),
                        key))
                .flatMap(command -> changes.applyToMany("intake_accept", command, IntakeAnswer.class, LONGEST))
                .doOnNext(answer -> LOG.info("Intake {} accepted: {}", intakeId, answer.outcome()))
                .flatMap(answer -> result(checker, intakeId, answer));
    }

    /**
     * Undoes it, until the first posting.
     *
     * @param rows ids of the awards that are undone; null: the whole intake
     */
    public Mono<IntakeResult<Intake>> undo(Actor officer, UUID intakeId, @Nullable List<UUID> rows) {
        return Mono.fromSupplier(
                        () -> new UndoCommand(intakeId, officer.councilId(), officer.personId(), rows, clock.instant()))
                .flatMap(command -> changes.applyToMany("intake_undo", command, IntakeAnswer.class, LONGEST))
                .doOnNext(answer -> LOG.info("Intake {} undone: {}", intakeId, answer.outcome()))
                .flatMap(answer -> result(officer, intakeId, answer));
    }

    private Mono<IntakeResult<Intake>> result(Actor officer, UUID intakeId, IntakeAnswer answer) {
        return answer.isDone()
                ? book.one(officer.councilId(), intakeId)
                        .map(intake -> new IntakeResult.Done<>(intake, answer.isReplayed()))
                : Mono.just(new IntakeResult.Refused<>(answer.refusal()));
    }

    /** The command of {@code intake_check}. */
    record CheckCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            LocalDate figuresOn,
            List<ReadRow> rows,
            LocalDate today,
            Instant at,
            IdempotencyKey idempotency) {}

    /** The command of {@code intake_control}. */
    record ControlCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            int people,
            long totalPence,
            long weeklyPence,
            @Nullable String reason,
            Instant at) {}

    /** The command of {@code intake_accept}. */
    record AcceptCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            boolean goodRowsOnly,
            LocalDate today,
            Instant at,
            IdempotencyKey idempotency) {}

    /** The command of {@code intake_undo}. */
    record UndoCommand(
            UUID id, UUID councilId, UUID actorId, @Nullable List<UUID> rows, Instant at) {}
}
