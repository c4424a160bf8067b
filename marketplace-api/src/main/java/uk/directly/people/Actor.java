package uk.directly.people;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the keyboard, and for whom (R61). Handlers take it as a parameter; it is read from the database on every
 * request, so that a role taken away is gone at once.
 *
 * @param personId who signed in
 * @param councilId whose rows they may see
 * @param name as shown to others
 * @param roles what they may be
 * @param providerId the provider they run, if any
 * @param forPersonId the person it is done for; oneself where nobody else is named
 */
public record Actor(
        UUID personId,
        UUID councilId,
        String name,
        Set<Role> roles,
        @Nullable UUID providerId,
        UUID forPersonId) {

    /** Whether one of these roles is held. */
    public boolean is(Role... any) {
        for (Role role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** The other person, when one acts for somebody else. */
    public @Nullable UUID onBehalfOf() {
        return forPersonId.equals(personId) ? null : forPersonId;
    }
}
