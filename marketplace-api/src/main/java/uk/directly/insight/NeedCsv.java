package uk.directly.insight;

import java.time.LocalDate;
import java.util.List;
import uk.directly.data.Csv;

/** What was published of a week, as CSV; what isn't told is empty. */
public final class NeedCsv {
    private NeedCsv() {}

    /** One line a figure: until, weeks, measure, area, support, count; "All" for totals. */
    public static String of(NeedBook.Week week, List<NeedBook.Figure> figures) {
        LocalDate last = week.week().minusDays(1);
        StringBuilder csv = new StringBuilder("until,weeks,measure,area,support,count").append(Csv.END);
        for (NeedBook.Figure figure : figures) {
            Long shown = figure.shown();
            csv.append(last)
                    .append(',')
                    .append(week.weeks())
                    .append(',')
                    .append(figure.measure())
                    .append(',')
                    .append(Csv.text(name(figure.line())))
                    .append(',')
                    .append(Csv.text(name(figure.item())))
                    .append(',')
                    .append(shown == null ? "" : shown)
                    .append(Csv.END);
        }
        return csv.toString();
    }

    private static String name(String name) {
        return name.isEmpty() ? "All" : name;
    }
}
