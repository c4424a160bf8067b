package uk.directly.booking.web;

import java.time.Duration;
import java.util.List;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.rate.PriceLine;
import uk.directly.web.DateWords;
import uk.directly.web.Table;

/** Prices as people read them. */
final class PriceWords {
    private PriceWords() {}

    /** A part of the week, at the start of a line. */
    static String band(Band band) {
        return switch (band) {
            case WEEKDAY -> "Weekday";
            case EVENING -> "Weekday evening or night";
            case SATURDAY -> "Saturday";
            case SUNDAY -> "Sunday";
            case BANK_HOLIDAY -> "Bank holiday";
            case WAKING_NIGHT -> "Awake all night";
            case SLEEP_IN -> "Asleep in the house, up if needed";
        };
    }

    /** "2 hours 30 minutes at £17.80 an hour", or "one price for the night". */
    static String howMuch(PriceLine line) {
        String length = DateWords.length(Duration.ofMinutes(line.minutes()));
        return line.band().isFlat()
                ? length + ", one price for the night"
                : length + " at " + Pence.of(line.ratePence()).text() + " an hour";
    }

    /** The lines of a price and their sum. */
    static Table table(String caption, List<PriceLine> lines, String totalLabel, long totalPence) {
        List<Table.Row> rows = new java.util.ArrayList<>(lines.stream()
                .map(line -> Table.Row.of(
                        band(line.band()),
                        howMuch(line),
                        Pence.of(line.amountPence()).text()))
                .toList());
        rows.add(Table.Row.of(totalLabel, "", Pence.of(totalPence).text()));
        return new Table(
                caption,
                List.of(Table.Column.text("When"), Table.Column.text("How long"), Table.Column.number("Price")),
                rows);
    }

    /** "£8.90 more than planned", "£8.90 less than planned", "as planned". */
    static String besidePlan(long plannedPence, long actualPence) {
        long more = Math.subtractExact(actualPence, plannedPence);
        if (more == 0) {
            return "as planned";
        }
        return Pence.of(Math.abs(more)).text() + (more > 0 ? " more" : " less") + " than planned";
    }
}
