package uk.directly.accreditation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.model.Facts;
import uk.directly.register.CheckName;

/**
 * What was given last for a check.
 *
 * @param state {@code given}, {@code accepted} or {@code returned}
 * @param reason of what was returned: why
 * @param fileId the file that went with it, while it is there
 */
public record GivenEvidence(
        CheckName check,
        String state,
        @Nullable String level,
        Facts facts,
        @Nullable String reason,
        @Nullable UUID fileId,
        @Nullable String fileName) {
    /** Whether nobody has decided about it. */
    public boolean isOpen() {
        return state.equals("given");
    }

    /** Whether it has to be given again. */
    public boolean isReturned() {
        return state.equals("returned");
    }
}
