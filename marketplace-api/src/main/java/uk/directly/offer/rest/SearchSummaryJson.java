package uk.directly.offer.rest;

import java.util.List;
import uk.directly.offer.Facet;
import uk.directly.offer.SearchSummary;
import uk.directly.offer.Searches;

/**
 * What is to be said of everything that a search finds.
 *
 * @param count how many offers, counted up to a limit
 * @param orMore whether the limit was reached
 * @param facets what each answer of a filter would bring
 * @param districts where the offers are at home
 */
record SearchSummaryJson(long count, boolean orMore, List<FilterJson> facets, List<ValueJson> districts) {

    static SearchSummaryJson of(SearchSummary summary) {
        return new SearchSummaryJson(
                summary.count(),
                summary.count() >= Searches.COUNTED_AT_MOST,
                summary.facets().stream().map(FilterJson::of).toList(),
                summary.districts().stream()
                        .map(district -> new ValueJson(district.name(), district.count()))
                        .toList());
    }

    /** A filter by the name of its parameter. */
    record FilterJson(String name, List<ValueJson> values) {
        static FilterJson of(Facet facet) {
            return new FilterJson(
                    facet.name().slug(),
                    facet.values().stream()
                            .map(value -> new ValueJson(value.value(), value.count()))
                            .toList());
        }
    }

    /** An answer, and how many offers it brings. */
    record ValueJson(String value, long count) {}
}
