package uk.directly.agreement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;

/**
 * What somebody says who takes up an invitation (R9).
 *
 * @param name first name and surname; of somebody known here it stays as it is
 * @param what what they do, in their own words; null: nothing said
 * @param rates pence by band's slug
 * @param openTo who may be the boss
 */
public record OwnWork(
        String name,
        String phone,
        String postcode,
        @Nullable String what,
        Map<String, Long> rates,
        List<Engagement> openTo) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_WORDS = 1_000;
    private static final long MOST_PENCE = 1_000_000;

    /** Tidies what was typed. */
    public OwnWork {
        name = name.strip().replaceAll("\\s+", " ");
        phone = phone.strip();
        what = what == null || what.isBlank() ? null : what.strip();
        rates = Map.copyOf(rates);
        openTo = List.copyOf(openTo);
    }

    /** What is wrong; null: nothing. */
    AgreementResult.@Nullable Invalid fault() {
        if (name.length() < 2 || name.length() > LONGEST_NAME) {
            return new AgreementResult.Invalid("name", "Enter your first name and surname, in at most 100 letters");
        }
        if (!phone.matches("[+0-9 ()-]{7,30}")) {
            return new AgreementResult.Invalid("phone", "Enter a phone number, like 0161 496 0000");
        }
        if (what != null && what.length() > LONGEST_WORDS) {
            return new AgreementResult.Invalid("what", "Say it in at most 1,000 letters");
        }
        if (!rates.containsKey(Band.WEEKDAY.slug())) {
            return new AgreementResult.Invalid("rates", "Enter what you ask on a weekday");
        }
        for (Map.Entry<String, Long> rate : rates.entrySet()) {
            if (!List.of("weekday", "evening", "saturday", "sunday", "bank-holiday")
                            .contains(rate.getKey())
                    || rate.getValue() < 1
                    || rate.getValue() > MOST_PENCE) {
                return new AgreementResult.Invalid("rates", "Enter an amount for each part of the week, by the hour");
            }
        }
        if (openTo.isEmpty() || openTo.contains(Engagement.BUSINESS)) {
            return new AgreementResult.Invalid("openTo", "Say who is the boss: employed, self-employed, or both");
        }
        return null;
    }

    /** Prices for the whole week: a part of it that isn't named costs as much as a weekday. */
    Map<String, Long> wholeWeek() {
        long weekday = Objects.requireNonNull(rates.get(Band.WEEKDAY.slug()));
        Map<String, Long> all = new java.util.LinkedHashMap<>();
        for (Band band : List.of(Band.WEEKDAY, Band.EVENING, Band.SATURDAY, Band.SUNDAY, Band.BANK_HOLIDAY)) {
            all.put(band.slug(), rates.getOrDefault(band.slug(), weekday));
        }
        return all;
    }

    /** First name and initial: "Nora B." */
    String shownName() {
        int space = name.indexOf(' ');
        int last = name.lastIndexOf(' ');
        return space < 0 ? name : name.substring(0, space) + " " + name.charAt(last + 1) + ".";
    }

    /** The first name. */
    String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
