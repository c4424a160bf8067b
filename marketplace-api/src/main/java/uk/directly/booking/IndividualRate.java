package uk.directly.booking;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Rates;

/**
 * What the council decided to pay for one person's support by one provider (R4). It stays when rate cards change; where a
 * card pays more, the card counts (R54).
 *
 * @param from the first day
 * @param until the last day; null: until further notice
 * @param rates pence by the band's slug, an hour or a night
 */
public record IndividualRate(
        UUID id, LocalDate from, @Nullable LocalDate until, Map<String, Long> rates) {
    /** Copies the rates. */
    public IndividualRate {
        rates = Map.copyOf(rates);
    }

    /** The same by band. */
    public Rates pence() {
        return Rates.ofSlugs(rates);
    }
}
