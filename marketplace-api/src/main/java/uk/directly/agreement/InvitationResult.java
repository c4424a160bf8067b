package uk.directly.agreement;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.InvitationCode;

/** What became of a step with an invitation (R9). */
public sealed interface InvitationResult {

    /**
     * Somebody is invited. The code is here, once, and nowhere else.
     *
     * @param until the last day on which it works
     */
    record Invited(UUID id, InvitationCode code, LocalDate until) implements InvitationResult {}

    /**
     * The code is good: who invites whom, to what.
     *
     * @param holder the person, by first name
     * @param rates what was keyed in, pence by band; null: nothing
     */
    record Open(
            String holder,
            String name,
            String service,
            String serviceName,
            @Nullable Map<String, Long> rates,
            String council)
            implements InvitationResult {}

    /** It is taken up: this is who they are now. */
    record Came(UUID providerId) implements InvitationResult {}

    /** It is taken back. */
    record Withdrawn() implements InvitationResult {}

    /** There is no such invitation, or no such person for you. */
    record NotFound() implements InvitationResult {}

    /** The code was used, is too old, or was taken back. */
    record NoLonger() implements InvitationResult {}

    /** R64: nobody works for themselves here. */
    record OwnWork() implements InvitationResult {}

    /** Officers don't, with the sign-in of their work. */
    record NotAllowed() implements InvitationResult {}

    /** Something that was given can't be meant. */
    record Invalid(String field, String message) implements InvitationResult {}
}
