package uk.directly.bank;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Actor;

/**
 * Whose account it is: exactly one of the two.
 *
 * @param personId somebody with support money
 * @param providerId somebody on the register
 */
public record BankOwner(@Nullable UUID personId, @Nullable UUID providerId) {
    /** Checks that it is one. */
    public BankOwner {
        if ((personId == null) == (providerId == null)) {
            throw new IllegalArgumentException("Bank details belong to a person or to a provider");
        }
    }

    /** The person acted for. */
    public static BankOwner holder(Actor actor) {
        return new BankOwner(actor.forPersonId(), null);
    }

    /** The provider that this person runs; null: they run none. */
    public static @Nullable BankOwner provider(Actor actor) {
        UUID providerId = actor.providerId();
        return providerId == null ? null : new BankOwner(null, providerId);
    }
}
