package uk.directly.offer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/** Days on which a provider is away: nobody can book anything of theirs. What is booked already stays booked. */
@Service
public class Absences {
    private final DatabaseClient database;
    private final Changes changes;
    private final SessionPlans plans;
    private final JsonMapper json;
    private final Clock clock;

    Absences(DatabaseClient database, Changes changes, SessionPlans plans, JsonMapper json, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.plans = plans;
        this.json = json;
        this.clock = clock;
    }

    /** Those that are not over, soonest first; none of who runs no provider. */
    public Flux<Absence> coming(Actor provider) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Flux.empty()
                : Mono.defer(() -> database.sql("select provider_absences(:council, :provider, :today)::text")
                                .bind("council", provider.councilId())
                                .bind("provider", providerId)
                                .bind("today", London.today(clock))
                                .mapValue(String.class)
                                .one())
                        .flatMapIterable(text -> List.of(json.readValue(text, Absence[].class)));
    }

    /** Says that they are away; the same days once more change nothing. */
    public Mono<Added> add(Actor provider, Absence absence) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.just(Added.NOT_FOUND)
                : Mono.fromSupplier(() -> new AddCommand(
                                absence.id(),
                                provider.councilId(),
                                providerId,
                                provider.personId(),
                                provider.onBehalfOf(),
                                absence.from(),
                                absence.to(),
                                Absence.MOST,
                                London.today(clock),
                                clock.instant()))
                        .flatMap(command -> changes.apply("absence_add", command, Answer.class))
                        .map(answer -> switch (answer.outcome()) {
                            case "done" -> Added.DONE;
                            case "not-found" -> Added.NOT_FOUND;
                            case "too-many" -> Added.TOO_MANY;
                            default -> throw new IllegalStateException("Days away came to " + answer.outcome());
                        });
    }

    /** Takes days away back, and plans sessions on them again; whether there were such ones. */
    public Mono<Boolean> remove(Actor provider, UUID id) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.just(false)
                : Mono.fromSupplier(() -> new RemoveCommand(
                                id,
                                provider.councilId(),
                                providerId,
                                provider.personId(),
                                provider.onBehalfOf(),
                                clock.instant()))
                        .flatMap(command -> changes.apply("absence_remove", command, Answer.class))
                        .flatMap(answer ->
                                answer.outcome().equals("done") ? plans.round().thenReturn(true) : Mono.just(false));
    }

    /** What became of saying it. */
    public enum Added {
        DONE,
        /** They run no provider. */
        NOT_FOUND,
        /** {@link Absence#MOST} are to come already. */
        TOO_MANY
    }

    /** The command of {@code absence_add}. */
    private record AddCommand(
            UUID id,
            UUID councilId,
            UUID providerId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            LocalDate from,
            LocalDate to,
            int most,
            LocalDate today,
            Instant at) {}

    /** The command of {@code absence_remove}. */
    private record RemoveCommand(
            UUID id,
            UUID councilId,
            UUID providerId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    private record Answer(String outcome) {}
}
