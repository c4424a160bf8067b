package uk.directly.budget;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;

/** What the award functions answer ({@code R__award_functions.sql}). */
record AwardAnswer(
        String outcome,
        @Nullable Award award,
        @Nullable Boolean replayed,
        @Nullable UUID otherId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate fundedUntil) {

    AwardResult result() {
        return switch (outcome) {
            case "done" -> new AwardResult.Done(Objects.requireNonNull(award), Boolean.TRUE.equals(replayed));
            case "not-found" -> refused(new AwardRefusal.NotFound());
            case "unknown-holder" -> refused(new AwardRefusal.UnknownHolder());
            case "deceased" -> refused(new AwardRefusal.Deceased());
            case "closed" -> refused(new AwardRefusal.Closed());
            case "unknown-broker" ->
                refused(AwardRefusal.Invalid.one("brokerId", "No broker who may run funds has this id."));
            case "overlaps" ->
                refused(new AwardRefusal.Overlaps(Objects.requireNonNull(otherId), Objects.requireNonNull(from), to));
            case "changed" -> refused(new AwardRefusal.ChangedMeanwhile());
            case "paid-already" -> refused(new AwardRefusal.PaidAlready(Objects.requireNonNull(fundedUntil)));
            case "outside" -> refused(new AwardRefusal.Outside(Objects.requireNonNull(from), to));
            case "idempotency-key-reused" -> refused(new AwardRefusal.KeyReused());
            case "request-in-progress" -> refused(new AwardRefusal.InProgress());
            default -> throw new IllegalStateException("The award functions answered " + outcome);
        };
    }

    /** What is refused now may have been done by the same request before: then that is the answer (R15). */
    static Mono<AwardResult> orKept(KeptAnswers kept, IdempotencyKey key, AwardResult result) {
        return result instanceof AwardResult.Done
                ? Mono.just(result)
                : kept.find(key, AwardAnswer.class).map(AwardAnswer::result).defaultIfEmpty(result);
    }

    static AwardResult refused(AwardRefusal why) {
        return new AwardResult.Refused(why);
    }
}
