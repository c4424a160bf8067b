package uk.directly.enquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import uk.directly.people.Power;

/** What a thread is about. */
public enum About {
    /** An offer, before anything is booked (R43). */
    OFFER,
    /** The visits that the two have: one thread for all of them. */
    VISITS,
    /** One visit of which the person said that something is wrong (R13). */
    SOMETHING_WRONG;

    /** What somebody who acts for the person must hold to write in it (R60). */
    public Power toWrite() {
        return this == SOMETHING_WRONG ? Power.APPROVE : Power.BOOK;
    }

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that slug. */
    @JsonCreator
    public static About of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
