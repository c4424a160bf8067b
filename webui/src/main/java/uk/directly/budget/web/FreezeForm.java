package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Freezes;
import uk.directly.data.Ids;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;

/** What an officer typed about a freeze, right or wrong. */
record FreezeForm(String key, String seen, String reason, DateParts review) {
    private static final int LONGEST = 1_000;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    static FreezeForm of(Sent sent) {
        return new FreezeForm(
                Objects.requireNonNullElse(sent.value("key"), ""),
                Objects.requireNonNullElse(sent.value("seen"), ""),
                Objects.requireNonNullElse(sent.value("reason"), ""),
                DateParts.of(sent.value("review-day"), sent.value("review-month"), sent.value("review-year")));
    }

    /** The same under a key; the one it has, if it has one. */
    FreezeForm keyed() {
        return key.matches(ID) ? this : new FreezeForm(Ids.next().toString(), seen, reason, review);
    }

    /** The same for the freeze that stands now. */
    FreezeForm seeing(@Nullable UUID freeze) {
        return new FreezeForm(key, freeze == null ? "" : freeze.toString(), reason, review);
    }

    UUID id() {
        return UUID.fromString(key);
    }

    @Nullable UUID seenId() {
        return seen.matches(ID) ? UUID.fromString(seen) : null;
    }

    FormErrors errors(LocalDate today, boolean asksDay) {
        FormErrors errors = FormErrors.NONE;
        if (reason.isBlank() || reason.length() > LONGEST) {
            errors = errors.and("reason", "Say why, in at most 1,000 letters");
        }
        LocalDate day = review.date();
        if (asksDay && (day == null || day.isBefore(today) || day.isAfter(today.plusDays(Freezes.MOST_DAYS)))) {
            errors = errors.and(
                    "review", "Enter a day from today to " + DateWords.date(today.plusDays(Freezes.MOST_DAYS)));
        }
        return errors;
    }

    /** Where values come from: a form that was sent, or one that was kept. */
    @FunctionalInterface
    interface Sent {
        @Nullable String value(String field);
    }
}
