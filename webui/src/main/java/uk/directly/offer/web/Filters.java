package uk.directly.offer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.directly.offer.Accessibility;
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
    private static final List<Integer> MILES = List.of(1, 2, 3, 5, 10, 20, 50);

    private Filters() {}

    static ResultsPage.Filters of(Wanted wanted, List<OfferService> services) {
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
                        select(wanted, Wanted.KIND, "Who", KINDS),
                        select(wanted, Wanted.ENGAGEMENT, "Who is the boss", BOSSES),
                        select(wanted, Wanted.GENDER, "A woman or a man", GENDERS),
                        select(wanted, Wanted.ACCESSIBILITY, "The place has", FITS),
                        select(wanted, Wanted.SORT, "In which order", SORTS)),
                wanted.answer(Wanted.MOST),
                wanted.answer(Wanted.LANGUAGE),
                wanted.answer(Wanted.SKILL));
    }

    /** When: it has a screen of its own, and here only comes along. */
    private static Address kept(Wanted wanted) {
        Address kept = Address.of("/find/results");
        for (String name : List.of(Wanted.WHEN, "date-day", "date-month", "date-year", Wanted.PART)) {
            kept = kept.with(name, wanted.answer(name));
        }
        return kept;
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
