package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision of an officer about an award.
 *
 * @param day the first day of what was recorded or changed; the last day, where the award was ended
 * @param terms as they are from that day; null: ended
 * @param reason in the officer's words; null: it was recorded
 * @param by the officer's name
 */
public record AwardChange(
        UUID id,
        What what,
        LocalDate day,
        @Nullable AwardTerms terms,
        @Nullable String reason,
        String by,
        Instant at) {

    /** What was decided. */
    public enum What {
        RECORDED,
        CHANGED,
        ENDED;

        /** As it stands in the database and in the API. */
        @JsonValue
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
