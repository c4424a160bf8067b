package uk.directly.advert;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param service a slug of the taxonomy
 * @param pattern when, in words: "weekday mornings"
 * @param near postcode, outcode or town; only its district is kept and shown
 * @param words in their words
 * @param gender {@code female} or {@code male}; null: anybody
 * @param genderReason why, for intimate care
 */
public record AdvertDraft(
        String service,
        String pattern,
        int weeklyMinutes,
        String near,
        long ratePence,
        String words,
        @Nullable String gender,
        @Nullable String genderReason) {
    static final int LONGEST_PATTERN = 200;
    static final int LONGEST_WORDS = 2_000;
    static final int LONGEST_REASON = 500;
    static final int SHORTEST_WEEK = 15;
    static final int LONGEST_WEEK = 7 * 24 * 60;
    static final long MOST_PENCE = 100_000;

    public AdvertDraft {
        pattern = pattern.strip();
        words = words.strip();
        gender = gender == null || gender.isBlank() ? null : gender;
        genderReason = gender == null || genderReason == null || genderReason.isBlank() ? null : genderReason.strip();
    }

    /** What can't be kept even as a draft. */
    Optional<AdvertResult.Invalid> fault() {
        if (pattern.isEmpty() || pattern.length() > LONGEST_PATTERN) {
            return fault("pattern", "Say when, in at most 200 characters, for example: weekday mornings.");
        }
        if (weeklyMinutes < SHORTEST_WEEK || weeklyMinutes > LONGEST_WEEK) {
            return fault("weeklyMinutes", "Say how many hours a week, from a quarter of an hour to 168 hours.");
        }
        if (ratePence < 1 || ratePence > MOST_PENCE) {
            return fault("ratePence", "Say what you would pay an hour, up to £1,000.");
        }
        if (words.isEmpty() || words.length() > LONGEST_WORDS) {
            return fault("words", "Say in your words what you are looking for, in at most 2,000 characters.");
        }
        if (gender != null && !gender.equals("female") && !gender.equals("male")) {
            return fault("gender", "Choose a woman, a man, or anybody.");
        }
        if (gender != null && (genderReason == null || genderReason.length() > LONGEST_REASON)) {
            return fault("genderReason", "Say why it has to be, in at most 500 characters.");
        }
        return Optional.empty();
    }

    private static Optional<AdvertResult.Invalid> fault(String field, String message) {
        return Optional.of(new AdvertResult.Invalid(field, message));
    }
}
