package uk.directly.agreement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.directly.offer.BookableOffer;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;

/** The words of a new version: those of the offer at other prices, and what only an agreement says (R50). */
final class AgreementWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private AgreementWords() {}

    /** Paragraphs with a heading each, separated by empty lines; no markup. */
    static String text(
            BookableOffer offer,
            Engagement engagement,
            Map<String, Long> rates,
            Agreement.Version agreed,
            NewTerms wanted,
            LocalDate from) {
        String usual = offer.priced(Rates.ofSlugs(rates), agreed.cancellation()).terms(engagement);
        return usual + "\n\n" + String.join("\n", also(offer, agreed, wanted, from));
    }

    private static List<String> also(BookableOffer offer, Agreement.Version agreed, NewTerms wanted, LocalDate from) {
        List<String> lines =
                new ArrayList<>(List.of("Also agreed", "These prices count from " + DAY.format(from) + "."));
        lines.addAll(agreed.extras().words().stream().map(each -> each + ".").toList());
        if (wanted.retainerPercent() > 0) {
            lines.add("While you are in hospital " + offer.seller().name() + " gets " + wanted.retainerPercent()
                    + "% of the price of visits that you had booked, for up to " + wanted.retainerDays()
                    + (wanted.retainerDays() == 1 ? " day" : " days") + ". You pay nothing of it yourself.");
        }
        if (wanted.noticeDays() > 0) {
            lines.add("Who wants to end this tells the other " + wanted.noticeDays()
                    + (wanted.noticeDays() == 1 ? " day" : " days") + " before.");
        }
        return lines;
    }
}
