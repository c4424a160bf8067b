package uk.directly.local.demonstration;

import java.util.List;

/**
 * A kind of provider as they are met in life: what they are, what they do, how many of them there are.
 *
 * @param kind of provider
 * @param services what they may offer, the main one first
 * @param count how many the demonstration has
 * @param engagement of a PA: who is the boss; otherwise {@code business}
 */
record Profile(String kind, List<String> services, int count, String engagement) {
    private static final String PA = "personal-assistant";
    private static final String MICRO = "micro-provider";
    private static final String ORGANISATION = "organisation";
    private static final String COMMUNITY = "community";
    private static final String EMPLOYED = "employed";
    private static final String SELF_EMPLOYED = "self-employed";
    private static final String BUSINESS = "business";

    /**
     * All of them, 300 providers. Gardening and cleaning never stand beside personal care: what may be asked of a DBS
     * check follows from the whole of what somebody offers (R30).
     */
    static final List<Profile> ALL = List.of(
            new Profile(PA, List.of("personal-care", "companionship", "community-access", "meals"), 46, SELF_EMPLOYED),
            new Profile(PA, List.of("personal-care", "companionship", "respite-overnight", "shopping"), 34, EMPLOYED),
            new Profile(PA, List.of("respite-overnight", "personal-care", "respite-evening"), 16, SELF_EMPLOYED),
            new Profile(
                    PA,
                    List.of("community-access", "companionship", "arts-sport-leisure", "travel-training"),
                    32,
                    SELF_EMPLOYED),
            new Profile(PA, List.of("community-access", "respite-day", "companionship", "meals"), 18, EMPLOYED),
            new Profile(PA, List.of("domestic-help", "shopping", "cleaning", "meals"), 20, SELF_EMPLOYED),
            new Profile(PA, List.of("gardening", "handyperson"), 10, SELF_EMPLOYED),
            new Profile(
                    PA,
                    List.of("employment-and-skills", "technology-set-up", "community-mental-health"),
                    12,
                    SELF_EMPLOYED),
            new Profile(PA, List.of("guide-communicator", "community-access", "travel-training"), 4, SELF_EMPLOYED),
            new Profile(PA, List.of("bsl-interpreter"), 4, SELF_EMPLOYED),
            new Profile(MICRO, List.of("gardening", "handyperson"), 14, BUSINESS),
            new Profile(MICRO, List.of("handyperson", "gardening"), 6, BUSINESS),
            new Profile(MICRO, List.of("cleaning", "domestic-help", "shopping"), 12, BUSINESS),
            new Profile(MICRO, List.of("meals", "shopping", "companionship"), 6, BUSINESS),
            new Profile(MICRO, List.of("transport", "shopping", "community-access"), 6, BUSINESS),
            new Profile(MICRO, List.of("technology-set-up", "employment-and-skills"), 5, BUSINESS),
            new Profile(MICRO, List.of("arts-sport-leisure", "community-access", "day-opportunities"), 6, BUSINESS),
            new Profile(MICRO, List.of("companionship", "community-access", "respite-day"), 7, BUSINESS),
            new Profile(
                    ORGANISATION,
                    List.of("personal-care", "respite-overnight", "respite-day", "companionship"),
                    10,
                    BUSINESS),
            new Profile(
                    ORGANISATION,
                    List.of("community-mental-health", "employment-and-skills", "community-access"),
                    4,
                    BUSINESS),
            new Profile(ORGANISATION, List.of("day-opportunities", "travel-training", "meals"), 4, BUSINESS),
            new Profile(ORGANISATION, List.of("respite-day", "respite-evening", "companionship"), 3, BUSINESS),
            new Profile(ORGANISATION, List.of("shared-lives"), 1, BUSINESS),
            new Profile(ORGANISATION, List.of("homeshare"), 1, BUSINESS),
            new Profile(ORGANISATION, List.of("small-supports"), 1, BUSINESS),
            new Profile(ORGANISATION, List.of("dp-support-and-payroll"), 2, BUSINESS),
            new Profile(ORGANISATION, List.of("advocacy"), 2, BUSINESS),
            new Profile(
                    ORGANISATION, List.of("guide-communicator", "technology-set-up", "travel-training"), 1, BUSINESS),
            new Profile(COMMUNITY, List.of("arts-sport-leisure", "companionship"), 5, BUSINESS),
            new Profile(COMMUNITY, List.of("transport"), 2, BUSINESS),
            new Profile(COMMUNITY, List.of("day-opportunities", "meals"), 4, BUSINESS),
            new Profile("isf-broker", List.of("isf-brokerage"), 2, BUSINESS));

    boolean isPersonalAssistant() {
        return kind.equals(PA);
    }

    /** Whether "we" is the word they use of themselves. */
    boolean isSeveral() {
        return !isPersonalAssistant();
    }

    /** The row of the rate card that they are compared with. */
    String rateRow() {
        return switch (kind) {
            case PA -> engagement;
            case MICRO -> MICRO;
            default -> ORGANISATION;
        };
    }
}
