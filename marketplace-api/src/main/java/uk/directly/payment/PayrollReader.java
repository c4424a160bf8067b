package uk.directly.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.people.Actor;

/**
 * Who looks at a payroll, and at whose (R93, R102): the person as employer, the organisation that looks after their account,
 * finance with a reason, or a worker at their own lines alone.
 *
 * @param holderId the employer; null: all that the worker has
 * @param organisationId only what comes from accounts that it looks after; null: no limit
 * @param workerId only this worker's; null: all
 */
public record PayrollReader(
        UUID councilId,
        @Nullable UUID holderId,
        @Nullable UUID organisationId,
        @Nullable UUID workerId) {

    /** The person acted for, as employer. */
    public static PayrollReader employer(Actor actor) {
        return new PayrollReader(actor.councilId(), actor.forPersonId(), null, null);
    }

    /** The organisation that somebody runs, at one of its people; null: they run none. */
    public static @Nullable PayrollReader organisation(Actor actor, UUID holderId) {
        UUID provider = actor.providerId();
        return provider == null ? null : new PayrollReader(actor.councilId(), holderId, provider, null);
    }

    /** A worker, at what goes to payrolls for them; null: they run no provider. */
    public static @Nullable PayrollReader worker(Actor actor) {
        UUID provider = actor.providerId();
        return provider == null ? null : new PayrollReader(actor.councilId(), null, null, provider);
    }

    /** Finance, once the reason is written down ({@link Payrolls#open}). */
    static PayrollReader finance(Actor actor, UUID holderId) {
        return new PayrollReader(actor.councilId(), holderId, null, null);
    }
}
