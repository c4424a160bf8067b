package uk.directly.advert.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.advert.AdvertBook;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Adverts that an officer has to look at. */
public record AdvertQueuePage(
        Frame frame, String sentence, @Nullable Table table) implements Page {
    static AdvertQueuePage of(Viewer viewer, List<AdvertBook.Reported> waiting, @Nullable String notice) {
        return new AdvertQueuePage(
                Frame.of("Adverts to look at", viewer).under("/home").withNotice(notice),
                waiting.isEmpty()
                        ? "No advert waits to be looked at."
                        : DateWords.count(waiting.size(), "advert") + " to look at, the oldest first.",
                waiting.isEmpty()
                        ? null
                        : new Table(
                                "Reported or flagged",
                                List.of(
                                        Table.Column.text("Advert"),
                                        Table.Column.text("What is said"),
                                        Table.Column.text("Since")),
                                waiting.stream().map(AdvertQueuePage::row).toList()));
    }

    private static Table.Row row(AdvertBook.Reported reported) {
        return Table.Row.to(
                AdvertWords.QUEUE + "/" + reported.advert().id(),
                reported.advert().serviceName() + ", " + reported.advert().pattern(),
                String.join(" ", reported.reasons()),
                DateWords.dayAndTime(Objects.requireNonNull(reported.since())));
    }

    @Override
    public String template() {
        return "advert/queue";
    }
}
