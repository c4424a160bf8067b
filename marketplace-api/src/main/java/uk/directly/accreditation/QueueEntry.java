package uk.directly.accreditation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/**
 * Somebody who waits for an officer.
 *
 * @param since when they asked to be on the register, or gave what renews a check
 * @param renewal whether they are on the register already
 * @param answered whether they gave something again after it was returned
 * @param listed whether they say that an entry of an imported directory is theirs
 * @param claimedById the officer who has it in hand
 * @param claimedBy their name
 * @param asked how many checks must be there
 * @param accepted how many of them count today
 * @param given how many an officer has to look at
 * @param returned how many wait for the provider
 */
public record QueueEntry(
        UUID id,
        String name,
        ProviderKind kind,
        ProviderState state,
        LocalDate since,
        boolean renewal,
        boolean answered,
        boolean listed,
        @Nullable UUID claimedById,
        @Nullable String claimedBy,
        long asked,
        long accepted,
        long given,
        long returned) {

    /** Whether an officer can do nothing until the provider has. */
    public boolean isWithProvider() {
        return given == 0 && returned > 0;
    }
}
