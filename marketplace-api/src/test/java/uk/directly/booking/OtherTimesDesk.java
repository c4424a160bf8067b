package uk.directly.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import uk.directly.booking.model.ProposedTimes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;

/** Requests at £20.00 an hour on the {@link SeriesDesk}, and other times for them. */
final class OtherTimesDesk implements AutoCloseable {
    static final Instant ASKED = Instant.parse("2026-12-08T10:00:00Z");
    static final Duration TWO_HOURS = Duration.ofHours(2);

    final SeriesDesk desk;

    OtherTimesDesk(TestDatabase database, long pence) {
        desk = new SeriesDesk(database, pence);
    }

    BookingRequest visit(Instant start, Duration length) {
        return BookingRequest.of(
                new QuoteRequest(desk.garden, desk.budget, start, start.plus(length), null), desk.line);
    }

    /** Two hours on Tuesday 8 December, asked for. */
    UUID requested() {
        return requested(ASKED);
    }

    UUID requested(Instant start) {
        return done(desk.get(Bookings.class).book(desk.tom, visit(start, TWO_HOURS), key()))
                .id();
    }

    BookingResult propose(UUID booking, @Nullable String message, ProposedTimes.Time... times) {
        return SeriesDesk.value(desk.get(OtherTimes.class)
                .propose(
                        desk.provider,
                        booking,
                        new ProposedTimes(Stream.of(times).toList()),
                        message));
    }

    /** Named without a fault. */
    Proposal proposed(UUID booking, ProposedTimes.Time... times) {
        done(Mono.just(propose(booking, null, times)));
        return latest(booking);
    }

    Proposal latest(UUID booking) {
        return SeriesDesk.value(desk.get(ProposalBook.class).of(desk.tom, booking))
                .getFirst();
    }

    Mono<BookingResult> take(Proposal proposal, int which) {
        return take(proposal, which, key());
    }

    Mono<BookingResult> take(Proposal proposal, int which, IdempotencyKey key) {
        return desk.get(TakingTimes.class)
                .take(
                        desk.tom,
                        proposal.bookingId(),
                        proposal.id(),
                        proposal.times().get(which).id(),
                        key);
    }

    static ProposedTimes.Time at(String start, int minutes) {
        Instant begins = Instant.parse(start);
        return new ProposedTimes.Time(begins, begins.plus(Duration.ofMinutes(minutes)));
    }

    static Booking done(Mono<BookingResult> result) {
        return switch (SeriesDesk.value(result)) {
            case BookingResult.Done done -> done.booking();
            case BookingResult.Refused refused -> throw new AssertionError("Refused: " + refused.why());
        };
    }

    static Refusal why(BookingResult result) {
        return switch (result) {
            case BookingResult.Done done -> throw new AssertionError("Done: " + done.booking());
            case BookingResult.Refused refused -> refused.why();
        };
    }

    /** "2026-12-08 requested 4000", soonest first. */
    List<String> visits() {
        return desk.visits();
    }

    /** Posted and held of the council's money. */
    String money() {
        return desk.select("select credits_posted - debits_posted || ' ' || debits_pending from ledger_account"
                        + " where kind = 'budget-council' and owner_id = '" + desk.budget + "'")
                .getFirst();
    }

    IdempotencyKey key() {
        return IdempotencyKey.of(desk.tomId, "test", Ids.next().toString(), "x");
    }

    @Override
    public void close() {
        desk.close();
    }
}
