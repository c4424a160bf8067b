package uk.directly.booking;

import java.util.Arrays;
import java.util.Optional;

/** Who was not there when a visit didn't happen (R58). */
public enum Absent {
    /** The person whose visit it was. */
    HOLDER,
    /** Who was to come. */
    PROVIDER;

    /** As it stands in the API and the database. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The one of that slug. */
    public static Optional<Absent> of(String slug) {
        return Arrays.stream(values()).filter(each -> each.slug().equals(slug)).findFirst();
    }
}
