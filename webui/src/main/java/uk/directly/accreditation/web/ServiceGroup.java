package uk.directly.accreditation.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import uk.directly.accreditation.JoiningServices;
import uk.directly.web.Choice;
import uk.directly.web.ChoiceGroup;

/**
 * Kinds of support that go together, so that nobody has to read two dozen in one list. A service that is new to the
 * taxonomy is among the other ones until it is named here.
 */
enum ServiceGroup {
    HOME(
            "At home",
            "personal-care",
            "domestic-help",
            "cleaning",
            "shopping",
            "meals",
            "handyperson",
            "gardening",
            "technology-set-up"),
    OUT(
            "Company and going out",
            "companionship",
            "community-access",
            "transport",
            "travel-training",
            "day-opportunities",
            "arts-sport-leisure"),
    BREAKS("Breaks for carers", "respite", "respite-day", "respite-evening", "respite-overnight"),
    WELL(
            "Work, feeling well, sight and hearing",
            "employment-and-skills",
            "community-mental-health",
            "sensory-support",
            "guide-communicator",
            "bsl-interpreter"),
    LIVING("A place to live", "shared-lives", "homeshare", "small-supports"),
    MONEY("Having a say, and money", "advocacy", "dp-support-and-payroll", "isf-brokerage"),
    OTHER("Other support");

    private final String heading;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of can't be changed.
    private final Set<String> slugs;

    ServiceGroup(String heading, String... slugs) {
        this.heading = heading;
        this.slugs = Set.of(slugs);
    }

    private static ServiceGroup of(String slug) {
        return Arrays.stream(values())
                .filter(group -> group.slugs.contains(slug))
                .findFirst()
                .orElse(OTHER);
    }

    /** The services in their groups, each in the order of the taxonomy; groups in which there is none are left out. */
    static List<ChoiceGroup> of(List<JoiningServices.Kind> services) {
        return Arrays.stream(values())
                .map(group -> new ChoiceGroup(
                        group.heading,
                        services.stream()
                                .filter(service -> of(service.slug()) == group)
                                .map(service -> Choice.of(service.slug(), service.name()))
                                .toList()))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }
}
