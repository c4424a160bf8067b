package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceLine;

/** Tom's visits by Aisha on Thursday 3 December 2026, 9:30am to midday, for £44.50 (the second fixture of the domain). */
final class Visits {
    static final UUID ID = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    static final Instant START = Instant.parse("2026-12-03T09:30:00Z");
    static final Instant END = Instant.parse("2026-12-03T12:00:00Z");
    static final long PRICE = 4450;

    private static final PriceLine LINE = new PriceLine(Band.WEEKDAY, 150, 1780, PRICE);

    private Visits() {}

    static Booking requested() {
        return visit(BookingState.REQUESTED, PRICE, 0, null, null);
    }

    static Booking confirmed() {
        return visit(BookingState.CONFIRMED, PRICE, 0, null, null);
    }

    /** Recorded as booked. */
    static Booking recorded() {
        return visit(BookingState.RECORDED, PRICE, 0, record(END, LINE), null);
    }

    /** Recorded with half an hour more: £53.40. */
    static Booking recordedLonger() {
        return visit(BookingState.RECORDED, PRICE, 0, longer(), null);
    }

    /** What was promised is agreed, the other £8.90 is not. */
    static Booking partlyAgreed() {
        return visit(BookingState.QUERIED, 0, PRICE, longer(), payment("due", null, "stripe"));
    }

    static Booking settled(Booking.@Nullable Payment payment) {
        return visit(BookingState.SETTLED, 0, PRICE, record(END, LINE), payment);
    }

    /** One of which the person pays £7.00. */
    static Booking withOwnMoney(Booking plain, long settledOwn) {
        return new Booking(
                plain.id(),
                plain.councilId(),
                plain.state(),
                plain.version(),
                plain.holderId(),
                plain.holderName(),
                plain.budgetId(),
                plain.planLineId(),
                plain.planLineName(),
                plain.offerId(),
                plain.title(),
                plain.engagement(),
                plain.provider(),
                plain.start(),
                plain.end(),
                plain.lines(),
                plain.items(),
                plain.pricePence(),
                plain.heldPence(),
                plain.settledPence(),
                plain.inQuestionPence(),
                true,
                700,
                settledOwn,
                plain.terms(),
                plain.termsVersion(),
                plain.cancellation(),
                plain.rates(),
                plain.extras(),
                plain.places(),
                plain.wholeBand(),
                plain.keptFor(),
                plain.keptQuestion(),
                plain.series(),
                plain.requestedAt(),
                plain.answerBy(),
                plain.answeredAt(),
                plain.endedAt(),
                plain.visit(),
                plain.question(),
                plain.payment(),
                plain.course(),
                plain.company(),
                plain.wages());
    }

    static Booking over(BookingState state, long charged) {
        return visit(state, 0, charged, null, null);
    }

    static Booking.Payment payment(String state, @Nullable Instant paidAt, String rail) {
        return new Booking.Payment(state, PRICE, LocalDate.of(2026, 12, 8), paidAt, rail, null);
    }

    /** Paid by an organisation from the account that it looks after. */
    static Booking.Payment paymentBy(String organisation, String state, @Nullable Instant paidAt) {
        return new Booking.Payment(state, PRICE, LocalDate.of(2026, 12, 8), paidAt, "own-bank", organisation);
    }

    private static Booking.Visit longer() {
        return record(END.plusSeconds(30 * 60), new PriceLine(Band.WEEKDAY, 180, 1780, 5340));
    }

    private static Booking.Visit record(Instant end, PriceLine line) {
        return new Booking.Visit(
                new UUID(0, 9), START, end, List.of(line), List.of(), line.amountPence(), 0, END.plusSeconds(3600));
    }

    private static Booking visit(
            BookingState state,
            long promised,
            long agreed,
            Booking.@Nullable Visit record,
            Booking.@Nullable Payment payment) {
        return new Booking(
                ID,
                new UUID(0, 1),
                state,
                3,
                new UUID(0, 2),
                "Tom",
                new UUID(0, 3),
                new UUID(0, 4),
                "Getting out to meet people",
                new UUID(0, 5),
                "Going out together",
                Engagement.SELF_EMPLOYED,
                new Booking.Provider(new UUID(0, 6), "Aisha K", "personal-assistant"),
                START,
                END,
                List.of(LINE),
                List.of(),
                PRICE,
                promised,
                agreed,
                record == null ? 0 : record.pricePence() - agreed,
                false,
                0,
                0,
                "Who\nAisha K works for themselves and supports you.\n\nPrices\nPrice:\n- Weekdays: £17.80 an"
                        + " hour\nTime is counted by the minute.\n\nWording 1, offer version 1.",
                1,
                new CancellationTerms(List.of(new CancellationTerms.Tier(48, 0), new CancellationTerms.Tier(0, 50))),
                Map.of("weekday", 1780L),
                OfferExtras.NONE,
                1,
                null,
                state == BookingState.ASKING ? new UUID(0, 7) : null,
                null,
                null,
                Instant.parse("2026-11-30T10:00:00Z"),
                Instant.parse("2026-12-02T10:00:00Z"),
                null,
                null,
                record,
                null,
                payment,
                null,
                null,
                null);
    }
}
