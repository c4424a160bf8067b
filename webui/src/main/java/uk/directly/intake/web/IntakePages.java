package uk.directly.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeRow;
import uk.directly.intake.IntakeState;
import uk.directly.intake.RowFilter;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the page of one intake. */
final class IntakePages {
    static final String ALL = "/finance/intake";
    static final String TITLE = "Coming from the old system";

    private IntakePages() {}

    static String path(Intake intake) {
        return ALL + "/" + intake.id();
    }

    static String path(IntakeRow row) {
        return ALL + "/" + row.intakeId() + "/people/" + row.id();
    }

    /** Below People: whoever comes over stands there afterwards. */
    static Frame frame(String title, Viewer viewer) {
        return Frame.of(title, viewer).under("/awards");
    }

    static String title(Intake intake) {
        return "Figures of " + DateWords.date(intake.figuresOn());
    }

    /** The intake with some of its rows, at most one more than are shown. */
    static IntakePage one(
            Viewer viewer, Intake intake, RowFilter filter, List<IntakeRow> rows, int shown, UUID officer) {
        List<IntakeRow> here = rows.size() > shown ? rows.subList(0, shown) : rows;
        boolean undone = intake.state() == IntakeState.UNDONE;
        return new IntakePage(
                frame(title(intake), viewer),
                sentence(intake),
                facts(intake),
                undone ? null : totals(intake),
                intake.controlReason(),
                whyNot(intake, officer),
                steps(intake, officer),
                undone ? null : table(intake, filter, here),
                rows.size() > shown ? view(intake, filter, here.getLast()) : null,
                views(intake, filter));
    }

    private static String sentence(Intake intake) {
        Intake.Counts counts = intake.counts();
        return switch (intake.state()) {
            case CHECKED -> "Looked at. Nothing is brought in yet.";
            case ACCEPTED ->
                counts.parallel() == 0
                        ? "All " + IntakeWords.count(counts.live()) + " are live."
                        : IntakeWords.count(counts.parallel()) + " in parallel, " + IntakeWords.count(counts.live())
                                + " live.";
            case UNDONE -> "Undone. Nothing of it is left.";
        };
    }

    static List<SummaryRow> facts(Intake intake) {
        Intake.Counts counts = intake.counts();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Sent", by(intake.made())));
        rows.add(SummaryRow.of(
                "Rows read",
                IntakeWords.count(intake.rowsRead()) + ", " + IntakeWords.count(intake.rowsBad()) + " with errors"));
        if (intake.state() == IntakeState.CHECKED) {
            rows.add(SummaryRow.of("New people", IntakeWords.count(counts.newPeople())));
            rows.add(SummaryRow.of("New awards", IntakeWords.count(counts.newAwards())));
            rows.add(SummaryRow.of("Already here", IntakeWords.count(counts.alreadyHere())));
            rows.add(SummaryRow.of("Already here and differing", IntakeWords.count(counts.differing())));
        } else if (intake.state() == IntakeState.ACCEPTED) {
            rows.add(SummaryRow.of("In parallel", IntakeWords.count(counts.parallel())));
            rows.add(SummaryRow.of(
                    "Compared",
                    IntakeWords.count(counts.compared()) + ", " + IntakeWords.count(counts.apart()) + " differ"));
            rows.add(SummaryRow.of("Live", IntakeWords.count(counts.live())));
        }
        step(rows, "Control total", intake.controlled());
        step(rows, "Accepted", intake.accepted());
        step(rows, "Undone", intake.undone());
        return rows;
    }

    private static void step(List<SummaryRow> rows, String what, Intake.@Nullable Step step) {
        if (step != null) {
            rows.add(SummaryRow.of(what, by(step)));
        }
    }

    private static String by(Intake.Step step) {
        return "by " + step.name() + ", " + DateWords.date(step.at()) + ", " + DateWords.time(step.at());
    }

    private static Table totals(Intake intake) {
        Intake.Totals ours = intake.ours();
        Intake.Totals theirs = intake.control();
        return new Table(
                "Control total",
                List.of(
                        Table.Column.text("What"),
                        Table.Column.number("Read here"),
                        Table.Column.number("Old system"),
                        Table.Column.number("Difference")),
                List.of(
                        Table.Row.of(
                                "People",
                                IntakeWords.count(ours.people()),
                                theirs == null ? "not given" : IntakeWords.count(theirs.people()),
                                theirs == null ? "" : IntakeWords.count(ours.people() - theirs.people())),
                        sum("Balances", ours.totalPence(), theirs == null ? null : theirs.totalPence()),
                        sum("A week", ours.weeklyPence(), theirs == null ? null : theirs.weeklyPence())));
    }

