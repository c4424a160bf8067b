package uk.directly.booking.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.directly.booking.model.WeekOfMoney;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Whose;

/** R4, R28: what a price means for somebody's week. */
final class WeekWords {
    private WeekWords() {}

    static List<String> of(WeekOfMoney week, Whose whose) {
        List<String> lines = new ArrayList<>();
        lines.add(whose.have() + " " + Pence.of(week.leftPence()).text() + " left to use until "
                + DateWords.date(week.until()) + ". That is about "
                + Pence.of(week.weeklyPence()).text() + " a week.");
        Long atBase = week.minutesAtBase();
        lines.add("It buys " + length(week.minutes()) + " a week here"
                + (atBase == null || week.morePence() == 0
                        ? "."
                        : ". At what the council pays it would be " + length(atBase) + "."));
        if (week.usualMinutes() > 0) {
            String cost = whose.have() + " had about " + length(week.usualMinutes())
                    + " of this support a week, these last four weeks. Here that would be about "
                    + Pence.of(week.usualPence()).text() + " a week";
            lines.add(
                    week.usualMorePence() == 0
                            ? cost + "."
                            : cost + ", " + Pence.of(week.usualMorePence()).text() + " more than the council pays.");
        } else if (week.morePence() > 0) {
            lines.add("Each hour a week costs " + Pence.of(week.morePence()).text() + " more than the council pays.");
        }
        return lines;
    }

    private static String length(long minutes) {
        return minutes == 0 ? "no time" : DateWords.length(Duration.ofMinutes(minutes));
    }
}
