package uk.directly.bank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a change of bank details has come. */
public enum BankState {
    /** Somebody asked for another: an officer calls back. */
    ASKED,
    /** An officer called back: a second one has to say yes. */
    CONFIRMED,
    /** Money goes there, from the instant on that it names. */
    IN_FORCE,
    /** Others came after it. */
    REPLACED,
    /** An officer, or a later change by the person themselves, said no. */
    REFUSED,
    /** "This wasn't me." */
    STOPPED;

    /** As it stands in the database and in the API, e.g. {@code in-force}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static BankState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
