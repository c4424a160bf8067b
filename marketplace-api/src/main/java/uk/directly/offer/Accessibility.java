package uk.directly.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an offer has for people with different needs; the words that search filters by. */
public enum Accessibility {
    STEP_FREE("No steps to get in"),
    WHEELCHAIR("Room for a wheelchair"),
    ACCESSIBLE_TOILET("Accessible toilet"),
    CHANGING_PLACES("Changing Places toilet"),
    HEARING_LOOP("Hearing loop"),
    BSL("British Sign Language (BSL)"),
    QUIET_SPACE("A quiet space"),
    EASY_READ("Easy Read"),
    LARGE_PRINT("Large print"),
    ACCESSIBLE_VEHICLE("A car or van that takes a wheelchair");

    private final String words;

    Accessibility(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** As it stands in the database and in the API, e.g. {@code step-free}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static Accessibility of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
