package uk.directly.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Actor;

/**
 * Who pays what people's visits cost from a bank account, because no rail of ours does (R27): the person themselves, or the
 * organisation that looks after their account. One of the two is there.
 *
 * @param holderId the person
 * @param organisationId the provider that looks after accounts
 */
public record Payer(
        UUID councilId, @Nullable UUID holderId, @Nullable UUID organisationId) {
    /** The person acted for. */
    public static Payer person(Actor actor) {
        return new Payer(actor.councilId(), actor.forPersonId(), null);
    }

    /** The actor's own organisation; null: they run none. */
    public static @Nullable Payer organisation(Actor actor) {
        UUID providerId = actor.providerId();
        return providerId == null ? null : new Payer(actor.councilId(), null, providerId);
    }

    /** Whichever it is. */
    UUID id() {
        if (holderId != null) {
            return holderId;
        } else if (organisationId != null) {
            return organisationId;
        }
        throw new IllegalStateException("Nobody pays");
    }
}
