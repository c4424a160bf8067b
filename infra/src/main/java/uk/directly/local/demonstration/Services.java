package uk.directly.local.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** What there is to say about each service, and what is lawful to ask of those who offer it. */
final class Services {
    /** As the table of services has it: {@code personal_care}. */
    private static final Set<String> PERSONAL_CARE =
            Set.of("personal-care", "respite-overnight", "shared-lives", "small-supports");

    /** Sold by enquiry: a scheme or a contract comes before any visit. */
    private static final Set<String> BY_ENQUIRY =
            Set.of("shared-lives", "homeshare", "small-supports", "isf-brokerage", "dp-support-and-payroll");

    /** Pence an hour above or below the base rate that such work usually earns. */
    private static final Map<String, Integer> USUAL_DIFFERENCE = Map.of(
            "bsl-interpreter", 2400,
            "guide-communicator", 320,
            "technology-set-up", 150,
            "advocacy", 200,
            "respite-overnight", 60,
            "cleaning", -60,
            "companionship", -40);

    private final Map<String, Fragments> bySlug;

    private Services(Map<String, Fragments> bySlug) {
        this.bySlug = bySlug;
    }

    static Services read() {
        return new Services(Resources.json("services.json", new TypeReference<>() {}));
    }

    Fragments of(String slug) {
        Fragments fragments = bySlug.get(slug);
        if (fragments == null) {
            throw new IllegalArgumentException("Nothing is written about " + slug);
        }
        return fragments;
    }

    static boolean isPersonalCare(String slug) {
        return PERSONAL_CARE.contains(slug);
    }

    static boolean isByEnquiry(String slug) {
        return BY_ENQUIRY.contains(slug);
    }

    static int usualDifference(String slug) {
        return USUAL_DIFFERENCE.getOrDefault(slug, 0);
    }

    /**
     * Sentences about one service, with placeholders for "I" and "we".
     *
     * @param titles whole titles of offers
     * @param does what is done
     * @param how how it goes
     */
    record Fragments(List<String> titles, List<String> does, List<String> how) {}
}
