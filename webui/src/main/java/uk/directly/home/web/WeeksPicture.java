package uk.directly.home.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.WeeksAhead;
import uk.directly.money.Pence;
import uk.directly.web.Table;
import uk.directly.web.Whose;

/**
 * What is left week by week, drawn, with the same figures as a table.
 *
 * @param id for those parts that are named by others; no other picture on the page has it
 * @param title what it shows, for those who hear it
 * @param description what can be seen in it
 * @param bars from left to right
 * @param table the figures
 */
public record WeeksPicture(String id, String title, String description, List<Bar> bars, Table table) {
    /** The size that it is drawn in. */
    static final int WIDTH = 720;

    /** How high the highest bar is. */
    static final int HEIGHT = 160;

    private static final int GAP = 8;
    private static final int LABELS_EVERY = 3;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    /**
     * One week.
     *
     * @param x where it begins
     * @param y its upper end
     * @param label the day it begins on; not each has one
     */
    public record Bar(
            int x, int y, int width, int height, @Nullable String label) {}

    /** Draws them; without any week, or with nothing in all of them, there is nothing to draw. */
    static @Nullable WeeksPicture of(WeeksAhead ahead, String id, Whose whose) {
        List<WeeksAhead.Week> weeks = ahead.weeks();
        long most = weeks.stream().mapToLong(WeeksAhead.Week::leftPence).max().orElse(0);
        if (most == 0) {
            return null;
        }
        String title = "What is left of " + whose.your() + " money, week by week";
        return new WeeksPicture(id, title, description(weeks), bars(weeks, most), table(weeks, title));
    }

    private static List<Bar> bars(List<WeeksAhead.Week> weeks, long most) {
        int step = WIDTH / WeeksAhead.WEEKS;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            // Only drawn, never added up: a fraction may be rounded. What is little can still be seen.
            long left = weeks.get(i).leftPence();
            int height = left == 0 ? 0 : Math.max(2, (int) Math.round(HEIGHT * ((double) left / most)));
            bars.add(new Bar(
                    i * step,
                    HEIGHT - height,
                    step - GAP,
                    height,
                    i % LABELS_EVERY == 0 ? day(weeks.get(i).first()) : null));
        }
        return List.copyOf(bars);
    }

    private static String description(List<WeeksAhead.Week> weeks) {
        WeeksAhead.Week last = weeks.getLast();
        return "At the end of this week " + text(weeks.getFirst().leftPence()) + " is left, on " + day(last.last())
                + " " + text(last.leftPence()) + ".";
    }

    private static Table table(List<WeeksAhead.Week> weeks, String title) {
        return new Table(
                title,
                List.of(
                        Table.Column.text("Week"),
                        Table.Column.number("Comes in"),
                        Table.Column.number("Promised for visits"),
                        Table.Column.number("Usually spent beside that"),
                        Table.Column.number("Left at its end")),
                weeks.stream()
                        .map(week -> Table.Row.of(
                                day(week.first()) + " to " + day(week.last()),
                                text(week.comesInPence()),
                                text(week.promisedPence()),
                                text(week.usualPence()),
                                text(week.leftPence())))
                        .toList());
    }

    private static String day(LocalDate date) {
        return SHORT.format(date);
    }

    private static String text(long pence) {
        return Pence.of(pence).text();
    }
}
