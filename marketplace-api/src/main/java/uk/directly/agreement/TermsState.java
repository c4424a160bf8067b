package uk.directly.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a version of an agreement stands. */
public enum TermsState {
    /** The provider asks for it; the person has not answered. */
    PROPOSED,
    /** The person said yes, the provider has not yet. */
    WAITING,
    /** Both said yes. */
    AGREED,
    /** The person said no. */
    DECLINED,
    /** The provider took it back. */
    WITHDRAWN,
    /** Who is the boss was said anew, and other terms count. */
    REPLACED;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static TermsState of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
