package uk.directly.booking.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Span;

/** What becomes of a visit by itself, when it is looked at (R13, R58). */
public sealed interface Upkeep {

    /** Nothing now; null: nothing by itself any more. */
    record Wait(@Nullable Instant until) implements Upkeep {}

    /** The person is reminded to answer. */
    record Remind(Instant next) implements Upkeep {}

    /** Who came is asked to tell. */
    record Chase(Instant next) implements Upkeep {}

    /** Nobody told of it: what was promised goes back, the visit stays booked. */
    record LetGo() implements Upkeep {}

    /** The silence counts: so much is due, the rest is in question. */
    record FallDue(long amountPence, long openPence) implements Upkeep {}

    /** The silence doesn't count: somebody else is asked. No {@code next}: nothing by itself any more. */
    record AskOthers(Obstacle why, @Nullable Instant next) implements Upkeep {}

    /** The helper who was asked doesn't answer either: the support worker is asked. */
    record PassOn(@Nullable Instant next) implements Upkeep {}

    /** Something is in question, and for as long as a silence has nobody answered: the support worker is asked, once. */
    record AskAboutQuestion(Instant next) implements Upkeep {}

    /** An employed person's hours were questioned, and nobody has answered since: somebody else is asked as well. */
    record AskAboutWages() implements Upkeep {}

    /** Time of somebody employed waits for an answer and isn't on the payroll: it goes there (R57, R85). */
    record PayWages() implements Upkeep {}

    /** It was in question for too long. */
    record Lapse(long openPence) implements Upkeep {}

    /** Of a recorded visit that nobody has answered. */
    static Upkeep ofRecorded(Asked asked, SilenceRules rules, Instant now) {
        Instant silentAt = asked.silentAt();
        if (silentAt != null) {
            return ofOthers(asked, silentAt, rules, now);
        }
        Instant remindedAt = asked.remindedAt();
        Instant remindAt = asked.recordedAt().plus(rules.remind());
        if (remindedAt == null) {
            return now.isBefore(remindAt)
                    ? new Wait(remindAt)
                    : new Remind(
                            rules.answerBy(asked.toldAt(), now, asked.wishes().byPost()));
        }
        Instant answerBy =
                rules.answerBy(asked.toldAt(), remindedAt, asked.wishes().byPost());
        if (now.isBefore(answerBy)) {
            return new Wait(answerBy);
        }
        Optional<Obstacle> obstacle = Obstacle.first(asked, rules);
        if (obstacle.isPresent()) {
            return new AskOthers(obstacle.get(), now.plus(rules.lapse()));
        }
        // R57: never more than was promised.
        long due = Math.min(asked.openPence(), asked.heldPence());
        return new FallDue(due, asked.openPence() - due);
    }

    /** Somebody else was asked. */
    private static Upkeep ofOthers(Asked asked, Instant silentAt, SilenceRules rules, Instant now) {
        Instant helperAskedAt = asked.helperAskedAt();
        if (helperAskedAt == null) {
            return ofOpen(silentAt, asked.openPence(), rules, now);
        }
        Instant passedOn = helperAskedAt.plus(rules.helper());
        return now.isBefore(passedOn) ? new Wait(passedOn) : new PassOn(silentAt.plus(rules.lapse()));
    }

    /**
     * The same of somebody employed: nothing of it lapses (R57). Whoever is asked in the end is asked until they answer.
     *
     * @param posted whether the pay for the time told is
     */
    static Upkeep ofWages(Asked asked, boolean posted, SilenceRules rules, Instant now) {
        Instant silentAt = asked.silentAt();
        if (silentAt != null) {
            return ofOpenWages(asked.helperAskedAt(), posted, rules, now);
        }
        return ofRecorded(asked, rules, now) instanceof AskOthers others
                ? new AskOthers(others.why(), null)
                : ofRecorded(asked, rules, now);
    }

    /**
     * Of somebody employed, whose hours have been in question since then: their pay is posted, and after as many days as a
     * silence has, somebody else is asked as well.
     */
    static Upkeep ofWagesInQuestion(Asked asked, Instant since, boolean posted, SilenceRules rules, Instant now) {
        if (!posted || asked.silentAt() != null) {
            return ofOpenWages(asked.helperAskedAt(), posted, rules, now);
        }
        Instant askAt = since.plus(rules.answer());
        if (now.isBefore(askAt)) {
            return new Wait(askAt);
        }
        return new AskAboutWages();
    }

    private static Upkeep ofOpenWages(
            @Nullable Instant helperAskedAt, boolean posted, SilenceRules rules, Instant now) {
        if (!posted) {
            return new PayWages();
        }
        if (helperAskedAt == null) {
            return new Wait(null);
        }
        Instant passedOn = helperAskedAt.plus(rules.helper());
        return now.isBefore(passedOn) ? new Wait(passedOn) : new PassOn(null);
    }

    /**
     * Of a visit of which something has been in question since then, and nobody is employed.
     *
     * @param othersAskedAt when the support worker was asked about it; null: nobody was
     */
    static Upkeep ofQuestioned(
            Instant since, @Nullable Instant othersAskedAt, long openPence, SilenceRules rules, Instant now) {
        Upkeep open = ofOpen(since, openPence, rules, now);
        Instant askAt = since.plus(rules.answer());
        if (othersAskedAt != null || open instanceof Lapse) {
            return open;
        }
        return now.isBefore(askAt) ? new Wait(askAt) : new AskAboutQuestion(since.plus(rules.lapse()));
    }

    /** Of what has been in question since then. */
    static Upkeep ofOpen(Instant since, long openPence, SilenceRules rules, Instant now) {
        Instant lapsesAt = since.plus(rules.lapse());
        return now.isBefore(lapsesAt) ? new Wait(lapsesAt) : new Lapse(openPence);
    }

    /**
     * Of an agreed visit that nobody told of.
     *
     * @param chasedAt when who came was asked to tell
     * @param letGoAt when its money went back
     */
    static Upkeep ofUntold(
            Span booked, @Nullable Instant chasedAt, @Nullable Instant letGoAt, SilenceRules rules, Instant now) {
        Instant chaseAt = booked.end().plus(rules.chase());
        Instant goesAt = booked.end().plus(rules.letGo());
        if (letGoAt != null) {
            return new Wait(null);
        }
        if (now.isBefore(chaseAt)) {
            return new Wait(chaseAt);
        }
        if (chasedAt == null) {
            return new Chase(goesAt);
        }
        return now.isBefore(goesAt) ? new Wait(goesAt) : new LetGo();
    }
}
