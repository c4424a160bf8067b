package uk.directly.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.model.PayrollEstimate;
import uk.directly.people.Actor;

/** Enters what the bureau reckoned for one worker and month; our estimate is kept beside it (R81, R84). */
@Service
public class PayrollReckoning {
    /** The longest name of a bureau. */
    public static final int LONGEST_NAME = 100;

    private static final long MOST_PENCE = 10_000_000;

    private final Payrolls payrolls;
    private final Changes changes;
    private final Clock clock;

    PayrollReckoning(Payrolls payrolls, Changes changes, Clock clock) {
        this.payrolls = payrolls;
        this.changes = changes;
        this.clock = clock;
    }

    /** What was entered; {@code version} and {@code seenPence} of what was looked at when it was. */
    public record Entry(
            UUID providerId,
            YearMonth month,
            int version,
            long seenPence,
            long payPence,
            long holidayPence,
            long niPence,
            long pensionPence,
            @Nullable LocalDate paidOn,
            String bureau) {}

    /** What came of it. */
    public sealed interface Result {
        /** It stands. */
        record Done(int version, boolean replayed) implements Result {}

        /** There is no such payroll for who asks. */
        record NotFound() implements Result {}

        /** Other hours came in, or others entered figures, since it was looked at. */
        record Changed() implements Result {}

        /** It was paid, and now comes to less. */
        record PaidAlready() implements Result {}

        /** The month has not begun. */
        record TooEarly() implements Result {}

        /** A field of the entry can't be. */
        record Invalid(String field, String message) implements Result {}

        /** The key came with something else before. */
        record KeyReused() implements Result {}

        /** The first request with this key still runs. */
        record InProgress() implements Result {}
    }

    /** Enters it for the employer that the reader looks at. */
    public Mono<Result> enter(Actor actor, PayrollReader reader, Entry entry, IdempotencyKey key) {
        Result.@Nullable Invalid wrong = fault(entry);
        UUID holder = reader.holderId();
        if (wrong != null) {
            return Mono.just(wrong);
        } else if (holder == null) {
            return Mono.just(new Result.NotFound());
        }
        return payrolls.months(reader, entry.month())
                .flatMapIterable(PayrollMonth::workers)
                .filter(worker -> worker.providerId().equals(entry.providerId()))
                .next()
                .flatMap(worker -> changes.apply(
                                "payroll_reckon",
                                new Command(
                                        key,
                                        Ids.next(),
                                        holder,
                                        reader.organisationId(),
                                        actor.councilId(),
                                        actor.personId(),
                                        actor.onBehalfOf(),
                                        entry.month().atDay(1),
                                        clock.instant(),
                                        worker.estimate(),
                                        entry),
                                Answer.class)
                        .map(Answer::result))
                .defaultIfEmpty(new Result.NotFound());
    }

    private Result.@Nullable Invalid fault(Entry entry) {
        if (entry.bureau().isBlank() || entry.bureau().length() > LONGEST_NAME) {
            return new Result.Invalid("bureau", "Say who worked it out, in at most " + LONGEST_NAME + " characters.");
        }
        if (!isAmount(entry.payPence())) {
            return new Result.Invalid("payPence", "Give the pay as an amount from £0 to £100,000.");
        } else if (!isAmount(entry.holidayPence())) {
            return new Result.Invalid("holidayPence", "Give the holiday pay as an amount from £0 to £100,000.");
        } else if (!isAmount(entry.niPence())) {
            return new Result.Invalid("niPence", "Give the National Insurance as an amount from £0 to £100,000.");
        } else if (!isAmount(entry.pensionPence())) {
            return new Result.Invalid("pensionPence", "Give the pension as an amount from £0 to £100,000.");
        }
        LocalDate paidOn = entry.paidOn();
        if (paidOn != null
                && (paidOn.isAfter(London.today(clock))
                        || paidOn.isBefore(entry.month().atDay(1)))) {
            return new Result.Invalid("paidOn", "Give a day from the first of that month until today.");
        }
        return null;
    }

    private static boolean isAmount(long pence) {
        return pence >= 0 && pence <= MOST_PENCE;
    }

    /** The command of {@code payroll_reckon}. */
    record Command(
            IdempotencyKey idempotency,
            UUID id,
            UUID holderId,
            @Nullable UUID organisationId,
            UUID councilId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            LocalDate month,
            Instant at,
            PayrollEstimate estimate,
            UUID providerId,
            int version,
            long seenPence,
            long payPence,
            long holidayPence,
            long niPence,
            long pensionPence,
            @Nullable LocalDate paidOn,
            String bureau) {
        Command(
                IdempotencyKey key,
                UUID id,
                UUID holder,
                @Nullable UUID organisation,
                UUID council,
                UUID actor,
                @Nullable UUID onBehalfOf,
                LocalDate month,
                Instant at,
                PayrollEstimate estimate,
                Entry entry) {
            this(
                    key,
                    id,
                    holder,
                    organisation,
                    council,
                    actor,
                    onBehalfOf,
                    month,
                    at,
                    estimate,
                    entry.providerId(),
                    entry.version(),
                    entry.seenPence(),
                    entry.payPence(),
                    entry.holidayPence(),
                    entry.niPence(),
                    entry.pensionPence(),
                    entry.paidOn(),
                    entry.bureau().strip());
        }
    }

    private record Answer(
            String outcome,
            @Nullable Integer version,
            @Nullable Boolean replayed,
            @Nullable Long postedPence) {
        Result result() {
            return switch (outcome) {
                case "done" -> new Result.Done(version == null ? 0 : version, Boolean.TRUE.equals(replayed));
                case "not-found" -> new Result.NotFound();
                case "changed" -> new Result.Changed();
                case "paid-already" -> new Result.PaidAlready();
                case "too-early" -> new Result.TooEarly();
                case "below-pay" ->
                    new Result.Invalid(
                            "payPence",
                            "The agreed time comes to "
                                    + uk.directly.data.Csv.pounds(postedPence == null ? 0 : postedPence)
                                    + " pounds. Pay is never less than that: correct the hours first.");
                case "idempotency-key-reused" -> new Result.KeyReused();
                case "request-in-progress" -> new Result.InProgress();
                default -> throw new IllegalStateException("payroll_reckon answered " + outcome);
            };
        }
    }
}
