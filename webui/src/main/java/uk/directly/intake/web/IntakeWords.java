package uk.directly.intake.web;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.AwardKind;
import uk.directly.intake.AwardRow;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeRow;
import uk.directly.intake.Sheet;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;

/** The words about intakes for officers. */
final class IntakeWords {
    /** What differs, by our names of fields; others are called as their columns are. */
    private static final Map<String, String> FIELDS = Map.of(
            "weeklyPence", "weekly",
            "paid", "netOrGross",
            "contributionPence", "contribution",
            "cycleWeeks", "cycle",
            "plannedMinutes", "hoursAWeek",
            "route", "moneyRoute");

    private IntakeWords() {}

    static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    static String state(Intake intake) {
        Intake.Counts counts = intake.counts();
        return switch (intake.state()) {
            case CHECKED -> "looked at, nothing brought in";
            case ACCEPTED ->
                counts.parallel() == 0
                        ? "all live"
                        : count(counts.parallel()) + " in parallel, " + count(counts.live()) + " live";
            case UNDONE -> "undone";
        };
    }

    static String sheet(Sheet sheet) {
        return switch (sheet) {
            case AWARDS -> "awards";
            case PAYEES -> "payees";
            case ARRANGEMENTS -> "arrangements";
            case FIGURES -> "figures";
        };
    }

    /** Who or what a row is about. */
    static String who(IntakeRow row) {
        AwardRow award = row.award();
        String name = award != null
                ? award.name()
                : row.payee() != null
                        ? row.payee().payee()
                        : row.arrangement() != null ? row.arrangement().who() : null;
        return name == null || name.isBlank() ? "no name" : name;
    }

    static String reference(IntakeRow row) {
        return row.caseReference() == null ? "none" : row.caseReference();
    }

    /** What a row would do, in a sentence. */
    static String effect(IntakeRow row) {
        return switch (row.effect()) {
            case NEW_PERSON -> "New person, " + award(row.award());
            case NEW_AWARD -> "Known here: " + award(row.award());
            case NEW -> "Comes with the award";
            case ALREADY_HERE -> "Already here, nothing changes";
            case DIFFERS ->
                row.differs().isEmpty()
                        ? "The award is already here: left out"
                        : "Already here and differs in "
                                + row.differs().stream()
                                        .map(field -> FIELDS.getOrDefault(field, field))
                                        .collect(Collectors.joining(", "))
                                + ": what is here stays";
            case BAD ->
                row.faults().stream()
                        .map(fault -> fault.column() + ": " + fault.message())
                        .collect(Collectors.joining(" "));
        };
    }

    /** "new award of £312.00 a week from 1 April 2024, opens with £624.00". */
    private static String award(@Nullable AwardRow award) {
        if (award == null || award.from() == null) {
            return "new award";
        }
        return "new " + kind(award.kind()) + " of " + pounds(award.weeklyPence())
                + (award.kind() == AwardKind.ONE_OFF_DIRECT_PAYMENT ? "" : " a week") + " from "
                + DateWords.date(award.from()) + ", opens with "
                + Pence.of(award.balancePence()).text();
    }

    static String kind(@Nullable AwardKind kind) {
        return kind == null
                ? "award"
                : switch (kind) {
                    case DIRECT_PAYMENT -> "direct payment";
                    case CARER_DIRECT_PAYMENT -> "carer’s direct payment";
                    case ONE_OFF_DIRECT_PAYMENT -> "one-off payment";
                    case ISF -> "fund (ISF)";
                };
    }

    static String pounds(@Nullable Long pence) {
        return pence == null ? "nothing" : Pence.of(pence).text();
    }

    /** Whether the two accounts agree, for tables and lists. */
    static String agreement(IntakeRow row) {
        IntakeRow.Figures figures = row.figures();
        if (figures == null) {
            return "not compared yet";
        }
        if (!figures.different()) {
            return "agree on " + DateWords.date(figures.onDay());
        }
        return figures.differencePence() == 0
                ? "paid in until another day"
                : "differ by " + Pence.of(figures.differencePence()).text();
    }
}
