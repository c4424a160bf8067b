package uk.directly.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an offer is sold. */
public enum SoldBy {
    HOURLY,
    /** A place in a group session. */
    SESSION,
    SLEEP_IN,
    DAY,
    FIXED,
    /** Matched by a scheme: Shared Lives, Homeshare, supported living. */
    ENQUIRY;

    /** Whether any time inside the offer's hours can be booked, rather than a place in something planned. */
    public boolean isByTheVisit() {
        return this == HOURLY || this == SLEEP_IN;
    }

    /** What its price is for, behind the figure: " an hour"; empty where it is for the whole. */
    public String per() {
        return switch (this) {
            case HOURLY -> " an hour";
            case SESSION -> " a session";
            case SLEEP_IN -> " a night";
            case DAY -> " a day";
            case FIXED, ENQUIRY -> "";
        };
    }

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static SoldBy of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
