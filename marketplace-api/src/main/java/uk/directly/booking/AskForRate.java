package uk.directly.booking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a different rate (R4), with the visit that it is about.
 *
 * @param visit priced from the budget alone
 * @param planLineId what it is for
 * @param words in their own, at most 500 characters; needed for {@link RateReason#OTHER}
 */
public record AskForRate(
        QuoteRequest visit,
        UUID planLineId,
        List<RateReason> reasons,
        @Nullable String words) {
    /** How long the words may be. */
    public static final int LONGEST = 500;

    /** Copies the reasons, each once and in their order. */
    public AskForRate {
        reasons = reasons.stream().distinct().sorted().toList();
        words = words == null || words.isBlank() ? null : words.strip();
        visit = new QuoteRequest(
                visit.offerId(), visit.budgetId(), visit.start(), visit.end(), visit.engagement(), false);
    }

    /** What is wrong with it, if anything. */
    Optional<Refusal> fault() {
        if (reasons.isEmpty()) {
            return Optional.of(new Refusal.Invalid("reasons", "Give at least one reason."));
        }
        if (words == null && reasons.contains(RateReason.OTHER)) {
            return Optional.of(new Refusal.Invalid("words", "Say why in a few words."));
        }
        return words != null && words.length() > LONGEST
                ? Optional.of(new Refusal.Invalid("words", "Say it in at most 500 characters."))
                : Optional.empty();
    }
}
