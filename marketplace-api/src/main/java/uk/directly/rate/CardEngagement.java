package uk.directly.rate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The rows of a rate card: finer than {@link Engagement}, for a small business has another rate than a large one. */
public enum CardEngagement {
    EMPLOYED,
    SELF_EMPLOYED,
    MICRO_PROVIDER,
    ORGANISATION;

    /** As it stands in the database and in the API, e.g. {@code micro-provider}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The row of that slug. */
    @JsonCreator
    public static CardEngagement of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The row that an engagement is compared with; {@code smallBusiness} only matters for a business. */
    public static CardEngagement of(Engagement engagement, boolean smallBusiness) {
        return switch (engagement) {
            case EMPLOYED -> EMPLOYED;
            case SELF_EMPLOYED -> SELF_EMPLOYED;
            case BUSINESS -> smallBusiness ? MICRO_PROVIDER : ORGANISATION;
        };
    }
}