    private static Table.Row sum(String what, long ours, @Nullable Long theirs) {
        return Table.Row.of(
                what,
                Pence.of(ours).text(),
                theirs == null ? "not given" : Pence.of(theirs).text(),
                theirs == null ? "" : Pence.of(ours - theirs).text());
    }

    private static @Nullable String whyNot(Intake intake, UUID officer) {
        if (intake.state() != IntakeState.CHECKED) {
            return null;
        }
        if (intake.control() == null) {
            return "Next: write down the control total of the old system. Then another finance officer accepts it.";
        }
        if (!intake.ours().equals(intake.control()) && intake.controlReason() == null) {
            return "The sums differ. Mend the files and send them again, or write down why it is right.";
        }
        return intake.isBy(officer)
                ? "You sent these files or wrote the control total, so another finance officer has to accept them."
                : null;
    }

    private static List<Link> steps(Intake intake, UUID officer) {
        String path = path(intake);
        List<Link> steps = new ArrayList<>();
        if (intake.state() == IntakeState.CHECKED) {
            if (intake.control() != null && !intake.isBy(officer)) {
                steps.add(new Link("Accept", path + "/accept"));
            }
            steps.add(new Link("Write down the control total", path + "/control"));
        } else if (intake.state() == IntakeState.ACCEPTED && intake.counts().parallel() > 0) {
            steps.add(new Link("Compare with the old system", path + "/compare"));
            steps.add(new Link("Go live", path + "/live"));
        }
        if (intake.state() != IntakeState.UNDONE && intake.counts().live() == 0) {
            steps.add(new Link("Undo", path + "/undo"));
        }
        return steps;
    }

    private static List<Link> views(Intake intake, RowFilter now) {
        List<RowFilter> filters = intake.state() == IntakeState.CHECKED
                ? List.of(RowFilter.BAD, RowFilter.HERE, RowFilter.NEW, RowFilter.ALL)
                : List.of(RowFilter.APART, RowFilter.PARALLEL, RowFilter.LIVE, RowFilter.ALL);
        return filters.stream()
                .filter(filter -> filter != now)
                .map(filter -> new Link(title(filter), view(intake, filter, null)))
                .toList();
    }

    private static String view(Intake intake, RowFilter filter, @Nullable IntakeRow after) {
        return Address.of(path(intake))
                .with("show", filter.slug())
                .with("sheet", after == null ? null : after.sheet().slug())
                .with("row", after == null ? null : after.number())
                .toString();
    }

    static String title(RowFilter filter) {
        return switch (filter) {
            case ALL -> "All rows";
            case BAD -> "Rows with errors";
            case NEW -> "Rows that bring something in";
            case HERE -> "Rows that are here already";
            case PARALLEL -> "In parallel";
            case APART -> "In parallel, and the two accounts differ";
            case LIVE -> "Live";
        };
    }

    private static Table table(Intake intake, RowFilter filter, List<IntakeRow> rows) {
        boolean accepted = intake.state() == IntakeState.ACCEPTED;
        return new Table(
                title(filter),
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("Case"),
                        Table.Column.text("File and row"),
                        Table.Column.text(accepted ? "How it stands" : "What it would do")),
                rows.stream()
                        .map(row -> accepted ? standing(row) : wouldBe(row))
                        .toList());
    }

    private static Table.Row wouldBe(IntakeRow row) {
        return Table.Row.of(IntakeWords.who(row), IntakeWords.reference(row), place(row), IntakeWords.effect(row));
    }

    private static Table.Row standing(IntakeRow row) {
        String stands = row.award() == null
                ? "came with the award"
                : row.isLive() ? "live" : "in parallel, " + IntakeWords.agreement(row);
        return row.award() == null
                ? Table.Row.of(IntakeWords.who(row), IntakeWords.reference(row), place(row), stands)
                : Table.Row.to(path(row), IntakeWords.who(row), IntakeWords.reference(row), place(row), stands);
    }

    private static String place(IntakeRow row) {
        return IntakeWords.sheet(row.sheet()) + ", row " + row.number();
    }
}
