package uk.directly.booking.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.money.Pence;
import uk.directly.offer.BookableOffer;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.spending.SpendingQuestion;
import uk.directly.web.DateWords;
import uk.directly.web.Whose;

/** What a visit is for says which budget it comes from; a person may have several. */
final class Purposes {
    private Purposes() {}

    /** The budget with that line; the first one where there is none. */
    static Budget budgetOf(List<Budget> budgets, @Nullable UUID planLineId) {
        return budgets.stream()
                .filter(budget -> planLineId != null && budget.has(planLineId))
                .findFirst()
                .orElse(budgets.getFirst());
    }

    /** Whether one of these budgets has the line. */
    static boolean known(List<Budget> budgets, @Nullable UUID planLineId) {
        return planLineId != null && budgets.stream().anyMatch(budget -> budget.has(planLineId));
    }

    /** The name of the line, in the plan's own words. */
    static String name(Budget budget, @Nullable UUID planLineId) {
        return budget.planLines().stream()
                .filter(line -> line.id().equals(planLineId))
                .map(line -> line.name())
                .findFirst()
                .orElse("");
    }

    /** "The council said yes on 3 December 2026". */
    static String agreed(SpendingQuestion question) {
        return question.answeredAt() == null
                ? "The council said yes"
                : "The council said yes on " + DateWords.date(question.answeredAt());
    }

    /** "From your support money: £535.00 left to use". */
    static String from(Budget budget, Whose whose) {
        return "From " + LeftToUse.name(budget, whose) + ": "
                + Pence.of(budget.availablePence()).text() + " left to use";
    }

    /** Who is the boss as far as it is known: what was answered, else what can be booked here. */
    static @Nullable Engagement bookable(BookableOffer offer, @Nullable Engagement answered) {
        if (answered != null && offer.openTo().contains(answered)) {
            return answered;
        }
        if (offer.agreed() != null && offer.openTo().contains(offer.agreed().engagement())) {
            return offer.agreed().engagement();
        }
        return offer.openTo().stream()
                .filter(engagement -> engagement != Engagement.EMPLOYED)
                .findFirst()
                .orElse(Engagement.EMPLOYED);
    }

    /** Whether it has to be asked, or done, who is the boss, before a first visit (R80): where there is a choice, or a boss. */
    static boolean asksTheBoss(BookableOffer offer, @Nullable Engagement engagement) {
        return engagement == Engagement.EMPLOYED
                || (engagement == Engagement.SELF_EMPLOYED && offer.openTo().contains(Engagement.EMPLOYED));
    }

    /** "Aisha K, Tuesday 8 December, 9:30am to midday". */
    static String visit(BookableOffer offer, Span span) {
        return offer.seller().name() + ", " + DateWords.visit(span.start(), span.end());
    }
}
