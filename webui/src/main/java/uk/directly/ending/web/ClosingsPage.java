package uk.directly.ending.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.ending.Closings;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Accounts that are being closed, for finance officers.
 *
 * @param waiting a row each, what is to be done beside it; null: none
 */
public record ClosingsPage(Frame frame, @Nullable Table waiting) implements Page {
    static ClosingsPage of(Frame frame, List<Closings.Waiting> waiting) {
        return new ClosingsPage(frame, waiting.isEmpty() ? null : table(waiting));
    }

    private static Table table(List<Closings.Waiting> waiting) {
        return new Table(
                "Accounts",
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("To be done"),
                        Table.Column.text("Proposed on"),
                        Table.Column.text("By")),
                waiting.stream()
                        .map(each -> Table.Row.to(
                                "/awards/" + each.awardId() + "/closing",
                                each.holder(),
                                each.state().equals("proposed") ? "A second yes" : "Record payments",
                                DateWords.date(each.proposedAt()),
                                each.proposedBy()))
                        .toList());
    }

    @Override
    public String template() {
        return "ending/closings";
    }
}
