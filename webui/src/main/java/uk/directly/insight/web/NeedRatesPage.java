package uk.directly.insight.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.insight.Measure;
import uk.directly.insight.NeedBook;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** "Rates": what adverts offered, beside what the council pays, and how many answered (R39). */
public record NeedRatesPage(
        Frame frame, String period, @Nullable Table table) implements Page {
    static NeedRatesPage of(Viewer viewer, NeedBook.@Nullable Week week, List<NeedBook.Figure> figures) {
        Frame frame = Frame.of("Rates", viewer).under("/needs/rates");
        if (week == null) {
            return new NeedRatesPage(frame, "Nothing has been published yet. It is on Mondays.", null);
        }
        List<NeedBook.Figure> cells = NeedsPage.of(figures, Measure.RATES);
        List<String> lines = cells.stream()
                .map(NeedBook.Figure::line)
                .filter(line -> !line.isEmpty())
                .distinct()
                .sorted()
                .toList();
        Map<String, NeedBook.Figure> byPlace = cells.stream()
                .collect(Collectors.toMap(figure -> figure.line() + "|" + figure.item(), figure -> figure));
        List<Table.Row> rows = java.util.stream.Stream.concat(lines.stream(), java.util.stream.Stream.of(""))
                .map(line -> Table.Row.of(
                        line.isEmpty() ? "All" : name(line),
                        words(byPlace, line, "1 No answer"),
                        words(byPlace, line, "2 One or two"),
                        words(byPlace, line, "3 Three or more"),
                        words(byPlace, line, "")))
                .toList();
        return new NeedRatesPage(
                frame,
                NeedsPage.period(week),
                lines.isEmpty()
                        ? null
                        : new Table(
                                "Adverts that ended, by what they offered an hour and how many answered",
                                List.of(
                                        Table.Column.text("Offered"),
                                        Table.Column.number("No answer"),
                                        Table.Column.number("One or two"),
                                        Table.Column.number("Three or more"),
                                        Table.Column.number("All")),
                                rows));
    }

    /** Lines are kept with a figure in front, for their order. */
    private static String name(String line) {
        return line.substring(2);
    }

    private static String words(Map<String, NeedBook.Figure> byPlace, String line, String item) {
        NeedBook.Figure figure = byPlace.get(line + "|" + item);
        return NeedsPage.words(figure == null ? null : figure.shown());
    }

    @Override
    public String template() {
        return "insight/rates";
    }
}
