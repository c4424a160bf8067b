package uk.directly.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whoever offers support. */
public enum ProviderKind {
    /** One person. */
    PERSONAL_ASSISTANT,
    /** Independent, with a few workers. */
    MICRO_PROVIDER,
    ORGANISATION,
    COMMUNITY,
    /** Runs individual service funds. */
    ISF_BROKER;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static ProviderKind of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
