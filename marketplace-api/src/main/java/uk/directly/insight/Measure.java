package uk.directly.insight;

import java.util.Locale;

/** What is counted. */
public enum Measure {
    /** Searches that found nothing, by ward and kind of support. */
    SEARCHES,
    /** Adverts that nobody answered, by ward and kind of support. */
    ADVERTS,
    /** Adverts that ended, by what they offered beside the council's rate, and by how many answered. */
    RATES;

    /** As it stands in the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    String function() {
        return "unmet_need_" + slug();
    }
}
