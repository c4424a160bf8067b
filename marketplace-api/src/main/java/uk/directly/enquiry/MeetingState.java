package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a proposed meeting stands. */
public enum MeetingState {
    /** The other side has not said yes to one of the times. */
    PROPOSED,
    AGREED,
    /** Other times were proposed instead. */
    REPLACED,
    /** One of the two said "not for me". */
    ENDED;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that slug. */
    @JsonCreator
    public static MeetingState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
