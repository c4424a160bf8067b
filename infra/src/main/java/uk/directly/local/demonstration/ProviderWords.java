package uk.directly.local.demonstration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * What providers say of themselves, and what they and their people are called.
 *
 * @param organisation of organisations
 * @param community of groups
 * @param businesses names of small businesses: first words, and last words by service
 * @param people names of people: first names by gender, last names
 */
record ProviderWords(
        @JsonProperty("personal-assistant") About personalAssistant,
        @JsonProperty("micro-provider") About microProvider,
        About organisation,
        About community,
        @JsonProperty("isf-broker") About isfBroker,
        Map<String, List<String>> businesses,
        Map<String, List<String>> people) {

    static ProviderWords read() {
        return Resources.json("providers.json", new TypeReference<>() {});
    }

    About of(String kind) {
        return switch (kind) {
            case "personal-assistant" -> personalAssistant;
            case "micro-provider" -> microProvider;
            case "organisation" -> organisation;
            case "community" -> community;
            case "isf-broker" -> isfBroker;
            default -> throw new IllegalArgumentException("Nobody is a " + kind);
        };
    }

    static List<String> list(Map<String, List<String>> lists, String key) {
        List<String> list = lists.get(key);
        if (list == null) {
            throw new IllegalArgumentException("No names for " + key);
        }
        return list;
    }

    /**
     * Sentences about a provider, with placeholders.
     *
     * @param openings who they are
     * @param middles how they work
     * @param closings something to remember them by
     */
    record About(List<String> openings, List<String> middles, List<String> closings) {}
}
