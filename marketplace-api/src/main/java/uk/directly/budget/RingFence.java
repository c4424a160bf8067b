package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * Council money that is set aside inside a budget (R12).
 *
 * @param reason in the officer's words; the person reads it
 * @param until the last day on which it is set aside
 */
public record RingFence(
        UUID id,
        UUID budgetId,
        RingFencePurpose purpose,
        String reason,
        long amountPence,
        LocalDate until,
        State state) {

    /** What became of it. */
    public enum State {
        /** It is set aside. */
        SET_ASIDE,
        /** An officer freed it. */
        RELEASED,
        /** Its last day is past. */
        ENDED;

        /** As it stands in the API, e.g. {@code set-aside}. */
        @JsonValue
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
