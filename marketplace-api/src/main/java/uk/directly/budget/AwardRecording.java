package uk.directly.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.budget.model.RecordingRules;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;

/** An officer records what the council has decided for a person; that opens the budget account. */
@Service
public class AwardRecording {
    private final Changes changes;
    private final KeptAnswers kept;
    private final Clock clock;

    AwardRecording(Changes changes, KeptAnswers kept, Clock clock) {
        this.changes = changes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Why it can't be recorded as it stands; empty: nothing is wrong that can be seen without looking at others. */
    public Mono<AwardRefusal> check(AwardRequest request) {
        return Mono.fromSupplier(() -> London.today(clock)).flatMap(today -> {
            List<FieldFault> faults = RecordingRules.faults(request, today);
            if (!faults.isEmpty()) {
                return Mono.just(new AwardRefusal.Invalid(faults));
            }
            LocalDate to = request.to();
            return to != null && to.isBefore(request.from())
                    ? Mono.just(new AwardRefusal.EndBeforeStart())
                    : Mono.empty();
        });
    }

    /** Records it. */
    public Mono<AwardResult> record(Actor officer, AwardRequest request, IdempotencyKey key) {
        return check(request)
                .map(AwardAnswer::refused)
                .switchIfEmpty(Mono.defer(() -> apply(officer, request, key)))
                .flatMap(result -> AwardAnswer.orKept(kept, key, result));
    }

    private Mono<AwardResult> apply(Actor officer, AwardRequest request, IdempotencyKey key) {
        Command command = new Command(
                Ids.next(),
                Ids.next(),
                officer.councilId(),
                officer.personId(),
                request.holderId(),
                request.kind(),
                request.from(),
                request.to(),
                request.terms(),
                request.planLines().stream()
                        .map(name -> new PlanLine(Ids.next(), name))
                        .toList(),
                request.chosenRoute(),
                request.brokerId(),
                clock.instant(),
                key);
        return changes.apply("award_record", command, AwardAnswer.class).map(AwardAnswer::result);
    }

    /** The command of {@code award_record}. */
    record Command(
            UUID id,
            UUID budgetId,
            UUID councilId,
            UUID actorId,
            UUID holderId,
            AwardKind kind,
            LocalDate from,
            @Nullable LocalDate to,
            AwardTerms terms,
            List<PlanLine> planLines,
            @Nullable MoneyRoute route,
            @Nullable UUID brokerId,
            Instant at,
            IdempotencyKey idempotency) {}
}
