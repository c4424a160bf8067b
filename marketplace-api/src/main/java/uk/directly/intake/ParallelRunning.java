package uk.directly.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.budget.RejectedRow;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.intake.model.SheetReader;
import uk.directly.people.Actor;

/**
 * Accounts that run in parallel: the old system's figures of a later day are compared with what ours would be, and people
 * go live, one at a time or in groups. Going live posts the balance of the latest figures.
 */
@Service
public class ParallelRunning {
    /** Whoever goes live does so with figures of the last days. */
    public static final int FIGURES_LAST_DAYS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(ParallelRunning.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Changes changes;
    private final Clock clock;

    ParallelRunning(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Compares the figures of a day; the same day again takes the place of what was sent before. A row that can't be
     * taken is named, and the others are.
     *
     * @param file text of a file of figures
     */
    public Mono<IntakeResult<Compared>> compare(Actor officer, UUID intakeId, LocalDate day, String file) {
        return Mono.fromSupplier(() -> London.today(clock))
                .flatMap(today -> day.isAfter(today)
                        ? Mono.just(refused(new IntakeRefusal.WrongDay("Give a day that is not after today.")))
                        : Mono.fromCallable(() -> SheetReader.read(Sheet.FIGURES, file, day))
                                .subscribeOn(Schedulers.parallel())
                                .flatMap(read -> compare(officer, intakeId, day, read)));
    }

    private Mono<IntakeResult<Compared>> compare(Actor officer, UUID intakeId, LocalDate day, SheetReader read) {
        String fault = read.fault();
        if (fault != null) {
            return Mono.just(refused(new IntakeRefusal.Unreadable(List.of(new SheetFault(Sheet.FIGURES, fault)))));
        }
        List<FiguresRow> rows = read.rows().stream()
                .filter(row -> row.faults().isEmpty())
                .map(row -> (FiguresRow) row.content())
                .toList();
        List<RejectedRow> unread = read.rows().stream()
                .filter(row -> !row.faults().isEmpty())
                .map(row -> new RejectedRow(row.number(), words(row)))
                .toList();
        CompareCommand command =
                new CompareCommand(intakeId, officer.councilId(), officer.personId(), day, rows, clock.instant());
        return changes.applyToMany("intake_compare", command, IntakeAnswer.class, LONGEST)
                .map(answer -> answer.isDone()
                        ? new IntakeResult.Done<>(compared(answer, unread), false)
                        : refused(answer.refusal()));
    }

    private static Compared compared(IntakeAnswer answer, List<RejectedRow> unread) {
        List<IntakeAnswer.Rejected> rejected = answer.rejected() == null ? List.of() : answer.rejected();
        return new Compared(
                IntakeAnswer.number(answer.recorded()),
                IntakeAnswer.number(answer.differing()),
                Stream.concat(unread.stream(), rejected.stream().map(row -> new RejectedRow(row.row(), row.words())))
                        .sorted(Comparator.comparingInt(RejectedRow::row))
                        .toList());
    }

    private static String words(ReadRow row) {
        return row.faults().stream()
                .map(fault -> fault.column() + ": " + fault.message())
                .collect(Collectors.joining(" "));
    }

    /**
     * Takes awards live, all that are named or none.
     *
     * @param rows their ids; null: all that are ready
     * @param reason why those are right whose two accounts differ; null: none differs
     */
    public Mono<IntakeResult<WentLive>> goLive(
            Actor officer, UUID intakeId, @Nullable List<UUID> rows, @Nullable String reason, IdempotencyKey key) {
        return Mono.fromSupplier(() -> new LiveCommand(
                        intakeId,
                        officer.councilId(),
                        officer.personId(),
                        rows,
                        London.today(clock).minusDays(FIGURES_LAST_DAYS),
                        reason == null || reason.isBlank() ? null : reason.strip(),
                        clock.instant(),
                        key))
                .flatMap(command -> changes.applyToMany("intake_go_live", command, IntakeAnswer.class, LONGEST))
                .doOnNext(answer -> LOG.info("Intake {} live: {} {}", intakeId, answer.outcome(), answer.live()))
                .map(answer -> answer.isDone()
                        ? new IntakeResult.Done<>(
                                new WentLive(IntakeAnswer.number(answer.live()), IntakeAnswer.number(answer.left())),
                                answer.isReplayed())
                        : refused(answer.refusal()));
    }

    private static <T> IntakeResult<T> refused(IntakeRefusal why) {
        return new IntakeResult.Refused<>(why);
    }

    /** The command of {@code intake_compare}. */
    record CompareCommand(UUID id, UUID councilId, UUID actorId, LocalDate onDay, List<FiguresRow> rows, Instant at) {}

    /** The command of {@code intake_go_live}. */
    record LiveCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            @Nullable List<UUID> rows,
            LocalDate oldestFigures,
            @Nullable String reason,
            Instant at,
            IdempotencyKey idempotency) {}
}
