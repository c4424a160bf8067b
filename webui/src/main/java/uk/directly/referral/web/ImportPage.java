package uk.directly.referral.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.referral.DirectoryImport;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/**
 * What became of the file of a directory.
 *
 * @param state in a sentence
 * @param progress how far it is, while it is worked through; null: done
 * @param rejected rows that were not taken; null: none
 * @param nextRejected where they go on
 * @param noted rows of which something was left out; null: none
 * @param nextNoted where they go on
 * @param missing what to do about entries that it had no longer; null: nothing
 */
public record ImportPage(
        Frame frame,
        String path,
        String state,
        @Nullable Progress progress,
        List<SummaryRow> facts,
        @Nullable Table rejected,
        @Nullable String nextRejected,
        @Nullable Table noted,
        @Nullable String nextNoted,
        @Nullable Missing missing)
        implements Page {
    static final int SHOWN = 50;

    /** So many of so many. */
    public record Progress(int done, int all, String words) {}

    /** Entries that the file had no longer. */
    public record Missing(String words, String button) {}

    /** Rows that are shown, at most one more than fit. */
    record Rows(List<DirectoryImport.Row> rejected, List<DirectoryImport.Row> noted) {}

    static ImportPage of(Viewer viewer, DirectoryImport found, Rows rows, boolean maySend, @Nullable String notice) {
        String path = ImportsPage.ALL + "/" + found.id();
        return new ImportPage(
                Frame.of(found.source(), viewer).under("/register").withNotice(notice),
                path,
                state(found),
                found.isDone()
                        ? null
                        : new Progress(
                                found.rowsDone(),
                                found.rows(),
                                ImportsPage.number(found.rowsDone()) + " of " + ImportsPage.number(found.rows())),
                facts(found),
                table("Not taken", "Why", rows.rejected()),
                next(path, "rejected", rows.rejected()),
                table("Taken, but for this", "What was left out", rows.noted()),
                next(path, "noted", rows.noted()),
                maySend ? missing(found) : null);
    }

    private static String state(DirectoryImport found) {
        DirectoryImport.Counts counts = found.counts();
        if (!found.isDone()) {
            return "The file is being worked through.";
        }
        if (counts.created() + counts.updated() + counts.rejected() == 0) {
            return "Nothing is new: everything was here already.";
        }
        return ImportsPage.number(counts.created()) + " new, " + ImportsPage.number(counts.updated()) + " changed, "
                + ImportsPage.number(counts.unchanged()) + " as before, " + ImportsPage.number(counts.rejected())
                + " not taken.";
    }

    private static List<SummaryRow> facts(DirectoryImport found) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                "Sent",
                DateWords.dayAndTime(found.made().at()) + " by " + found.made().name()));
        if (found.fileName() != null) {
            rows.add(SummaryRow.of(
                    "File", found.fileName() + " (" + found.format().words() + ")"));
        } else {
            rows.add(SummaryRow.of("File", found.format().words()));
        }
        rows.add(SummaryRow.of("Entries in it", ImportsPage.number(found.rows())));
        Integer missing = found.missing();
        if (missing != null && missing > 0) {
            rows.add(SummaryRow.of("Here, but not in it", ImportsPage.number(missing)));
        }
        DirectoryImport.Gone gone = found.gone();
        if (gone != null) {
            rows.add(SummaryRow.of(
                    "Taken away",
                    ImportsPage.number(gone.count()) + " on "
                            + DateWords.date(gone.by().at()) + " by "
                            + gone.by().name()));
        }
        return List.copyOf(rows);
    }

    private static @Nullable Table table(String caption, String why, List<DirectoryImport.Row> rows) {
        return rows.isEmpty()
                ? null
                : new Table(
                        caption,
                        List.of(Table.Column.text("Row"), Table.Column.text("Entry"), Table.Column.text(why)),
                        rows.stream()
                                .limit(SHOWN)
                                .map(row -> Table.Row.of(
                                        String.valueOf(row.number()),
                                        row.name() == null ? "no name" : row.name(),
                                        row.reason()))
                                .toList());
    }

    private static @Nullable String next(String path, String which, List<DirectoryImport.Row> rows) {
        return rows.size() > SHOWN
                ? path + "?" + which + "=" + rows.get(SHOWN - 1).number()
                : null;
    }

    private static @Nullable Missing missing(DirectoryImport found) {
        Integer missing = found.missing();
        if (missing == null || missing == 0 || found.gone() != null || !found.isNewest()) {
            return null;
        }
        return missing == 1
                ? new Missing(
                        "One entry of this directory stood in an earlier file and not in this one. If this file is the"
                                + " whole directory, take it away: then nobody finds it here any more. It comes back"
                                + " with a file that has it.",
                        "Take it away")
                : new Missing(
                        ImportsPage.number(missing) + " entries of this directory stood in an earlier file and not in"
                                + " this one. If this file is the whole directory, take them away: then nobody finds"
                                + " them here any more. They come back with a file that has them.",
                        "Take these " + ImportsPage.number(missing) + " away");
    }

    @Override
    public String template() {
        return "referral/import";
    }
}
