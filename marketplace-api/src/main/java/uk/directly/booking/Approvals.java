package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.Approval;
import uk.directly.booking.model.Asking;
import uk.directly.booking.model.Confirmed;
import uk.directly.booking.model.Over;
import uk.directly.booking.model.Queried;
import uk.directly.booking.model.Recorded;
import uk.directly.booking.model.Requested;
import uk.directly.booking.model.Wages;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;

/** The holder's "Yes, that's right" and "Something's wrong" to a recorded visit (R13, R57). */
@Service
public class Approvals {
    private static final int LONGEST_MESSAGE = 2000;

    private final BookingBook book;
    private final PromisedDays promisedDays;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    Approvals(BookingBook book, PromisedDays promisedDays, Changes changes, KeptAnswers kept, Clock clock) {
        this.book = book;
        this.promisedDays = promisedDays;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Says yes to the recorded visit: the amount is due to the provider, what is left of the hold is free again.
     *
     * @param amountPence a part of it; none: all that is open. What is not said yes to stays in question
     */
    public Mono<BookingResult> approve(Actor holder, UUID bookingId, @Nullable Long amountPence, IdempotencyKey key) {
        return held(holder, bookingId)
                .flatMap(booking -> approve(holder, booking, amountPence, key))
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()))
                .flatMap(result -> Kept.orRefused(kept, key, result));
    }

    private Mono<BookingResult> approve(Actor holder, Booking booking, @Nullable Long amountPence, IdempotencyKey key) {
        long amount = amountPence == null ? booking.openPence() : amountPence;
        if (holder.runs(booking.provider().id())) {
            return refused(new Refusal.OwnWork());
        }
        if (holder.hasToSeeDbs(booking.provider().id())) {
            return refused(new Refusal.SeeDbs(booking.provider().id()));
        }
        if (!holder.mayApprove(amount)) {
            return refused(new Refusal.BeyondLimit(Objects.requireNonNull(
                    Objects.requireNonNull(holder.acting()).mayApproveUpToPence())));
        }
        @Nullable Approval approval = switch (Stages.of(booking)) {
            case Recorded recorded -> recorded.approve(amount);
            case Queried queried -> queried.approve(amount);
            case Asking kept -> null;
            case Requested requested -> null;
            case Confirmed confirmed -> null;
            case Over over -> null;
        };
        return switch (approval) {
            case null -> refused(new Refusal.WrongState(booking.state()));
            case Approval.OutOfRange range ->
                refused(new Refusal.Invalid(
                        "amountPence", "Give an amount from 1 to " + range.openPence() + " pence."));
            case Approval.Whole whole -> settle(holder, booking, whole.amountPence(), 0, key);
            case Approval.Part part -> settle(holder, booking, part.amountPence(), part.openPence(), key);
        };
    }

    private Mono<BookingResult> settle(Actor holder, Booking booking, long amount, long open, IdempotencyKey key) {
        Instant now = clock.instant();
        return promisedDays
                .after(booking.councilId(), now)
                .flatMap(promised -> changes.apply(
                        "booking_approve",
                        new ApproveCommand(
                                Step.of(holder, booking, now),
                                amount,
                                booking.yesTo(amount).ownPence(),
                                booking.wagesOnce(amount),
                                open,
                                Ids.next(),
                                promised,
                                booking.title() + " with " + booking.provider().name(),
                                key),
                        BookingAnswer.class))
                .map(BookingAnswer::result);
    }

    /**
     * Questions the recorded visit. The money stays promised until it is settled; the visit is "not agreed yet". An employed
     * person's time goes to the payroll in the same moment, marked "in question" (R57, R85).
     */
    public Mono<BookingResult> query(Actor holder, UUID bookingId, String message) {
        if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
            return refused(new Refusal.Invalid(
                    "message", "Say what is wrong, in at most " + LONGEST_MESSAGE + " characters."));
        }
        return held(holder, bookingId)
                .flatMap(booking -> switch (Stages.of(booking)) {
                    case Recorded recorded -> query(holder, booking, message);
                    case Queried queried -> query(holder, booking, message);
                    case Asking asking -> refused(new Refusal.WrongState(booking.state()));
                    case Requested requested -> refused(new Refusal.WrongState(booking.state()));
                    case Confirmed confirmed -> refused(new Refusal.WrongState(booking.state()));
                    case Over over -> refused(new Refusal.WrongState(booking.state()));
                })
                .defaultIfEmpty(new BookingResult.Refused(new Refusal.NotFound()));
    }

    private Mono<BookingResult> query(Actor holder, Booking booking, String message) {
        Instant now = clock.instant();
        return promisedDays
                .after(booking.councilId(), now)
                .flatMap(promised -> changes.apply(
                        "booking_query",
                        new QueryCommand(
                                Step.of(holder, booking, now),
                                message.strip(),
                                booking.openPence(),
                                booking.wagesOnce(0),
                                Ids.next(),
                                promised,
                                booking.title() + " with " + booking.provider().name()),
                        BookingAnswer.class))
                .map(BookingAnswer::result);
    }

    private Mono<Booking> held(Actor holder, UUID bookingId) {
        return book.one(holder, bookingId).filter(booking -> booking.holderId().equals(holder.forPersonId()));
    }

    private static Mono<BookingResult> refused(Refusal why) {
        return Mono.just(new BookingResult.Refused(why));
    }

    /** The command of {@code booking_approve}. */
    record ApproveCommand(
            @JsonUnwrapped Step step,
            long amountPence,
            long ownPence,
            Wages.@Nullable Posting wages,
            long openPence,
            UUID settlementId,
            LocalDate promisedOn,
            String description,
            IdempotencyKey idempotency) {}

    /** The command of {@code booking_query}. */
    record QueryCommand(
            @JsonUnwrapped Step step,
            String message,
            long openPence,
            Wages.@Nullable Posting wages,
            UUID settlementId,
            LocalDate promisedOn,
            String description) {}
}
