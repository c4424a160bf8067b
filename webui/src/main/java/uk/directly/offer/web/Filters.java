package uk.directly.offer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.directly.offer.Accessibility;
import uk.directly.offer.Facet;
import uk.directly.offer.OfferService;
import uk.directly.web.Address;
import uk.directly.web.Choice;

/** The fields of a search, filled in from what is wanted. */
final class Filters {
    private static final List<Choice> KINDS = List.of(
            Choice.of("", "Anyone"),
            Choice.of("personal-assistant", "Personal assistants (PAs)"),
            Choice.of("micro-provider", "Small local businesses"),
            Choice.of("organisation", "Organisations"),
            Choice.of("community", "Community groups"));
    private static final List<Choice> BOSSES = List.of(
            Choice.of("", "Either"),
            Choice.of("employed", "I employ them"),
            Choice.of("self-employed", "A PA who runs their own business"),
            Choice.of("business", "A business or group"));
    private static final List<Choice> GENDERS = List.of(
            Choice.of("", "Either, or they don’t say"), Choice.of("female", "A woman"), Choice.of("male", "A man"));
    private static final List<Choice> FITS = Stream.concat(
                    Stream.of(Choice.of("", "Anything")),
                    Stream.of(Accessibility.values()).map(fit -> Choice.of(fit.slug(), fit.words())))
            .toList();
    private static final List<Choice> SORTS = List.of(
            Choice.of("", "What fits best"),
            Choice.of("distance", "Nearest first"),
            Choice.of("rate", "Lowest price first"));
    /** Of languages and skills: more would be a list to scroll through. */
    private static final int MOST_SAID = 40;

    private static final List<Integer> MILES = List.of(1, 2, 3, 5, 10, 20, 50);

    private Filters() {}

    static ResultsPage.Filters of(Wanted wanted, List<OfferService> services, List<Facet> facets) {
        return new ResultsPage.Filters(
                "/find/results",
                kept(wanted),
                wanted.answer(Wanted.TEXT),
                services(services),
                wanted.answer(Wanted.SERVICE),
                wanted.answer(Wanted.NEAR),
                distances(wanted),
                OfferWords.number(wanted.miles()),
                List.of(
                        select(wanted, Wanted.KIND, "Who", counted(KINDS, Facet.Name.KIND, facets)),
                        select(
                                wanted,
                                Wanted.ENGAGEMENT,
                                "Who is the boss",
                                counted(BOSSES, Facet.Name.ENGAGEMENT, facets)),
                        select(wanted, Wanted.GENDER, "A woman or a man", counted(GENDERS, Facet.Name.GENDER, facets)),
                        select(
                                wanted,
                                Wanted.ACCESSIBILITY,
                                "The place has",
                                counted(FITS, Facet.Name.ACCESSIBILITY, facets)),
                        select(
                                wanted,
                                Wanted.LANGUAGE,
                                "Language",
                                said(wanted.answer(Wanted.LANGUAGE), "Any", Facet.Name.LANGUAGE, facets)),
                        select(
                                wanted,
                                Wanted.SKILL,
                                "Skill",
                                said(wanted.answer(Wanted.SKILL), "Any", Facet.Name.SKILL, facets)),
                        select(wanted, Wanted.SORT, "In which order", SORTS)),
                wanted.answer(Wanted.MOST));
    }

    /** When: it has a screen of its own, and here only comes along. */
    private static Address kept(Wanted wanted) {
        Address kept = Address.of("/find/results");
        for (String name : List.of(Wanted.WHEN, "date-day", "date-month", "date-year", Wanted.PART)) {
            kept = kept.with(name, wanted.answer(name));
        }
        return kept;
    }

    /** The answers with how many offers each would bring. */
    private static List<Choice> counted(List<Choice> choices, Facet.Name name, List<Facet> facets) {
        List<Facet.Value> values = values(name, facets);
        return choices.stream()
                .map(choice -> choice.value().isEmpty() || values.isEmpty()
                        ? choice
                        : Choice.of(choice.value(), choice.text() + " (" + count(choice.value(), values) + ")"))
                .toList();
    }

    /** What is said of those who were found, the most frequent first, and what was wanted among it. */
    private static List<Choice> said(String wanted, String any, Facet.Name name, List<Facet> facets) {
        List<Facet.Value> values = values(name, facets);
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", any)));
        if (!wanted.isEmpty()
                && values.stream().noneMatch(value -> value.value().equals(wanted))) {
            choices.add(Choice.of(wanted, wanted));
        }
        values.stream()
                .limit(MOST_SAID)
                .forEach(value -> choices.add(Choice.of(value.value(), value.value() + " (" + value.count() + ")")));
        return choices;
    }

    private static long count(String value, List<Facet.Value> values) {
        return values.stream()
                .filter(each -> each.value().equals(value))
                .mapToLong(Facet.Value::count)
                .findFirst()
                .orElse(0);
    }

    private static List<Facet.Value> values(Facet.Name name, List<Facet> facets) {
        return facets.stream()
                .filter(facet -> facet.name() == name)
                .findFirst()
                .map(Facet::values)
                .orElse(List.of());
    }

    /** Distances, and the one that is wanted among them. */
    static List<Choice> distances(Wanted wanted) {
        List<Choice> choices = new ArrayList<>();
        boolean listed = MILES.stream().anyMatch(miles -> miles == wanted.miles());
        if (!listed) {
            choices.add(miles(wanted.miles()));
        }
        MILES.forEach(miles -> choices.add(miles(miles)));
        return choices;
    }

    private static Choice miles(double miles) {
        String number = OfferWords.number(miles);
        return Choice.of(number, number + (miles == 1 ? " mile" : " miles"));
    }

    private static List<Choice> services(List<OfferService> services) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", "Anything"));
        services.stream().filter(service -> service.parent() == null).forEach(wider -> {
            choices.add(Choice.of(wider.slug(), wider.name()));
            services.stream()
                    .filter(service -> wider.slug().equals(service.parent()))
                    .forEach(service -> choices.add(Choice.of(service.slug(), "– " + service.name())));
        });
        return choices;
    }

    private static ResultsPage.Select select(Wanted wanted, String name, String label, List<Choice> choices) {
        return new ResultsPage.Select(name, label, choices, wanted.answer(name));
    }
}
