package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.CardWords;
import uk.directly.rate.RateCell;
import uk.directly.rate.RateTable;
import uk.directly.web.Table;

/** The numbers of a rate card beside those of the card before it. */
final class RateCardTables {
    private RateCardTables() {}

    /** A table for the pay guide and one for each base rate; those without a number are left out. */
    static List<Table> of(RateTable rates, RateTable before) {
        List<Table> tables = new ArrayList<>();
        tables.add(table("Pay guide, employed PA", rates, before, RateCell::payGuide));
        for (CardEngagement engagement : CardEngagement.values()) {
            tables.add(table(
                    "Base rate, " + RateCardForm.title(engagement),
                    rates,
                    before,
                    band -> RateCell.base(engagement, band)));
        }
        return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private static Table table(String caption, RateTable rates, RateTable before, Function<Band, RateCell> cell) {
        return new Table(
                caption,
                List.of(
                        Table.Column.text("When"),
                        Table.Column.number("Before"),
                        Table.Column.number("New"),
                        Table.Column.number("Difference")),
                Stream.of(Band.values())
                        .map(cell)
                        .filter(place ->
                                rates.in(place).isPresent() || before.in(place).isPresent())
                        .map(place -> Table.Row.of(
                                CardWords.of(place.band()),
                                pounds(before.in(place)),
                                pounds(rates.in(place)),
                                difference(before.in(place), rates.in(place))))
                        .toList());
    }

    private static String pounds(OptionalLong pence) {
        return pence.isEmpty() ? "none" : Pence.of(pence.getAsLong()).text();
    }

    /** "+40p, 3 %". */
    static String difference(OptionalLong before, OptionalLong now) {
        if (before.isEmpty() || now.isEmpty()) {
            return now.isEmpty() ? "missing" : "new";
        }
        long more = now.getAsLong() - before.getAsLong();
        return more == 0
                ? "none"
                : (more < 0 ? "−" : "+") + Math.abs(more) + "p, "
                        + Math.round(Math.abs(more) * 100.0 / before.getAsLong()) + "%";
    }
}
