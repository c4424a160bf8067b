package uk.directly.offer;

/**
 * Which answer to loosen when a search finds too little, and what that brings (screen 3 of a first booking).
 *
 * @param filter what to leave out; the place: look twice as far
 * @param query the search without it
 * @param count how many offers that finds
 */
public record Loosening(Filter filter, SearchQuery query, long count) {

    /** What can be left out. */
    public enum Filter {
        TEXT,
        SERVICE,
        PLACE,
        WHEN,
        KIND,
        ENGAGEMENT,
        MAX_RATE,
        LANGUAGE,
        SKILL,
        GENDER,
        ACCESSIBILITY
    }
}
