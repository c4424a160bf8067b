package uk.directly.budget.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Enough;
import uk.directly.budget.model.HoursBought;
import uk.directly.budget.model.HoursBought.Price;
import uk.directly.money.Pence;
import uk.directly.rate.CardEngagement;
import uk.directly.web.Table;
import uk.directly.web.Whose;

/** How many hours a week money buys, in words (R28): for officers, and for the person whose it is. */
final class EnoughWords {
    private static final String WEEKDAYS =
            "An hour is one on a weekday, at the middle price. Evenings, weekends and bank"
                    + " holidays can cost more.";

    private EnoughWords() {}

    static EnoughPart forOfficers(Enough.Answer answer) {
        HoursBought hours = answer.hours();
        String weekly = Pence.of(hours.weeklyPence()).text();
        String bought = HoursWords.range(hours.leastMinutes(), hours.mostMinutes());
        String sentence = hours.ways().isEmpty()
                ? "There is no price to go by: nobody near offers hours, and the rate card has none."
                : hours.isOffered()
                        ? weekly + " a week buys " + bought + " a week within " + answer.withinMiles() + " miles."
                        : weekly + " a week buys " + bought + " a week at the council’s rates."
                                + (answer.homeKnown()
                                        ? " Nobody within " + answer.withinMiles() + " miles offers hours."
                                        : "");
        return new EnoughPart(
                "What it buys",
                sentence,
                officersFlag(hours),
                table(hours, false),
                answer.homeKnown()
                        ? List.of(WEEKDAYS)
                        : List.of("Nobody knows where they live, so this goes by the council’s rates.", WEEKDAYS));
    }

    private static @Nullable String officersFlag(HoursBought hours) {
        Integer planned = hours.plannedMinutes();
        if (planned == null || hours.ways().isEmpty()) {
            return null;
        }
        String plan = HoursWords.text(planned) + (planned == 60 ? " is" : " are") + " planned";
        if (hours.missingMinutes() > 0) {
            return plan + ": " + HoursWords.text(planned - HoursWords.floor(hours.mostMinutes())) + " short.";
        }
        return hours.isEnoughForSomeOnly() ? plan + ": too few with " + tooFew(hours, false) + "." : null;
    }

    static EnoughPart forThePerson(Enough.Answer answer, Whose whose) {
        HoursBought hours = answer.hours();
        String weekly = Pence.of(hours.weeklyPence()).text();
        String bought = HoursWords.range(hours.leastMinutes(), hours.mostMinutes());
        List<String> notes = new ArrayList<>();
        if (!answer.homeKnown()) {
            notes.add(whose.either(
                    "We don’t know where you live, so this goes by what the council pays.",
                    "We don’t know where they live, so this goes by what the council pays."));
        }
        notes.add(WEEKDAYS);
        String sentence = hours.ways().isEmpty()
                ? whose.either(
                        "We can’t say yet: we know of no price near you.",
                        "We can’t say yet: we know of no price near them.")
                : hours.isOffered()
                        ? weekly + " pays for " + bought + " of support a week, from people within "
                                + answer.withinMiles() + whose.say(" miles of your home.")
                        : "At what the council pays for an hour, " + weekly + " is for " + bought
                                + " of support a week."
                                + (answer.homeKnown()
                                        ? " At the moment nobody within " + answer.withinMiles()
                                                + whose.say(" miles of your home offers hours.")
                                        : "");
        return new EnoughPart(
                "How much support it pays for", sentence, personsFlag(hours, whose), table(hours, true), notes);
    }

    private static @Nullable String personsFlag(HoursBought hours, Whose whose) {
        Integer planned = hours.plannedMinutes();
        if (planned == null || hours.ways().isEmpty()) {
            return null;
        }
        String plan = whose.say("Your plan says ") + HoursWords.text(planned) + " a week. ";
        if (hours.missingMinutes() > 0) {
            return plan + "That is " + HoursWords.text(planned - HoursWords.floor(hours.mostMinutes()))
                    + " more than this pays for. Tell the council: "
                    + whose.either(
                            "you never have to add your own money for support you need.",
                            "nobody ever has to add their own money for support they need.");
        }
        return hours.isEnoughForSomeOnly()
                ? plan + "This does not pay for that with " + tooFew(hours, true) + "."
                : null;
    }

    private static String tooFew(HoursBought hours, boolean person) {
        return hours.counted().stream()
                .filter(way -> way.missingMinutes() > 0)
                .map(way -> with(way.price().engagement(), person))
                .collect(Collectors.joining(" or "));
    }

    private static @Nullable Table table(HoursBought hours, boolean person) {
        if (hours.ways().isEmpty()) {
            return null;
        }
        return new Table(
                "In a week",
                List.of(
                        Table.Column.text("With"),
                        Table.Column.number("How many near"),
                        Table.Column.text("An hour costs"),
                        Table.Column.number("Hours a week")),
                hours.ways().stream()
                        .map(way -> Table.Row.of(
                                title(with(way.price().engagement(), person)),
                                way.isOffered() ? FundingPages.count(way.price().people()) : "nobody",
                                cost(way.price()),
                                HoursWords.bought(way.minutes())))
                        .toList());
    }

    private static String title(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static String cost(Price price) {
        String middle = Pence.of(price.pence()).text();
        if (price.people() == 0) {
            return middle + ", what the council pays";
        }
        return price.lowestPence() == price.highestPence()
                ? middle
                : middle + " (" + Pence.of(price.lowestPence()).text() + " to "
                        + Pence.of(price.highestPence()).text() + ")";
    }

    private static String with(CardEngagement engagement, boolean person) {
        return switch (engagement) {
            case EMPLOYED -> person ? "somebody you employ" : "an employed PA";
            case SELF_EMPLOYED -> person ? "somebody who runs their own business" : "a self-employed PA";
            case MICRO_PROVIDER -> person ? "a small local business" : "a micro-provider";
            case ORGANISATION -> person ? "a larger organisation" : "an organisation";
        };
    }
}
