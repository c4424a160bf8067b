package uk.directly.offer;

import java.util.List;

/**
 * What of one filter is there among what a search finds, and how many offers each answer would bring.
 *
 * @param name of the filter
 * @param values the most frequent first
 */
public record Facet(Name name, List<Value> values) {
    /** Copies the values. */
    public Facet {
        values = List.copyOf(values);
    }

    /** An answer. */
    public record Value(String value, long count) {}

    /** Filters that are counted. */
    public enum Name {
        KIND,
        ENGAGEMENT,
        LANGUAGE,
        SKILL,
        GENDER,
        ACCESSIBILITY;

        /** As it stands in addresses and in the statement. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether it is part of a query. */
        boolean isAsked(SearchQuery query) {
            return !leftOut(query).equals(query);
        }

        /** The query without it. */
        SearchQuery leftOut(SearchQuery query) {
            return switch (this) {
                case KIND -> query.withKind(null);
                case ENGAGEMENT -> query.withEngagement(null);
                case LANGUAGE -> query.withLanguage(null);
                case SKILL -> query.withSkill(null);
                case GENDER -> query.withGender(null);
                case ACCESSIBILITY -> query.withAccessibility(null);
            };
        }
    }
}
