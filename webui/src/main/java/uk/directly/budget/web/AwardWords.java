package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.SummaryRow;

/** Awards in words for officers, who know ours. */
final class AwardWords {
    private AwardWords() {}

    static String kind(AwardKind kind) {
        return switch (kind) {
            case DIRECT_PAYMENT -> "Direct payment";
            case CARER_DIRECT_PAYMENT -> "Carer’s direct payment";
            case ONE_OFF_DIRECT_PAYMENT -> "One-off direct payment";
            case ISF -> "Individual service fund";
        };
    }

    static String paid(Paid paid) {
        return switch (paid) {
            case NET -> "Net: the contribution is taken off before it is paid in";
            case GROSS -> "Gross: all of it is paid in, the contribution is billed";
        };
    }

    static String band(ReviewBand band) {
        return switch (band) {
            case LIGHT -> "Light: one self-declaration, no receipts";
            case STANDARD -> "Standard: receipts where we ask for some";
            case CLOSE -> "Close: all receipts, looked at more often";
        };
    }

    static String cycle(int weeks) {
        return switch (weeks) {
            case 1 -> "Weekly";
            case 2 -> "Fortnightly";
            case 4 -> "Four-weekly";
            case 52 -> "Once a year";
            default -> "Every " + weeks + " weeks";
        };
    }

    static String route(@Nullable MoneyRoute route) {
        if (route == null) {
            return "Not chosen yet by the person";
        }
        return switch (route) {
            case OWN_BANK -> "Own bank account";
            case CARD_ACCOUNT -> "Card-style account";
            case SUPPORTED -> "Supported account";
            case ISF -> "ISF broker";
            case COUNCIL_ARRANGED -> "Council-arranged";
        };
    }

    /** "1 April 2026, open-ended", "1 April 2026 to 31 March 2027". */
    static String days(LocalDate from, @Nullable LocalDate to) {
        return to == null ? DateWords.date(from) + ", open-ended" : DateWords.date(from) + " to " + DateWords.date(to);
    }

    static String amount(AwardKind kind, AwardTerms terms) {
        return Pence.of(terms.weeklyPence()).text() + (kind == AwardKind.ONE_OFF_DIRECT_PAYMENT ? " once" : " a week");
    }

    /** "£312.00 a week, net of £10.00, fortnightly, review band standard". */
    static String line(AwardKind kind, AwardTerms terms) {
        String contribution = Pence.of(terms.contributionWeeklyPence()).text();
        String paid = terms.contributionWeeklyPence() == 0
                ? terms.paid() == Paid.NET ? ", net, no contribution" : ", gross, no contribution"
                : terms.paid() == Paid.NET ? ", net of " + contribution : ", gross, " + contribution + " is billed";
        return amount(kind, terms)
                + (kind == AwardKind.ONE_OFF_DIRECT_PAYMENT
                        ? ""
                        : paid + ", " + cycle(terms.cycleWeeks()).toLowerCase(Locale.UK))
                + ", review band " + terms.reviewBand().slug()
                + (terms.plannedMinutesWeekly() == null
                        ? ""
                        : ", " + HoursWords.text(terms.plannedMinutesWeekly()) + " planned");
    }

    static List<SummaryRow> rows(AwardKind kind, AwardTerms terms) {
        return List.of(
                SummaryRow.of("Amount", amount(kind, terms)),
                SummaryRow.of("Net or gross", paid(terms.paid())),
                SummaryRow.of(
                        "Assessed contribution",
                        Pence.of(terms.contributionWeeklyPence()).text() + " a week"),
                SummaryRow.of(
                        "Planned support",
                        terms.plannedMinutesWeekly() == null
                                ? "The plan names no hours"
                                : HoursWords.text(terms.plannedMinutesWeekly()) + " a week"),
                SummaryRow.of("Paid in", cycle(terms.cycleWeeks())),
                SummaryRow.of("Review band", band(terms.reviewBand())));
    }

    static List<Choice> kinds() {
        return Arrays.stream(AwardKind.values())
                .map(kind -> Choice.of(kind.slug(), kind(kind)))
                .toList();
    }

    static List<Choice> paid() {
        return List.of(Choice.of(Paid.NET.slug(), paid(Paid.NET)), Choice.of(Paid.GROSS.slug(), paid(Paid.GROSS)));
    }

    static List<Choice> cycles() {
        return List.of(
                Choice.of("1", cycle(1)),
                Choice.of("2", cycle(2)),
                Choice.of("4", cycle(4)),
                Choice.of("52", cycle(52)));
    }

    static List<Choice> bands() {
        return Arrays.stream(ReviewBand.values())
                .map(band -> Choice.of(band.slug(), band(band)))
                .toList();
    }
}
