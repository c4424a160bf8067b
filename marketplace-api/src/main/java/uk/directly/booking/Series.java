package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.ReadRule;
import uk.directly.booking.model.Repeat;
import uk.directly.booking.model.RepeatRule;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;

/**
 * Visits that come again, as both sides may read them (R51).
 *
 * @param rule RFC 5545
 * @param firstStart the first visit; its local time is that of all
 * @param exceptDays days that were taken out
 * @param endsBefore no visit from that day on; null: as the rule says
 * @param acceptedAt when the provider accepted all that come; null: not yet
 * @param nextDay the first day whose turn has not come; null: none is left
 * @param followsId the series that was changed into this one
 * @param more what each visit is asked for beside its time
 * @param stopped {@code frozen}, {@code ended}: no new visit comes of it, because its money is; null: it isn't
 * @param visits what became of the days whose turn has come, from the day on that was asked for
 */
public record Series(
        UUID id,
        UUID councilId,
        int version,
        State state,
        UUID holderId,
        String holderName,
        UUID budgetId,
        UUID planLineId,
        String planLineName,
        @Nullable UUID spendingQuestionId,
        UUID offerId,
        String title,
        Engagement engagement,
        Booking.Provider provider,
        String rule,
        Instant firstStart,
        Instant firstEnd,
        List<LocalDate> exceptDays,
        boolean notOnSchoolHolidays,
        boolean notOnBankHolidays,
        boolean usesOwnMoney,
        @Nullable LocalDate endsBefore,
        @Nullable Instant acceptedAt,
        @Nullable LocalDate nextDay,
        @Nullable UUID followsId,
        SeriesMore more,
        @Nullable String stopped,
        UUID madeBy,
        Instant madeAt,
        List<Visit> visits) {

    /** Whether more visits come of it. */
    public enum State {
        RUNNING,
        ENDED
    }

    /**
     * One day whose turn has come.
     *
     * @param state {@code booked}; {@code short}: the money doesn't reach yet; {@code skipped}
     * @param bookingState where the booking stands
     * @param version of the booking
     * @param budgetPence of what is short: what it would take of the budget
     * @param ownPence the same of own money
     * @param why it was skipped
     */
    public record Visit(
            LocalDate day,
            String state,
            @Nullable UUID bookingId,
            @Nullable BookingState bookingState,
            @Nullable Integer version,
            @Nullable Long pricePence,
            @Nullable Instant answerBy,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Long budgetPence,
            @Nullable Long ownPence,
            @Nullable String why) {

        /** Whether it is booked and still stands before its start. */
        public boolean stands(Instant now) {
            return bookingId != null
                    && start != null
                    && start.isAfter(now)
                    && (bookingState == BookingState.REQUESTED || bookingState == BookingState.CONFIRMED);
        }

        /** Whether it waits for money. */
        public boolean isShort() {
            return state.equals("short");
        }
    }

    /** Whether more visits come of it. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** When its visits are. */
    public Repeat repeat() {
        ReadRule read = RepeatRule.read(rule);
        if (!(read instanceof RepeatRule understood)) {
            throw new IllegalStateException("The rule of a series can't be read: " + rule);
        }
        return new Repeat(
                understood,
                new Span(firstStart, firstEnd),
                Set.copyOf(exceptDays),
                notOnSchoolHolidays,
                notOnBankHolidays,
                endsBefore);
    }

    /** What is asked for one of its visits. */
    QuoteRequest visitAt(Span span) {
        return new QuoteRequest(
                        offerId,
                        budgetId,
                        span.start(),
                        span.end(),
                        engagement,
                        usesOwnMoney,
                        more.places(),
                        more.extras())
                .with(more.along());
    }
}
