package uk.directly.referral.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.referral.DirectoryImport;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * The files of directories that were sent so far.
 *
 * @param maySend whether whoever looks may send one
 * @param next where the list goes on
 */
public record ImportsPage(
        Frame frame,
        boolean maySend,
        Table imports,
        @Nullable String next) implements Page {
    static final String ALL = "/directory/imports";
    static final String TITLE = "Directories";

    static ImportsPage of(Frame frame, boolean maySend, List<DirectoryImport> imports, @Nullable String next) {
        return new ImportsPage(
                frame,
                maySend,
                new Table(
                        "Files that were sent",
                        List.of(
                                Table.Column.text("Directory"),
                                Table.Column.text("Sent"),
                                Table.Column.number("Entries"),
                                Table.Column.number("New"),
                                Table.Column.number("Changed"),
                                Table.Column.number("Not taken")),
                        imports.stream()
                                .map(each -> Table.Row.to(
                                        ALL + "/" + each.id(),
                                        each.source(),
                                        DateWords.date(each.made().at()) + " by "
                                                + each.made().name(),
                                        number(each.rows()),
                                        number(each.counts().created()),
                                        number(each.counts().updated()),
                                        number(each.counts().rejected())))
                                .toList()),
                next);
    }

    static String number(long number) {
        return String.format(java.util.Locale.UK, "%,d", number);
    }

    @Override
    public String template() {
        return "referral/imports";
    }
}
