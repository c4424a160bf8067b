package uk.directly.budget.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardRequest;
import uk.directly.budget.FieldFault;
import uk.directly.budget.MoneyRoute;

/** What an award can be when it is recorded. */
public final class RecordingRules {
    /** As far back as a debt can be claimed at all (Limitation Act 1980, section 5). */
    private static final int YEARS_BACK = 6;

    private static final int YEARS_AHEAD = 2;
    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 200;

    private RecordingRules() {}

    /** Everything that is wrong with it; empty: nothing. Whether its days are upside down is asked apart. */
    public static List<FieldFault> faults(AwardRequest request, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>(TermsRules.faults(request.kind(), request.terms()));
        if (request.from().isBefore(today.minusYears(YEARS_BACK))
                || request.from().isAfter(today.plusYears(YEARS_AHEAD))) {
            faults.add(new FieldFault(
                    "from", "Give a day in the last " + YEARS_BACK + " years or the next " + YEARS_AHEAD + "."));
        }
        if (request.kind() == AwardKind.ONE_OFF_DIRECT_PAYMENT && request.to() == null) {
            faults.add(new FieldFault("to", "Say by when a one-off payment has to be spent."));
        }
        lines(request.planLines(), faults);
        broker(request, faults);
        return List.copyOf(faults);
    }

    private static void lines(List<String> lines, List<FieldFault> faults) {
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            faults.add(new FieldFault("planLines", "Give 1 to " + MOST_LINES + " lines of the plan."));
            return;
        }
        Set<String> known = new HashSet<>();
        for (String line : lines) {
            if (line.isEmpty() || line.length() > LONGEST_LINE) {
                faults.add(new FieldFault(
                        "planLines", "Give each line of the plan in 1 to " + LONGEST_LINE + " characters."));
                return;
            }
            if (!known.add(line.toLowerCase(Locale.UK))) {
                faults.add(new FieldFault("planLines", "Give each line of the plan once: " + line + "."));
                return;
            }
        }
    }

    private static void broker(AwardRequest request, List<FieldFault> faults) {
        MoneyRoute route = request.chosenRoute();
        if (request.kind() == AwardKind.ISF && route != MoneyRoute.ISF) {
            faults.add(new FieldFault("route", "A fund is run by a broker: leave the route out."));
        } else if (route == MoneyRoute.ISF && request.brokerId() == null) {
            faults.add(new FieldFault("brokerId", "Say which broker runs the fund."));
        } else if (route != MoneyRoute.ISF && request.brokerId() != null) {
            faults.add(new FieldFault("brokerId", "Only a fund has a broker."));
        }
    }
}
