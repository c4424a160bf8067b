package uk.directly.rate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When in the week a minute falls, and so what it costs (R10). */
public enum Band {
    WEEKDAY,
    EVENING,
    SATURDAY,
    SUNDAY,
    BANK_HOLIDAY,
    /** Awake all night: by the hour, whatever the day. */
    WAKING_NIGHT,
    /** Asleep in the house, up if needed: one price for the night, whatever its length. */
    SLEEP_IN;

    /** As it stands in the database and in the API, e.g. {@code bank-holiday}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The band of that slug. */
    @JsonCreator
    public static Band of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it has one price for the whole visit instead of a price an hour. */
    public boolean isFlat() {
        return this == SLEEP_IN;
    }
}
