package uk.directly.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.intake.ArrangementRow;
import uk.directly.intake.AwardRow;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeRow;
import uk.directly.intake.PayeeRow;
import uk.directly.intake.Sheet;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.TypedHours;
import uk.directly.web.Viewer;

/** Writes the page of one award from the old system. */
final class PersonPages {
    private PersonPages() {}

    static IntakePersonPage one(
            Viewer viewer, Intake intake, IntakeRow row, AwardRow award, List<IntakeRow> beside, UUID officer) {
        IntakeRow.Figures figures = row.figures();
        boolean ownFigures = figures != null && figures.madeBy().equals(officer);
        return new IntakePersonPage(
                IntakePages.frame(IntakeWords.who(row), viewer),
                IntakeWords.reference(row),
                state(row),
                IntakePages.path(intake),
                facts(intake, row, award),
                figures == null ? null : comparison(figures),
                whyNot(row, ownFigures),
                row.isParallel() && figures != null && !ownFigures,
                IntakePages.path(intake) + "/live?row=" + row.id(),
                row.isParallel(),
                IntakePages.path(intake) + "/undo?row=" + row.id(),
                row.awardId() == null ? null : "/awards/" + row.awardId(),
                payees(beside),
                arrangements(beside));
    }

    private static String state(IntakeRow row) {
        if (row.liveAt() != null) {
            return "Live since " + DateWords.date(row.liveAt()) + ".";
        }
        return row.isParallel() ? "In parallel: nothing can be booked or paid from it." : "Not brought in.";
    }

    private static @Nullable String whyNot(IntakeRow row, boolean ownFigures) {
        if (!row.isParallel()) {
            return null;
        }
        if (row.figures() == null) {
            return "The old system’s figures of a later day are not here yet. Compare first.";
        }
        return ownFigures ? "You sent the latest figures, so another finance officer has to take this live." : null;
    }

    private static List<SummaryRow> facts(Intake intake, IntakeRow row, AwardRow award) {
        List<SummaryRow> facts = new ArrayList<>();
        facts.add(SummaryRow.of(
                "Award", IntakeWords.kind(award.kind()) + ", " + IntakeWords.pounds(award.weeklyPence())));
        if (award.from() != null) {
            facts.add(SummaryRow.of(
                    "Days",
                    DateWords.date(award.from())
                            + (award.to() == null ? ", open" : " to " + DateWords.date(award.to()))));
        }
        facts.add(SummaryRow.of(
                "Came with", Pence.of(award.balancePence()).text() + " on " + DateWords.date(intake.figuresOn())));
        facts.add(SummaryRow.of("Of it the council’s", IntakeWords.pounds(award.councilPence())));
        facts.add(SummaryRow.of("The person’s share", IntakeWords.pounds(award.sharePence())));
        facts.add(SummaryRow.of("Their own money", IntakeWords.pounds(award.ownPence())));
        facts.add(SummaryRow.of("Set aside as an employer", IntakeWords.pounds(award.reservePence())));
        facts.add(SummaryRow.of(
                "What it is for", award.planLines() == null ? "nothing given" : String.join("; ", award.planLines())));
        contact(facts, "Phone", award.phone());
        contact(facts, "Email", award.email());
        contact(facts, "Why it went live although the accounts differed", row.liveReason());
        return facts;
    }

    private static void contact(List<SummaryRow> facts, String what, @Nullable String text) {
        if (text != null) {
            facts.add(SummaryRow.of(what, text));
        }
    }

    private static Table comparison(IntakeRow.Figures figures) {
        return new Table(
                "The two accounts on " + DateWords.date(figures.onDay()),
                List.of(
                        Table.Column.text("What"),
                        Table.Column.number("Old system"),
                        Table.Column.number("Directly"),
                        Table.Column.number("Difference")),
                List.of(
                        Table.Row.of(
                                "Balance",
                                Pence.of(figures.theirPence()).text(),
                                Pence.of(figures.ourPence()).text(),
                                Pence.of(figures.differencePence()).text()),
                        Table.Row.of(
                                "Paid in until",
                                DateWords.date(figures.paidUntil()),
                                DateWords.date(figures.ourPaidUntil()),
                                figures.paidUntil().equals(figures.ourPaidUntil()) ? "none" : "another day"),
                        Table.Row.of(
                                "Spent since, counted in both",
                                Pence.of(figures.spentPence()).text(),
                                "",
                                ""),
                        Table.Row.of(
                                "Came in from elsewhere, counted in both",
                                Pence.of(figures.receivedPence()).text(),
                                "",
                                "")));
    }

    private static Table payees(List<IntakeRow> beside) {
        return new Table(
                "Payees",
                List.of(
                        Table.Column.text("Name"),
                        Table.Column.text("Sort code"),
                        Table.Column.text("Account"),
                        Table.Column.text("Reference")),
                beside.stream()
                        .filter(row -> row.sheet() == Sheet.PAYEES)
                        .map(IntakeRow::payee)
                        .filter(java.util.Objects::nonNull)
                        .map(PersonPages::payee)
                        .toList());
    }

    private static Table.Row payee(PayeeRow payee) {
        return Table.Row.of(
                text(payee.payee()), text(payee.sortCode()), text(payee.accountNumber()), text(payee.reference()));
    }

    private static Table arrangements(List<IntakeRow> beside) {
        return new Table(
                "Running arrangements",
                List.of(
                        Table.Column.text("Who"),
                        Table.Column.text("Engagement"),
                        Table.Column.number("An hour"),
                        Table.Column.number("Hours a week")),
                beside.stream()
                        .filter(row -> row.sheet() == Sheet.ARRANGEMENTS)
                        .map(IntakeRow::arrangement)
                        .filter(java.util.Objects::nonNull)
                        .map(PersonPages::arrangement)
                        .toList());
    }

    private static Table.Row arrangement(ArrangementRow row) {
        return Table.Row.of(
                text(row.who()),
                text(row.engagement()),
                IntakeWords.pounds(row.ratePence()),
                row.minutesWeekly() == null ? "not given" : TypedHours.text(row.minutesWeekly()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "none" : text;
    }
}
