package uk.directly.web.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.booking.Course;
import uk.directly.offer.CancellationTerms;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceLine;

/** Tom's visit by Aisha on Thursday 3 December 2026 from 9:30 to midday, £44.50, in each of its states. */
public final class BookingFixture {
    /** The booking's id. */
    public static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    /** When it begins. */
    public static final Instant START = Instant.parse("2026-12-03T09:30:00Z");

    /** When it ends. */
    public static final Instant END = Instant.parse("2026-12-03T12:00:00Z");

    private Instant start = START;
    private Instant end = END;
    private BookingState state = BookingState.REQUESTED;
    private long settledPence;
    private Booking.@Nullable Visit visit;
    private @Nullable String question;
    private Booking.@Nullable Payment payment;
    private @Nullable Course course;
    private @Nullable Company company;

    private BookingFixture() {}

    /** A request. */
    public static BookingFixture aBooking() {
        return new BookingFixture();
    }

    /** At another time. */
    public BookingFixture at(String from, String to) {
        start = Instant.parse(from);
        end = Instant.parse(to);
        return this;
    }

    /** In another state. */
    public BookingFixture in(BookingState other) {
        state = other;
        return this;
    }

    /** Told: from when to when, and what that comes to. */
    public BookingFixture told(String from, String to, long pence) {
        state = BookingState.RECORDED;
        visit = new Booking.Visit(
                UUID.fromString("019a0000-0000-7000-8000-000000000002"),
                Instant.parse(from),
                Instant.parse(to),
                List.of(new PriceLine(Band.WEEKDAY, 180, 1780, pence)),
                List.of(),
                pence,
                0,
                END);
        return this;
    }

    /** Questioned, with so much of it agreed before. */
    public BookingFixture questioned(String message, long agreedPence) {
        state = BookingState.QUERIED;
        question = message;
        settledPence = agreedPence;
        return this;
    }

    /** Agreed, and paid or to be paid. */
    public BookingFixture agreed(String payState, long pence, @Nullable Instant paidAt, String rail) {
        state = BookingState.SETTLED;
        settledPence = pence;
        payment = new Booking.Payment(payState, pence, LocalDate.of(2026, 12, 8), paidAt, rail, null);
        return this;
    }

    /** With that course. */
    public BookingFixture with(Course other) {
        course = other;
        return this;
    }

    /** With who else is there. */
    public BookingFixture with(Company other) {
        company = other;
        return this;
    }

    /** The booking. */
    public Booking build() {
        return new Booking(
                ID,
                UUID.fromString("019a0000-0000-7000-8000-00000000000a"),
                state,
                1,
                UUID.fromString("019a0000-0000-7000-8000-00000000000b"),
                "Tom",
                UUID.fromString("019a0000-0000-7000-8000-00000000000c"),
                UUID.fromString("019a0000-0000-7000-8000-00000000000d"),
                "Seeing friends",
                UUID.fromString("019a0000-0000-7000-8000-00000000000e"),
                "Getting out and about",
                Engagement.SELF_EMPLOYED,
                new Booking.Provider(
                        UUID.fromString("019a0000-0000-7000-8000-00000000000f"), "Aisha K.", "personal-assistant"),
                start,
                end,
                List.of(new PriceLine(Band.WEEKDAY, 150, 1780, 4450)),
                List.of(),
                4450,
                settledPence > 0 ? 0 : 4450,
                settledPence,
                0,
                false,
                0,
                0,
                "Who\nAisha K. works for themselves and supports you.\n\nPrices\n- Weekdays: £17.80 an hour",
                1,
                new CancellationTerms(List.of(new CancellationTerms.Tier(48, 0), new CancellationTerms.Tier(0, 50))),
                Map.of("weekday", 1780L),
                OfferExtras.NONE,
                1,
                null,
                null,
                null,
                null,
                Instant.parse("2026-11-30T09:00:00Z"),
                Instant.parse("2026-12-02T09:00:00Z"),
                null,
                null,
                visit,
                question,
                payment,
                course,
                company,
                null);
    }
}
