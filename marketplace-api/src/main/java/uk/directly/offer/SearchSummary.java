package uk.directly.offer;

import java.util.List;

/**
 * What is there to be said of everything that a search finds, counted among the nearest {@link Searches#COUNTED_AT_MOST}.
 *
 * @param count how many offers there are; {@link Searches#COUNTED_AT_MOST} means "this many or more"
 * @param facets what each answer of the filters would bring
 * @param districts where the offers are at home, the most first
 */
public record SearchSummary(long count, List<Facet> facets, List<District> districts) {
    /** Copies the lists. */
    public SearchSummary {
        facets = List.copyOf(facets);
        districts = List.copyOf(districts);
    }

    /** What nobody finds. */
    static final SearchSummary NOTHING = new SearchSummary(0, List.of(), List.of());

    /**
     * Somewhere that offers come from.
     *
     * @param name as {@link OfferItem#district()} says it: {@code Sale Central, M33}
     * @param count how many
     */
    public record District(String name, long count) {}
}
