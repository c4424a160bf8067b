package uk.directly.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes of asking for two people at the same time, or of a step with them. */
public sealed interface PairResult {

    /** Both are booked, or the step is taken; as they stand right after. */
    record Done(TwoBooked booked, boolean replayed) implements PairResult {}

    /**
     * Nothing was booked, taken or changed.
     *
     * @param offerId whose offer can't be booked; null: it is true of both
     * @param name who that is; null: of both, or not known
     */
    record Refused(
            Refusal why, @Nullable UUID offerId, @Nullable String name) implements PairResult {
        static Refused both(Refusal why) {
            return new Refused(why, null, null);
        }

        static Refused of(Refusal why, Quote quote) {
            return new Refused(why, quote.offer().id(), quote.offer().seller().name());
        }
    }

    /** What both cost. */
    record Quoted(PairQuote quote) implements PairResult {}
}
