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

/** What the council and a person have agreed, in words for the person. */
final class AgreementWords {
    private AgreementWords() {}

    /** What it is. */
    static String kind(AwardKind kind) {
        return switch (kind) {
            case DIRECT_PAYMENT -> "Support money that you run yourself (a direct payment)";
            case CARER_DIRECT_PAYMENT -> "Money for yourself as a carer (a carer’s direct payment)";
            case ONE_OFF_DIRECT_PAYMENT -> "One payment, for one thing (a one-off direct payment)";
            case ISF -> "A fund that an organisation runs for you (an individual service fund)";
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
    static List<String> share(AwardTerms terms) {
        if (terms.contributionWeeklyPence() == 0) {
            return List.of("You pay no share of it.");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "Your share is " + Pence.of(terms.contributionWeeklyPence()).text() + " a week.");
        sentences.add(
                terms.paid() == Paid.NET
                        ? "The council takes your share off first. "
                                + Pence.of(terms.paidInWeeklyPence()).text() + " a week is paid in, and all of that is"
                                + " yours to use."
                        : "The council pays all of it in and sends you a bill for your share.");
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
    static String route(MoneyRoute route) {
        return switch (route) {
            case OWN_BANK -> "Your own bank account";
            case CARD_ACCOUNT -> "An account here, with a card if you want one";
            case SUPPORTED -> "An account that an organisation looks after for you";
            case ISF -> "A fund that an organisation runs for you";
            case COUNCIL_ARRANGED -> "The council arranges your support";
        };
    }

    /** The same with who runs the fund; nothing chosen says so. */
    static String route(Award award) {
        MoneyRoute route = award.route();
        Award.Broker broker = award.broker();
        if (route == null) {
            return "You have not chosen yet";
        }
        return broker == null ? route(route) : route(route) + ": " + broker.name();
    }

    /** What is paid in next. */
    static String next(Cycle cycle) {
        return Pence.of(cycle.amountPence()).text() + " for " + DateWords.day(cycle.first()) + " to "
                + DateWords.day(cycle.last());
    }
}
