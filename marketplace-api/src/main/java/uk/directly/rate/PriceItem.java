package uk.directly.rate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * A part of a price that isn't time at a rate: a place, a day, a job, or an extra (R59).
 *
 * @param count how many, e.g. miles
 * @param eachPence pence for one
 * @param amountPence count × each
 */
public record PriceItem(Kind kind, long count, long eachPence, long amountPence) {
    public PriceItem {
        if (count <= 0 || eachPence < 0 || amountPence != Math.multiplyExact(count, eachPence)) {
            throw new IllegalArgumentException("So many of them at so much each");
        }
    }

    /** So many at so much each. */
    public static PriceItem of(Kind kind, long count, long eachPence) {
        return new PriceItem(kind, count, eachPence, Math.multiplyExact(count, eachPence));
    }

    /** What they come to together. */
    public static long sum(List<PriceItem> items) {
        return items.stream().mapToLong(PriceItem::amountPence).reduce(0, Math::addExact);
    }

    /** What it is for. */
    public enum Kind {
        /** A place in a session. */
        PLACE,
        DAY,
        HALF_DAY,
        /** A job at one price. */
        JOB,
        /** Miles driven with or for the person (R59). */
        MILEAGE,
        /** Tickets and the like, at what they cost (R59). */
        COSTS,
        /** For coming at all (R59). */
        CALL_OUT,
        /** What a short visit costs more, up to the shortest that is charged (R59). */
        MINIMUM;

        /** As it stands in the database and in the API, e.g. {@code half-day}. */
        @JsonValue
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that slug. */
        @JsonCreator
        public static Kind of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
