package uk.directly.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.budget.model.ChangeDecision;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;

/** An officer changes an award from a day on, or ends it. What was before stays as it was. */
@Service
public class AwardChanges {
    private static final int LONGEST_REASON = 1000;

    private final Awards awards;
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    AwardChanges(Awards awards, Changes changes, KeptAnswers kept, Clock clock) {
        this.awards = awards;
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Gives it other terms.
     *
     * @param version of the award that the officer saw; null: whatever it is now
     * @param from the first day of the new terms, after all days that are paid for
     */
    public Mono<AwardResult> change(
            Actor officer,
            UUID awardId,
            @Nullable Integer version,
            LocalDate from,
            TermsPatch patch,
            String reason,
            IdempotencyKey key) {
        return current(
                officer, awardId, version, reason, key, award -> decide(officer, award, from, patch, reason, key));
    }

    /**
     * Gives it its last day, or another one.
     *
     * @param version of the award that the officer saw; null: whatever it is now
     */
    public Mono<AwardResult> end(
            Actor officer, UUID awardId, @Nullable Integer version, LocalDate on, String reason, IdempotencyKey key) {
        return current(officer, awardId, version, reason, key, award -> {
            if (on.equals(award.to())) {
                return refused(new AwardRefusal.NothingChanges());
            }
            if (on.isBefore(award.from())) {
                return refused(new AwardRefusal.Outside(award.from(), award.to()));
            }
            EndCommand command = new EndCommand(
                    award.id(),
                    officer.councilId(),
                    officer.personId(),
                    award.version(),
                    on,
                    reason.strip(),
                    clock.instant(),
                    key);
            return changes.apply("award_end", command, AwardAnswer.class).map(AwardAnswer::result);
        });
    }

    private Mono<AwardResult> decide(
            Actor officer, Award award, LocalDate from, TermsPatch patch, String reason, IdempotencyKey key) {
        return switch (ChangeDecision.of(award, from, patch)) {
            case ChangeDecision.PaidAlready paid -> refused(new AwardRefusal.PaidAlready(award.fundedUntil()));
            case ChangeDecision.Outside outside -> refused(new AwardRefusal.Outside(award.from(), award.to()));
            case ChangeDecision.NothingChanges none -> refused(new AwardRefusal.NothingChanges());
            case ChangeDecision.Invalid invalid -> refused(new AwardRefusal.Invalid(invalid.faults()));
            case ChangeDecision.Changed changed -> {
                ChangeCommand command = new ChangeCommand(
                        award.id(),
                        officer.councilId(),
                        officer.personId(),
                        award.version(),
                        from,
                        changed.terms().terms(),
                        reason.strip(),
                        clock.instant(),
                        key);
                yield changes.apply("award_change_terms", command, AwardAnswer.class)
                        .map(AwardAnswer::result);
            }
        };
    }

    private Mono<AwardResult> current(
            Actor officer,
            UUID awardId,
            @Nullable Integer version,
            String reason,
            IdempotencyKey key,
            Function<Award, Mono<AwardResult>> decision) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return refused(
                    AwardRefusal.Invalid.one("reason", "Say why, in at most " + LONGEST_REASON + " characters."));
        }
        return awards.one(officer.councilId(), awardId)
                .flatMap(award -> version != null && version != award.version()
                        ? refused(new AwardRefusal.ChangedMeanwhile())
                        : decision.apply(award))
                .defaultIfEmpty(AwardAnswer.refused(new AwardRefusal.NotFound()))
                .flatMap(result -> AwardAnswer.orKept(kept, key, result));
    }

    private static Mono<AwardResult> refused(AwardRefusal why) {
        return Mono.just(AwardAnswer.refused(why));
    }

    /** The command of {@code award_change_terms}. */
    record ChangeCommand(
            UUID awardId,
            UUID councilId,
            UUID actorId,
            int version,
            LocalDate from,
            AwardTerms terms,
            String reason,
            Instant at,
            IdempotencyKey idempotency) {}

    /** The command of {@code award_end}. */
    record EndCommand(
            UUID awardId,
            UUID councilId,
            UUID actorId,
            int version,
            LocalDate on,
            String reason,
            Instant at,
            IdempotencyKey idempotency) {}
}
