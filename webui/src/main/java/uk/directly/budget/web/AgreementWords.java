package uk.directly.budget.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.budget.model.Cycle;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Whose;

/** What the council and a person have agreed, in words for the person. */
final class AgreementWords {
    private AgreementWords() {}

    /** What it is. */
    static String kind(AwardKind kind, Whose whose) {
        return switch (kind) {
            case DIRECT_PAYMENT ->
                "Support money that " + whose.you() + (whose.name() == null ? " run yourself" : " runs, with help")
                        + " (a direct payment)";
            case CARER_DIRECT_PAYMENT ->
                "Money for " + (whose.name() == null ? "yourself" : whose.name())
                        + " as a carer (a carer’s direct payment)";
            case ONE_OFF_DIRECT_PAYMENT -> "One payment, for one thing (a one-off direct payment)";
            case ISF -> "A fund that an organisation runs for " + whose.you() + " (an individual service fund)";
        };
    }

    /** How much it is. */
    static String amount(AwardKind kind, AwardTerms terms) {
        String amount = Pence.of(terms.weeklyPence()).text();
        return kind == AwardKind.ONE_OFF_DIRECT_PAYMENT ? amount + ", once" : amount + " a week";
    }

    /** When it is paid in. */
    static String rhythm(AwardKind kind, AwardTerms terms) {
        if (kind == AwardKind.ONE_OFF_DIRECT_PAYMENT) {
            return "Once, on the first day";
        }
        return switch (terms.cycleWeeks()) {
            case 1 -> "Every week, before the week begins";
            case 52 -> "Once a year, before the year begins";
            default -> "Every " + terms.cycleWeeks() + " weeks, before they begin";
        };
    }

    /** How one's own share is paid (R6), a sentence each. */
    static List<String> share(AwardTerms terms, Whose whose) {
        if (terms.contributionWeeklyPence() == 0) {
            return List.of(whose.name() == null ? "You pay no share of it." : whose.name() + " pays no share of it.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(whose.theirs() + " share is "
                + Pence.of(terms.contributionWeeklyPence()).text() + " a week.");
        sentences.add(
                terms.paid() == Paid.NET
                        ? "The council takes " + whose.your() + " share off first. "
                                + Pence.of(terms.paidInWeeklyPence()).text()
                                + " a week is paid in, and all of that can be"
                                + " used."
                        : "The council pays all of it in and sends a bill for " + whose.your() + " share.");
        return sentences;
    }

    /** How much the council asks to see (R21). */
    static String review(ReviewBand band) {
        return switch (band) {
            case LIGHT -> "You tell us once that the money went where it should. We don’t ask for receipts.";
            case STANDARD -> "Keep your receipts. We ask to see some of them.";
            case CLOSE -> "Keep all receipts. We look at them with you, more often.";
        };
    }

    /** How the money comes. */
    static String route(MoneyRoute route, Whose whose) {
        return switch (route) {
            case OWN_BANK -> whose.theirs() + " own bank account";
            case CARD_ACCOUNT ->
                whose.name() == null
                        ? "An account here, with a card if you want one"
                        : "An account here, with or without a card";
            case SUPPORTED -> "An account that an organisation looks after for " + whose.you();
            case ISF -> "A fund that an organisation runs for " + whose.you();
            case COUNCIL_ARRANGED -> "The council arranges " + whose.your() + " support";
        };
    }

    /** The same with who runs the fund; nothing chosen says so. */
    static String route(Award award, Whose whose) {
        MoneyRoute route = award.route();
        Award.Broker broker = award.broker();
        if (route == null) {
            return whose.have() + " not chosen yet";
        }
        return broker == null ? route(route, whose) : route(route, whose) + ": " + broker.name();
    }

    /** What is paid in next. */
    static String next(Cycle cycle) {
        return Pence.of(cycle.amountPence()).text() + " for " + DateWords.day(cycle.first()) + " to "
                + DateWords.day(cycle.last());
    }
}
