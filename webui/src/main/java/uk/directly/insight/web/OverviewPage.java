package uk.directly.insight.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.insight.Measure;
import uk.directly.insight.NeedBook;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A commissioner's first page: the figures that matter most, and where the others are. */
public record OverviewPage(Frame frame, String period, List<String> figures) implements Page {
    private static final int MOST = 3;

    static OverviewPage of(Viewer viewer, NeedBook.@Nullable Week week, List<NeedBook.Figure> figures) {
        Frame frame = Frame.of("Overview", viewer).under("/home");
        if (week == null) {
            return new OverviewPage(frame, "Nothing has been published yet. It is on Mondays.", List.of());
        }
        List<String> lines = new ArrayList<>();
        total(figures, Measure.SEARCHES)
                .ifPresent(count -> lines.add(count + " searches near here found nobody who could do it."));
        total(figures, Measure.ADVERTS).ifPresent(count -> lines.add(count + " adverts were answered by nobody."));
        NeedsPage.of(figures, Measure.SEARCHES).stream()
                .filter(figure -> figure.line().isEmpty() && !figure.item().isEmpty() && figure.shown() != null)
                .sorted(java.util.Comparator.comparing(
                                (NeedBook.Figure figure) -> java.util.Objects.requireNonNull(figure.shown()))
                        .reversed())
                .limit(MOST)
                .forEach(figure -> lines.add(figure.item() + ": " + figure.shown() + " of them."));
        return new OverviewPage(frame, NeedsPage.period(week), List.copyOf(lines));
    }

    private static java.util.Optional<Long> total(List<NeedBook.Figure> figures, Measure measure) {
        return NeedsPage.of(figures, measure).stream()
                .filter(figure -> figure.line().isEmpty() && figure.item().isEmpty())
                .flatMap(figure -> java.util.stream.Stream.ofNullable(figure.shown()))
                .findFirst();
    }

    @Override
    public String template() {
        return "insight/overview";
    }
}
