package uk.directly.budget.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.FundingFilter;
import uk.directly.budget.FundingLine;
import uk.directly.budget.FundingRun;
import uk.directly.budget.FundingState;
import uk.directly.budget.FundingWarning;
import uk.directly.data.Ids;
import uk.directly.money.Pence;
import uk.directly.people.Officer;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the pages of funding runs. */
final class FundingPages {
    static final String RUNS = "/finance/funding";

    private FundingPages() {}

    static String path(FundingRun run) {
        return RUNS + "/" + run.id();
    }

    static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    static String state(FundingRun run) {
        return switch (run.state()) {
            case DRAFT -> "draft, waits for another officer";
            case APPROVED -> "approved, being paid in";
            case POSTED -> "paid in";
            case DISCARDED -> "put away";
        };
    }

    /** The run with some of its lines, at most one more than are shown. */
    static FundingRunPage run(
            Viewer viewer,
            FundingRun run,
            FundingFilter filter,
            List<FundingLine> lines,
            int shown,
            UUID officer,
            Instant now) {
        List<FundingLine> here = lines.size() > shown ? lines.subList(0, shown) : lines;
        boolean draft = run.state() == FundingState.DRAFT;
        return new FundingRunPage(
                Frame.of("Money in by " + DateWords.date(run.forDay()), viewer).under(RUNS),
                sentence(run, now),
                run.state() == FundingState.APPROVED,
                progress(run),
                facts(run),
                views(run, filter),
                table(filter, here),
                lines.size() > shown ? view(run, filter, here.getLast().place()) : null,
                path(run) + "/lines.csv",
                path(run),
                draft && !run.isMadeBy(officer),
                draft,
                draft && run.isMadeBy(officer)
                        ? "You made this run, so another finance officer has to approve it."
                        : null);
    }

    private static String sentence(FundingRun run, Instant now) {
        String lines = count(run.lines()) + (run.lines() == 1 ? " line" : " lines");
        String total = Pence.of(run.totalPence()).text();
        return switch (run.state()) {
            case DRAFT -> "A draft of " + lines + ", " + total + " in all. Nothing is paid in yet.";
            case APPROVED -> "Approved. " + working(run, lines, now);
            case POSTED -> paid(run);
            case DISCARDED -> "Put away. Nothing was paid in.";
        };
    }

    private static String working(FundingRun run, String lines, Instant now) {
        Instant began = run.postingAt();
        if (began == null) {
            return "Paying in " + lines + " begins in a few seconds.";
        }
        long seconds = Math.max(0, Duration.between(began, now).toSeconds());
        return "Paying in " + lines + " at once: begun " + DateWords.count(seconds, "second")
                + " ago. A hundred thousand lines take about half a minute, and until all are paid in none is.";
    }

    private static FundingRunPage.@Nullable Progress progress(FundingRun run) {
        Integer done = run.soFarLines();
        return done == null
                ? null
                : new FundingRunPage.Progress(done, run.lines(), count(done) + " of " + count(run.lines()));
    }

    private static String paid(FundingRun run) {
        Integer lines = run.paidLines();
        Long pence = run.paidPence();
        if (lines == null || pence == null) {
            return "Paid in.";
        }
        String paid =
                "Paid in: " + Pence.of(pence).text() + " in " + count(lines) + (lines == 1 ? " line." : " lines.");
        int left = run.lines() - lines;
        return left == 0
                ? paid
                : paid + " " + count(left) + (left == 1 ? " line was" : " lines were")
                        + " left out, because something changed after the draft was made. They come with the next run.";
    }

