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
 * @param acting how far they may act for that person, whose roles these are then; null: for oneself
 */
public record Actor(
        UUID personId,
        UUID councilId,
        String name,
        Set<Role> roles,
        @Nullable UUID providerId,
        UUID forPersonId,
        @Nullable Acting acting) {

    /** Who acts for themselves. */
    public Actor(
            UUID personId, UUID councilId, String name, Set<Role> roles, @Nullable UUID providerId, UUID forPersonId) {
        this(personId, councilId, name, roles, providerId, forPersonId, null);
    }

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

    /** R64: whether that provider is theirs or close to them, so that they can neither book it nor say yes to its hours. */
    public boolean runs(UUID provider) {
        return provider.equals(providerId)
                || (acting != null && acting.ownProviders().contains(provider));
    }

    /** R65: whether they have to see this worker's DBS certificate before they book or pay them for another. */
    public boolean hasToSeeDbs(UUID provider) {
        return acting != null && acting.hasToSeeDbs(provider);
    }

    /** Whether so much may be approved by them, for whomever they act. */
    public boolean mayApprove(long pence) {
        return acting == null || acting.mayApprove(pence);
    }
}
