package uk.directly.booking.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.money.Pence;
import uk.directly.web.Whose;

/** The line in the header while somebody books. */
final class LeftToUse {
    private LeftToUse() {}

    /** "£535.00 left to use"; of several budgets each amount; null where there is none. */
    static @Nullable String line(List<Budget> budgets) {
        return budgets.isEmpty()
                ? null
                : budgets.stream()
                                .map(budget -> Pence.of(budget.availablePence()).text())
                                .collect(Collectors.joining(" and "))
                        + " left to use";
    }

    /** What a budget is called among several: "your support money", "Tom Okafor’s money as a carer". */
    static String name(Budget budget, Whose whose) {
        return whose.said(name(budget));
    }

    private static String name(Budget budget) {
        return switch (budget.kind()) {
            case "carer-direct-payment" -> "your money as a carer";
            case "one-off-direct-payment" -> "your one-off payment";
            default -> "your support money";
        };
    }
}
