package uk.directly.agreement;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.council.Setting;
import uk.directly.council.SettingsInForce;

/**
 * What a provider asks for from a day on (R54).
 *
 * @param offerId of what they agreed
 * @param from the first day; null: as soon as the notice allows
 * @param rates pence by band's slug; a band that isn't named keeps its price
 * @param retainerPercent of a visit's price that is paid while the person is in hospital (R53); 0: nothing
 * @param retainerDays for so many days; 0 with 0
 * @param noticeDays before one of them ends it
 * @param why in the provider's words, for the person; null: nothing
 */
public record NewTerms(
        UUID offerId,
        @Nullable LocalDate from,
        Map<String, Long> rates,
        int retainerPercent,
        int retainerDays,
        int noticeDays,
        @Nullable String why) {
    /** How long the words may be. */
    public static final int LONGEST_WHY = 500;

    private static final long MOST_PENCE = 1_000_000;
    private static final int MOST_NOTICE = 84;

    /** Copies the rates. */
    public NewTerms {
        rates = Map.copyOf(rates);
        why = why == null || why.isBlank() ? null : why.strip();
    }

    /** What is wrong with it beside what was agreed, if anything. */
    Optional<AgreementResult.Invalid> fault(Agreement.Version agreed, SettingsInForce settings) {
        if (!agreed.rates().keySet().containsAll(rates.keySet())) {
            return wrong("rates", "Name only parts of the week that you agreed a price for.");
        }
        if (rates.values().stream().anyMatch(pence -> pence < 1 || pence > MOST_PENCE)) {
            return wrong("rates", "A price is between 1 and 1,000,000 pence.");
        }
        int mostPercent = settings.get(Setting.RETAINER_MOST_PERCENT);
        int mostDays = settings.get(Setting.RETAINER_MOST_DAYS);
        if (retainerPercent < 0 || retainerPercent > mostPercent) {
            return wrong("retainerPercent", "At most " + mostPercent + " per cent of the price is paid.");
        }
        if (retainerDays < 0 || retainerDays > mostDays) {
            return wrong("retainerDays", "It is paid for at most " + mostDays + " days.");
        }
        if ((retainerPercent == 0) != (retainerDays == 0)) {
            return wrong("retainerDays", "Give both how much and for how many days, or neither.");
        }
        if (noticeDays < 0 || noticeDays > MOST_NOTICE) {
            return wrong("noticeDays", "Give at most " + MOST_NOTICE + " days.");
        }
        if (why != null && why.length() > LONGEST_WHY) {
            return wrong("why", "Say it in at most 500 letters.");
        }
        return Optional.empty();
    }

    private static Optional<AgreementResult.Invalid> wrong(String field, String message) {
        return Optional.of(new AgreementResult.Invalid(field, message));
    }
}
