package uk.directly.notice.model;

import java.util.Locale;

/** How long a notice can wait (R107). */
public enum Urgency {
    /** At once, by the urgent way, at any hour; who isn't reached is called. */
    URGENT,
    /** By itself, but not at night. */
    NOW,
    /** Together with others, once a day. */
    DIGEST;

    /** As it is kept. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The urgency of that slug. */
    public static Urgency of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
