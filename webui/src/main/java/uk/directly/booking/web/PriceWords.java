package uk.directly.booking.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.rate.PriceItem;
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

    /** What isn't time, at the start of a line. */
    static String item(PriceItem.Kind kind) {
        return switch (kind) {
            case PLACE -> "Places";
            case DAY -> "A day";
            case HALF_DAY -> "Half a day";
            case JOB -> "The job";
            case MILEAGE -> "Miles driven for you";
            case COSTS -> "Costs, such as tickets";
            case CALL_OUT -> "For coming";
            case MINIMUM -> "Because it is a short visit";
        };
    }

    private static String howMuch(PriceItem item) {
        return switch (item.kind()) {
            case PLACE, MILEAGE ->
                item.eachPence() == 0
                        ? "the first time, free"
                        : item.count() + " at " + Pence.of(item.eachPence()).text() + " each";
            case DAY, HALF_DAY, JOB -> "one price";
            case COSTS, CALL_OUT, MINIMUM -> "";
        };
    }

    /**
     * The parts of a price and their sum.
     *
     * @param totalPence what is more than its parts is what it costs to employ somebody (R84)
     */
    static Table table(
            String caption, List<PriceLine> lines, List<PriceItem> items, String totalLabel, long totalPence) {
        List<Table.Row> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(Table.Row.of(
                band(line.band()), howMuch(line), Pence.of(line.amountPence()).text())));
        items.forEach(item -> rows.add(Table.Row.of(
                item(item.kind()), howMuch(item), Pence.of(item.amountPence()).text())));
        long costs = totalPence
                - PriceItem.sum(items)
                - lines.stream().mapToLong(PriceLine::amountPence).sum();
        if (costs > 0) {
            rows.add(Table.Row.of(
                    "What it costs to employ someone",
                    "holiday, tax and pension",
                    Pence.of(costs).text()));
        }
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
