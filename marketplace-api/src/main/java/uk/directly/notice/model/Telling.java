package uk.directly.notice.model;

import org.jspecify.annotations.Nullable;
import uk.directly.people.Power;

/**
 * That somebody is told of a kind of event.
 *
 * @param to who
 * @param others which power over the person's affairs makes somebody who acts for them hear of it too; null: nobody does
 * @param urgency how long it can wait
 * @param soonIsUrgent whether it can't wait where the visit is within a day (R107)
 */
public record Telling(Audience to, @Nullable Power others, Urgency urgency, boolean soonIsUrgent) {

    static Telling of(Audience to, Urgency urgency) {
        return new Telling(to, null, urgency, false);
    }

    static Telling holder(Power others, Urgency urgency) {
        return new Telling(Audience.HOLDER, others, urgency, false);
    }

    /** The same, and urgent for a visit within a day. */
    Telling urgentWhenSoon() {
        return new Telling(to, others, urgency, true);
    }

    Urgency urgency(boolean soon) {
        return soon && soonIsUrgent ? Urgency.URGENT : urgency;
    }
}
