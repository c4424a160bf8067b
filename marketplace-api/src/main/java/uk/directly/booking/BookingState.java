package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a booking stands. What may follow what is written in {@code booking.model}. */
public enum BookingState {
    /** The council was asked about it (R4, R5); the time and the money are kept, the provider knows nothing of it. */
    ASKING,
    /** Waiting for the provider's answer; the time and the money are kept. */
    REQUESTED,
    CONFIRMED,
    /** The provider said what happened; the holder has not answered. */
    RECORDED,
    /** All or part of it is in question. */
    QUERIED,
    SETTLED,
    CANCELLED,
    DECLINED,
    /** Nobody answered in time; the money went back. */
    EXPIRED,
    DID_NOT_HAPPEN;

    /** As it stands in the database and in the API, e.g. {@code did-not-happen}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of that slug. */
    @JsonCreator
    public static BookingState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