    private static List<SummaryRow> facts(FundingRun run) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Lines", count(run.lines())));
        rows.add(SummaryRow.of("Amount", Pence.of(run.totalPence()).text()));
        rows.add(SummaryRow.of("To look at", count(run.warnedLines())));
        rows.add(SummaryRow.of("New since the last run", count(run.newLines())));
        rows.add(SummaryRow.of("Different from last time", count(run.changedLines())));
        rows.add(SummaryRow.of("Made", by(run.madeBy(), run.madeAt())));
        Officer decider = run.decidedBy();
        Instant decided = run.decidedAt();
        if (decider != null && decided != null) {
            rows.add(SummaryRow.of(
                    run.state() == FundingState.DISCARDED ? "Put away" : "Approved", by(decider, decided)));
        }
        return rows;
    }

    private static String by(Officer officer, Instant at) {
        return "by " + officer.name() + ", " + DateWords.date(at) + ", " + DateWords.time(at);
    }

    private static List<Link> views(FundingRun run, FundingFilter now) {
        List<Link> views = new ArrayList<>();
        for (FundingFilter filter : List.of(
                FundingFilter.WARNED,
                FundingFilter.NEW,
                FundingFilter.CHANGED,
                FundingFilter.LEFT_OUT,
                FundingFilter.ALL)) {
            if (filter != now) {
                views.add(new Link(title(filter) + many(run, filter), view(run, filter, null)));
            }
        }
        return views;
    }

    /** How many of its lines are so, where the run has counted them. */
    private static String many(FundingRun run, FundingFilter filter) {
        return switch (filter) {
            case WARNED -> " (" + count(run.warnedLines()) + ")";
            case NEW -> " (" + count(run.newLines()) + ")";
            case CHANGED -> " (" + count(run.changedLines()) + ")";
            case ALL, LEFT_OUT -> "";
        };
    }

    private static String view(FundingRun run, FundingFilter filter, FundingLine.@Nullable Place after) {
        return Address.of(path(run))
                .with("show", filter.slug())
                .with("award", after == null ? null : after.awardId())
                .with("from", after == null ? null : after.from())
                .toString();
    }

    private static String title(FundingFilter filter) {
        return switch (filter) {
            case ALL -> "All lines";
            case WARNED -> "Lines to look at";
            case NEW -> "New since the last run";
            case CHANGED -> "Different from last time";
            case LEFT_OUT -> "Left out";
        };
    }

    private static Table table(FundingFilter filter, List<FundingLine> lines) {
        return new Table(
                title(filter),
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("Case"),
                        Table.Column.text("Days"),
                        Table.Column.number("Amount"),
                        Table.Column.number("Last time"),
                        Table.Column.text("Look at")),
                lines.stream()
                        .map(line -> Table.Row.to(
                                "/awards/" + line.awardId(),
                                line.holder().name(),
                                AwardsPage.reference(line.holder()),
                                DateWords.date(line.from()) + " to " + DateWords.date(line.to()),
                                Pence.of(line.amountPence()).text(),
                                before(line.beforePence()),
                                remarks(line)))
                        .toList());
    }

    private static String before(@Nullable Long pence) {
        return pence == null ? "none" : Pence.of(pence).text();
    }

    private static String remarks(FundingLine line) {
        List<String> remarks = new ArrayList<>();
        String why = line.why();
        if (why != null) {
            remarks.add(
                    switch (why) {
                        case "frozen" -> "left out: frozen";
                        case "changed" -> "left out: changed after the draft was made";
                        case "closed" -> "left out: the account is closed";
                        default -> "left out: paid in by another run";
                    });
        }
        if (line.isNew()) {
            remarks.add("new");
        }
        if (line.isChanged()) {
            remarks.add("different");
        }
        line.warnings().stream()
                .filter(warning -> why == null || warning != FundingWarning.FROZEN)
                .map(FundingPages::warning)
                .forEach(remarks::add);
        return remarks.isEmpty() ? "nothing" : remarks.stream().collect(Collectors.joining("; "));
    }

    private static String warning(FundingWarning warning) {
        return switch (warning) {
            case NO_ROUTE -> "no money route chosen";
            case FROZEN -> "frozen";
            case LAST_PAYMENT -> "the last payment";
            case MUCH_MORE -> "much more a day than last time";
            case BANK_DETAILS_CHANGED -> "bank details changed lately";
        };
    }

    /** Asks for the yes. */
    static FundingDecisionPage approve(Viewer viewer, FundingRun run, FormErrors errors) {
        Frame frame = Frame.of("Approve this run?", viewer).under(RUNS);
        return new FundingDecisionPage(
                errors.isEmpty() ? frame : frame.withError(),
                facts(run),
                List.of(
                        "All of it is paid in at once, or none of it. It can’t be undone: what is wrong is put right by"
                                + " another posting.",
                        "What has changed since the draft was made is left out, and comes with the next run."),
                path(run) + "/approve",
                Ids.next().toString(),
                "Approve and pay in " + Pence.of(run.totalPence()).text(),
                "",
                path(run),
                errors);
    }

    /** Asks whether to put it away. */
    static FundingDecisionPage discard(Viewer viewer, FundingRun run) {
        return new FundingDecisionPage(
                Frame.of("Put this run away?", viewer).under(RUNS),
                facts(run),
                List.of("Nothing was paid in by it. A new run for the same days can be made at any time."),
                path(run) + "/discard",
                Ids.next().toString(),
                "Put it away",
                "warning",
                path(run),
                FormErrors.NONE);
    }
}
