package uk.directly.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.data.Csv;

/** Writes the files in the form in which they are read. */
final class IntakeLines {
    private static final int MINUTES = 60;
    private static final int QUARTER = 15;

    private IntakeLines() {}

    /** The line of titles. */
    static String titles(Sheet sheet) {
        return sheet.columns().stream().map(Sheet.Column::title).collect(Collectors.joining(",")) + Csv.END;
    }

    static String award(String caseReference, AwardRow row) {
        return line(
                text(caseReference),
                text(row.givenName()),
                text(row.familyName()),
                plain(row.born()),
                text(row.email()),
                text(row.phone()),
                text(row.address()),
                text(row.postcode()),
                row.kind() == null ? "" : row.kind().slug(),
                plain(row.from()),
                plain(row.to()),
                pounds(row.weeklyPence()),
                row.paid() == null ? "" : row.paid().slug(),
                pounds(row.contributionPence()),
                cycle(row.cycleWeeks()),
                row.reviewBand() == null ? "" : row.reviewBand().slug(),
                hours(row.plannedMinutes()),
                row.route() == null ? "" : row.route().slug(),
                text(row.broker()),
                text(lines(row.planLines())),
                plain(row.paidUntil()),
                pounds(row.councilPence()),
                pounds(row.sharePence()),
                pounds(row.ownPence()),
                pounds(row.reservePence()));
    }

    static String payee(String caseReference, PayeeRow row) {
        return line(
                text(caseReference),
                text(row.payee()),
                text(row.sortCode()),
                text(row.accountNumber()),
                text(row.reference()));
    }

    static String arrangement(String caseReference, ArrangementRow row) {
        return line(
                text(caseReference),
                text(row.who()),
                text(row.engagement()),
                pounds(row.ratePence()),
                hours(row.minutesWeekly()));
    }

    /** A row of the form for figures: whose it is, and nothing else yet. */
    static String figures(String caseReference, AwardRow row) {
        return line(
                text(caseReference),
                row.kind() == null ? "" : row.kind().slug(),
                plain(row.from()),
                "",
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static String line(String... cells) {
        return String.join(",", cells) + Csv.END;
    }

    private static String text(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : Csv.text(text);
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String pounds(@Nullable Long pence) {
        return pence == null ? "" : Csv.pounds(pence);
    }

    private static String cycle(@Nullable Integer weeks) {
        return weeks == null
                ? ""
                : switch (weeks) {
                    case 1 -> "weekly";
                    case 2 -> "fortnightly";
                    case 4 -> "four-weekly";
                    case 52 -> "yearly";
                    default -> weeks + " weeks";
                };
    }

    private static String hours(@Nullable Integer minutes) {
        if (minutes == null) {
            return "";
        }
        return minutes % QUARTER == 0
                ? BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(MINUTES))
                        .stripTrailingZeros()
                        .toPlainString()
                : minutes / MINUTES + ":" + (minutes % MINUTES < 10 ? "0" : "") + minutes % MINUTES;
    }

    private static @Nullable String lines(@Nullable List<String> lines) {
        return lines == null
                ? null
                : lines.stream().map(line -> line.replace(";", "\\;")).collect(Collectors.joining("; "));
    }
}
