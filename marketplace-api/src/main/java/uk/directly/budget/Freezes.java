package uk.directly.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** An officer stops a budget for a while, and opens it again (R24). The person reads why on the same day (R104). */
@Service
public class Freezes {
    /** At the latest so many days on somebody looks at it again; the database holds it too. */
    public static final int MOST_DAYS = 14;

    private static final int LONGEST_REASON = 1000;
    private static final int SHOWN = 100;

    private final DatabaseClient database;
    private final Changes changes;
    private final JsonMapper json;
    private final Clock clock;

    Freezes(DatabaseClient database, Changes changes, JsonMapper json, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Freezes, or lets a freeze go on.
     *
     * @param id made by the caller: the same id again is the same freeze
     * @param insteadOf the freeze that goes on with this reason and day; null: the budget is open
     */
    public Mono<FreezeResult> freeze(
            Actor officer, UUID id, UUID budgetId, String reason, LocalDate reviewOn, @Nullable UUID insteadOf) {
        return Mono.defer(() -> {
            LocalDate today = London.today(clock);
            if (isNoReason(reason)) {
                return invalid("reason", "Say why, in at most 1,000 characters. The person reads it as it is.");
            }
            if (reviewOn.isBefore(today) || reviewOn.isAfter(today.plusDays(MOST_DAYS))) {
                return invalid(
                        "reviewOn", "Look at it again on a day from today to " + today.plusDays(MOST_DAYS) + ".");
            }
            return apply(
                    "freeze_begin",
                    new BeginCommand(
                            id,
                            officer.councilId(),
                            officer.personId(),
                            budgetId,
                            reason.strip(),
                            reviewOn,
                            insteadOf,
                            clock.instant()));
        });
    }

    /**
     * Opens a budget again.
     *
     * @param freezeId the freeze that the officer saw; null: whichever stands
     */
    public Mono<FreezeResult> unfreeze(Actor officer, UUID budgetId, @Nullable UUID freezeId, String reason) {
        return Mono.defer(() -> isNoReason(reason)
                ? invalid("reason", "Say why, in at most 1,000 characters. The person reads it as it is.")
                : apply(
                        "freeze_end",
                        new EndCommand(
                                freezeId,
                                officer.councilId(),
                                officer.personId(),
                                budgetId,
                                reason.strip(),
                                clock.instant())));
    }

    /** The freezes of a budget, the latest first; the one that stands, if any, is the first. */
    public Flux<Freeze> of(UUID councilId, UUID budgetId) {
        return read(
                "f.budget_id = :id order by (f.lifted_at is null) desc, f.frozen_at desc, f.id desc limit " + SHOWN,
                councilId,
                budgetId);
    }

    /** The freezes of a person's budgets that stand. */
    public Flux<Freeze> open(UUID councilId, UUID holderId) {
        return read("""
                f.lifted_at is null and f.budget_id in (select b.id from budget b
                    where b.council_id = :council and b.holder_id = :id) order by f.budget_id""", councilId, holderId);
    }

    private Flux<Freeze> read(String which, UUID councilId, UUID id) {
        return database.sql(
                        "select freeze_json(f)::text from budget_freeze f where f.council_id = :council and " + which)
                .bind("council", councilId)
                .bind("id", id)
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, Freeze.class));
    }

    private Mono<FreezeResult> apply(String function, Object command) {
        return changes.apply(function, command, Answer.class).map(Answer::result);
    }

    private static boolean isNoReason(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON;
    }

    private static Mono<FreezeResult> invalid(String field, String message) {
        return Mono.just(new FreezeResult.Invalid(new FieldFault(field, message)));
    }

    /** The command of {@code freeze_begin}. */
    private record BeginCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID budgetId,
            String reason,
            LocalDate reviewOn,
            @Nullable UUID insteadOf,
            Instant at) {}

    /** The command of {@code freeze_end}. */
    private record EndCommand(
            @Nullable UUID freezeId, UUID councilId, UUID actorId, UUID budgetId, String reason, Instant at) {}

    private record Answer(
            String outcome,
            @Nullable Freeze freeze,
            @Nullable String state) {
        FreezeResult result() {
            return switch (outcome) {
                case "done" -> new FreezeResult.Done(Objects.requireNonNull(freeze));
                case "not-found" -> new FreezeResult.NotFound();
                case "own-budget" -> new FreezeResult.OwnBudget();
                case "wrong-state" -> new FreezeResult.WrongState(Objects.requireNonNull(state));
                default -> throw new IllegalStateException("Freezing came to " + outcome);
            };
        }
    }
}
