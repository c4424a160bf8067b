package uk.directly.booking;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.model.RateDecision;
import uk.directly.rate.Rates;

/**
 * What an officer answers (R4).
 *
 * @param yes whether the council pays more
 * @param words as the person reads them, 1 to 1,000 characters, with the reasons
 * @param ratePence with a yes: one figure for all parts of the week, pence an hour (a night); or
 * @param ratesPence a figure for each part of the week by its band; where there is none the rate card counts
 * @param from with a yes: the first day, today or later
 * @param until with a yes: the last day; null: until further notice
 */
public record RateAnswer(
        boolean yes,
        String words,
        @Nullable Long ratePence,
        Map<String, Long> ratesPence,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    /** How long the answer may be. */
    public static final int LONGEST = 1_000;

    private static final long MOST_PENCE = 1_000_000;

    /** Copies the rates. */
    public RateAnswer {
        ratesPence = Map.copyOf(ratesPence);
    }

    /** A no, with its reasons. */
    public static RateAnswer no(String words) {
        return new RateAnswer(false, words, null, Map.of(), null, null);
    }

    /** What is wrong with it, if anything. */
    Optional<Refusal.Invalid> fault(LocalDate today) {
        if (words.isBlank() || words.length() > LONGEST) {
            return wrong("answer", "Write the answer with your reasons, in at most 1,000 characters.");
        }
        if (!yes) {
            return ratePence == null && ratesPence.isEmpty() && from == null && until == null
                    ? Optional.empty()
                    : wrong("yes", "Only a yes has a rate and days.");
        }
        if ((ratePence == null) == ratesPence.isEmpty()) {
            return wrong("ratePence", "Give one figure, or one for each part of the week.");
        }
        if ((ratePence != null && !isRate(ratePence))
                || !ratesPence.values().stream().allMatch(RateAnswer::isRate)) {
            return wrong("ratePence", "A rate is between 1 and 1,000,000 pence.");
        }
        if (from == null || from.isBefore(today)) {
            return wrong("from", "It counts from today on, or from a later day.");
        }
        return until != null && until.isBefore(from)
                ? wrong("until", "The last day is not before the first.")
                : Optional.empty();
    }

    /** The same held against what the provider asks and what the council pays everybody; of a yes without a fault. */
    RateDecision decision(Rates offered, Rates base) {
        return ratePence == null
                ? RateDecision.byBand(Rates.ofSlugs(ratesPence), offered, base)
                : RateDecision.oneFigure(ratePence, offered, base);
    }

    private static boolean isRate(long pence) {
        return pence >= 1 && pence <= MOST_PENCE;
    }

    private static Optional<Refusal.Invalid> wrong(String field, String message) {
        return Optional.of(new Refusal.Invalid(field, message));
    }
}
