package uk.directly.booking.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Why a silence doesn't count as a yes (R13, R58); the first that holds is the one that is told. */
public enum Obstacle {
    /** Somebody is worried about this person: only the support worker is asked, and not told why. */
    FLAGGED((asked, rules) -> asked.standing().flagged()),
    /** The person wants to be asked each time. */
    ALWAYS_ASK((asked, rules) -> asked.wishes().alwaysAsk()),
    NOT_APPROVED_BEFORE((asked, rules) -> !asked.approvedBefore()),
    ANOTHER_TIME((asked, rules) -> !asked.booked().overlaps(asked.visit())),
    /** Who gets letters got none, or they get none and don't sign in. */
    NOT_READABLE((asked, rules) -> !asked.wishes().canRead()),
    NOT_REMINDED((asked, rules) -> asked.remindedAt() == null),
    IN_HOSPITAL((asked, rules) -> asked.standing().inHospital()),
    ENDED((asked, rules) -> asked.standing().ended()),
    FROZEN((asked, rules) -> asked.standing().frozen()),
    /** Told so long afterwards that only an explicit yes counts. */
    RECORDED_LATE((asked, rules) ->
            Duration.between(asked.booked().end(), asked.recordedAt()).compareTo(rules.lateRecord()) > 0),
    /** The hold was given back. */
    NOTHING_PROMISED((asked, rules) -> asked.heldPence() == 0);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    private final BiPredicate<Asked, SilenceRules> holds;

    Obstacle(BiPredicate<Asked, SilenceRules> holds) {
        this.holds = holds;
    }

    /** The first that is in the way; empty: the silence counts. */
    static Optional<Obstacle> first(Asked asked, SilenceRules rules) {
        return Arrays.stream(values())
                .filter(each -> each.holds.test(asked, rules))
                .findFirst();
    }

    /** Whether a helper may be asked in the person's place. */
    public boolean mayBeHelped() {
        return this != FLAGGED;
    }

    /** As it is kept, e.g. {@code always-ask}. What is said of a flagged person is what is said of many others. */
    public String slug() {
        return (this == FLAGGED ? ALWAYS_ASK : this)
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
