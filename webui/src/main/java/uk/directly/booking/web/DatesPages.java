package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Quote;
import uk.directly.booking.SeriesPreview;
import uk.directly.booking.model.LeftOut;
import uk.directly.money.Pence;
import uk.directly.web.AgreedPart;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes screen 7 of visits that come again. What can't be booked now is left out, and said. */
record DatesPages(Viewer viewer, Screens.Basis basis, Trail trail, Again again, SeriesPreview preview) {

    /** The trail that books: without the dates that can't be booked now. */
    Trail booking() {
        Set<LocalDate> except = new TreeSet<>(again.except());
        preview.clashesNow().forEach(clash -> except.add(clash.day()));
        return trail.again(again.except(except));
    }

    DatesPage page(FormErrors errors) {
        return page(errors, preview.shortPence(), preview.ownShortPence());
    }

    DatesPage page(FormErrors errors, long shortPence, long ownShortPence) {
        Frame frame = Frame.of("Check the dates before you book", viewer)
                .under("/find")
                .withMoney(LeftToUse.line(basis.budgets()));
        List<SeriesPreview.Possible> now = preview.bookedNow();
        int visits = now.size();
        String total = Pence.of(preview.nowPence()).text();
        return new DatesPage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.purpose().toString(),
                facts(),
                table("Booked now", now, true),
                later(),
                laterDates().isEmpty() ? null : table("Later dates", laterDates(), false),
                left(),
                dates(),
                again.except().stream().map(String::valueOf).toList(),
                trail.again(again.except(Set.of())).check(),
                money(shortPence + ownShortPence == 0),
                notes(),
                cancelling(),
                now.isEmpty()
                        ? List.of()
                        : AgreedPart.of(
                                basis.offer().terms(now.getFirst().quote().engagement())),
                shortage(visits, shortPence, ownShortPence),
                "Book " + DateWords.count(visits, "visit") + " and promise " + total,
                booking().check().toString(),
                errors);
    }

    private List<SummaryRow> facts() {
        List<String> when =
                new ArrayList<>(AgainWords.lines(again.rule(), again.notOnSchoolHolidays(), again.notOnBankHolidays()));
        if (trail.start() != null && trail.end() != null) {
            when.add("The first on " + DateWords.visit(trail.start(), trail.end()));
        }
        return List.of(
                SummaryRow.of("Who", basis.offer().seller().name()),
                SummaryRow.of("What", basis.offer().title()),
                new SummaryRow("When", when, null).changedAt(trail.chosenTime().toString()),
                SummaryRow.of(
                                "What it is for",
                                Purposes.name(
                                        Purposes.budgetOf(basis.budgets(), trail.planLineId()), trail.planLineId()))
                        .changedAt(trail.purpose().toString()));
    }

    private Table table(String caption, List<SeriesPreview.Possible> visits, boolean sum) {
        boolean own = visits.stream().anyMatch(each -> each.quote().fromOwnPence() > 0);
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("Date"),
                Table.Column.text("Time"),
                Table.Column.number("From " + Whose.of(viewer).said("your support money"))));
        if (own) {
            columns.add(Table.Column.number("From " + Whose.of(viewer).you()));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (SeriesPreview.Possible each : visits) {
            Quote quote = each.quote();
            rows.add(row(
                    own,
                    DateWords.day(quote.span().start())
                            + (each.beside() == null ? "" : ". You also have " + each.beside() + " then"),
                    times(quote),
                    quote.fromBudgetPence(),
                    quote.fromOwnPence()));
        }
        if (sum) {
            rows.add(row(
                    own,
                    "All of them",
                    "",
                    visits.stream()
                            .mapToLong(each -> each.quote().fromBudgetPence())
                            .sum(),
                    visits.stream()
                            .mapToLong(each -> each.quote().fromOwnPence())
                            .sum()));
        }
        return new Table(caption, columns, rows);
    }

    private static Table.Row row(boolean withOwn, String day, String times, long budget, long own) {
        return withOwn
                ? Table.Row.of(
                        day, times, Pence.of(budget).text(), Pence.of(own).text())
                : Table.Row.of(day, times, Pence.of(budget).text());
    }

    private static String times(Quote quote) {
        return DateWords.times(quote.span().start(), quote.span().end());
    }

    private List<SeriesPreview.Possible> laterDates() {
        return preview.visits().stream()
                .filter(SeriesPreview.Possible.class::isInstance)
                .map(SeriesPreview.Possible.class::cast)
                .filter(each -> !each.now())
                .toList();
    }

    private @Nullable String later() {
        boolean more = preview.goesOn()
                || preview.visits().stream().anyMatch(each -> each.day().isAfter(preview.until()));
        return more
                ? "We book visits up to " + DateWords.date(preview.until())
                        + " now. Later ones are booked by themselves, week by week, when "
                        + basis.offer().seller().name()
                        + " has said yes. If the money doesn’t reach for one, we tell you: the soonest visit always"
                        + " comes first."
                : null;
    }

    private @Nullable Table left() {
        List<Table.Row> rows = new ArrayList<>();
        for (SeriesPreview.Visit each : preview.visits()) {
            switch (each) {
                case SeriesPreview.Possible can -> {}
                case SeriesPreview.Clash clash ->
                    rows.add(Table.Row.of(DateWords.day(clash.day()), RefusalWords.shortly(clash.why())));
                case SeriesPreview.Without without -> {
                    if (!without.day().isAfter(preview.until()) || without.why() == LeftOut.TAKEN_OUT) {
                        rows.add(Table.Row.of(DateWords.day(without.day()), AgainWords.of(without.why())));
                    }
                }
            }
        }
        return rows.isEmpty()
                ? null
                : new Table(
                        "No visit on these dates", List.of(Table.Column.text("Date"), Table.Column.text("Why")), rows);
    }

    private List<Choice> dates() {
        List<Choice> dates = new ArrayList<>();
        for (SeriesPreview.Visit each : preview.visits()) {
            boolean out = each instanceof SeriesPreview.Without without && without.why() == LeftOut.TAKEN_OUT;
            if (out || each instanceof SeriesPreview.Possible) {
                dates.add(Choice.of(each.day().toString(), DateWords.day(each.day())));
            }
        }
        return dates;
    }

    private List<SummaryRow> money(boolean enough) {
        List<SummaryRow> rows = new ArrayList<>();
        long own = preview.bookedNow().stream()
                .mapToLong(each -> each.quote().fromOwnPence())
                .sum();
        long budget = preview.nowPence() - own;
        rows.add(SummaryRow.of(
                "Promised now from " + Whose.of(viewer).said("your support money"),
                Pence.of(budget).text()));
        if (own > 0) {
            rows.add(SummaryRow.of(
                    "From " + Whose.of(viewer).you(), Pence.of(own).text()));
        }
        if (enough) {
            rows.add(SummaryRow.of(
                    "Left to use afterwards",
                    Pence.of(preview.availablePence() - budget).text()));
        }
        return rows;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (preview.bookedNow().stream().anyMatch(each -> Above.difference(each.quote()) != null)) {
            notes.add("Part of this is more than the council pays, and you pay that. "
                    + Above.neverHaveTo(Whose.of(viewer)));
        }
        if (preview.visits().stream()
                .anyMatch(each -> each instanceof SeriesPreview.Possible can
                        && can.quote().beyondRateCard())) {
            notes.add("The council has not said yet what it pays on some of these dates. We used what it pays now.");
        }
        return notes;
    }

    private List<String> cancelling() {
        List<String> lines = new ArrayList<>(basis.offer().cancellation().words());
        lines.add("If you go into hospital you pay nothing.");
        lines.add("You can end all of them from any day on.");
        return lines;
    }

    private @Nullable String shortage(int visits, long shortPence, long ownShortPence) {
        if (visits == 0) {
            return "None of these dates can be booked. Nothing was taken.";
        }
        if (shortPence > 0) {
            return Pence.of(shortPence).text() + " short, nothing was taken.";
        }
        return ownShortPence > 0
                ? Pence.of(ownShortPence).text() + " of " + Whose.of(viewer).your()
                        + " own money is missing. Nothing was taken."
                : null;
    }
}
