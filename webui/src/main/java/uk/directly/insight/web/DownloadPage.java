package uk.directly.insight.web;

import java.util.List;
import uk.directly.insight.NeedBook;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Download": what was published, week by week, as CSV. */
public record DownloadPage(Frame frame, List<Link> files) implements Page {
    static DownloadPage of(Viewer viewer, List<NeedBook.Week> weeks) {
        return new DownloadPage(
                Frame.of("Download", viewer).under("/needs/download"),
                weeks.stream()
                        .map(week -> new Link(
                                "The " + week.weeks() + " weeks until "
                                        + DateWords.date(week.week().minusDays(1)) + " (CSV)",
                                "/needs/" + week.week() + ".csv"))
                        .toList());
    }

    @Override
    public String template() {
        return "insight/download";
    }
}
