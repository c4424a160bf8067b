package uk.directly.local.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fictional rates of the demonstration.
 *
 * @param card from when they are in force
 * @param lines a line for each purpose, engagement and band
 */
record RateCard(Rows.RateCard card, List<Rows.RateCardLine> lines) {
    private static final LocalDate PUBLISHED_FROM = LocalDate.of(2026, 4, 1);
    private static final List<String> BANDS =
            List.of("weekday", "evening", "saturday", "sunday", "bank-holiday", "waking-night", "sleep-in");

    static RateCard read(LocalDate today) {
        // A card begins with a financial year; of a machine whose date is earlier than the card, with an earlier one.
        LocalDate from = PUBLISHED_FROM;
        while (from.isAfter(today)) {
            from = from.minusYears(1);
        }
        Rows.RateCard card = new Rows.RateCard(Identifiers.of("rate card", 1), from);
        List<Rows.RateCardLine> lines = new ArrayList<>();
        Resources.csv("rate-card.csv", row -> row)
                .forEach(row -> BANDS.forEach(band -> lines.add(new Rows.RateCardLine(
                        card.id(),
                        row.getField("purpose"),
                        row.getField("engagement"),
                        band,
                        Long.parseLong(row.getField(band))))));
        return new RateCard(card, List.copyOf(lines));
    }

    /** The pence of each band: of the pay guide where the price is a wage, else of the base rate. */
    Map<String, Long> usual(String engagement) {
        String purpose = engagement.equals("employed") ? "pay-guide" : "base";
        Map<String, Long> rates = new LinkedHashMap<>();
        lines.stream()
                .filter(line ->
                        line.purpose().equals(purpose) && line.engagement().equals(engagement))
                .forEach(line -> rates.put(line.band(), line.pence()));
        return rates;
    }
}
