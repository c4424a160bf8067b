package uk.directly.insight.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Ward;
import uk.directly.insight.Measure;
import uk.directly.insight.NeedBook;
import uk.directly.web.AreaMap;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/**
 * "Needs": what was looked for and not found, by area and kind of support (R39).
 *
 * @param period of which weeks
 * @param services to choose one of
 * @param service the one that was chosen; empty: all
 * @param map of the wards; null: there is nothing to draw
 * @param areas the same as a table
 * @param byService what was looked for in the whole area
 */
public record NeedsPage(
        Frame frame,
        String period,
        List<Choice> services,
        String service,
        @Nullable AreaMap map,
        @Nullable Table areas,
        @Nullable Table byService)
        implements Page {
    static final String HIDDEN = "Not told";

    static NeedsPage of(
            Viewer viewer,
            NeedBook.@Nullable Week week,
            List<NeedBook.Figure> figures,
            List<NeedBook.Area> places,
            List<Ward> wards,
            String service) {
        Frame frame = Frame.of("Needs", viewer).under("/needs");
        if (week == null) {
            return new NeedsPage(
                    frame, "Nothing has been published yet. It is on Mondays.", List.of(), "", null, null, null);
        }
        List<NeedBook.Figure> cells = of(figures, Measure.SEARCHES);
        List<NeedBook.Figure> adverts = of(figures, Measure.ADVERTS);
        List<String> items = cells.stream()
                .map(NeedBook.Figure::item)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
        String chosen = items.contains(service) ? service : "";
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", "All kinds of support")));
        items.forEach(item -> choices.add(Choice.of(item, item)));
        Map<String, Long> searches = shown(cells, chosen);
        Map<String, Long> unanswered = shown(adverts, chosen);
        return new NeedsPage(
                frame,
                period(week),
                choices,
                chosen,
                NeedMaps.of(searches, places, wards),
                areas(searches, unanswered),
                byService(cells, adverts));
    }

    static String period(NeedBook.Week week) {
        return "Of the " + week.weeks() + " weeks until "
                + DateWords.date(week.week().minusDays(1)) + ".";
    }

    static List<NeedBook.Figure> of(List<NeedBook.Figure> figures, Measure measure) {
        return figures.stream()
                .filter(figure -> figure.measure().equals(measure.slug()))
                .toList();
    }

    /** What is told of each area. */
    private static Map<String, Long> shown(List<NeedBook.Figure> figures, String item) {
        return figures.stream()
                .filter(figure -> figure.item().equals(item) && figure.shown() != null)
                .collect(Collectors.toMap(
                        NeedBook.Figure::line, figure -> java.util.Objects.requireNonNull(figure.shown())));
    }

    private static @Nullable Table areas(Map<String, Long> searches, Map<String, Long> adverts) {
        List<String> lines = java.util.stream.Stream.concat(searches.keySet().stream(), adverts.keySet().stream())
                .filter(line -> !line.isEmpty())
                .distinct()
                .sorted(Comparator.<String, Long>comparing(line -> searches.getOrDefault(line, 0L))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Table.Row> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(Table.Row.of(line, words(searches.get(line)), words(adverts.get(line)))));
        rows.add(Table.Row.of("All areas", words(searches.get("")), words(adverts.get(""))));
        return new Table(
                "By area",
                List.of(
                        Table.Column.text("Area"),
                        Table.Column.number("Searches that found nothing"),
                        Table.Column.number("Adverts nobody answered")),
                rows);
    }

    private static @Nullable Table byService(List<NeedBook.Figure> searches, List<NeedBook.Figure> adverts) {
        Map<String, Long> total = totals(searches);
        Map<String, Long> unanswered = totals(adverts);
        List<Table.Row> rows = java.util.stream.Stream.concat(total.keySet().stream(), unanswered.keySet().stream())
                .filter(item -> !item.isEmpty())
                .distinct()
                .sorted(Comparator.<String, Long>comparing(item -> total.getOrDefault(item, 0L))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .map(item -> Table.Row.of(item, words(total.get(item)), words(unanswered.get(item))))
                .toList();
        return rows.isEmpty()
                ? null
                : new Table(
                        "By kind of support, all areas",
                        List.of(
                                Table.Column.text("Kind of support"),
                                Table.Column.number("Searches that found nothing"),
                                Table.Column.number("Adverts nobody answered")),
                        rows);
    }

    private static Map<String, Long> totals(List<NeedBook.Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.line().isEmpty() && figure.shown() != null)
                .collect(Collectors.toMap(
                        NeedBook.Figure::item, figure -> java.util.Objects.requireNonNull(figure.shown())));
    }

    static String words(@Nullable Long shown) {
        return shown == null ? HIDDEN : String.valueOf(shown);
    }

    @Override
    public String template() {
        return "insight/needs";
    }
}
