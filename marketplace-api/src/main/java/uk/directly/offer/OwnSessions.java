package uk.directly.offer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** The coming times of a provider's own sessions; one of them can be called off. */
@Service
public class OwnSessions {
    private static final int MOST = 30;

    private final DatabaseClient database;
    private final Changes changes;
    private final JsonMapper json;
    private final Clock clock;

    OwnSessions(DatabaseClient database, Changes changes, JsonMapper json, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /** The next times of one offer, soonest first, those that were called off too; none where it isn't theirs. */
    public Flux<SessionDate> coming(Actor provider, UUID offerId) {
        return found(provider, "and o.id = :offer", sql -> sql.bind("offer", offerId));
    }

    /** One of them; empty: they have no such one. */
    public Mono<SessionDate> one(Actor provider, UUID offerId, UUID id) {
        return found(
                        provider,
                        "and o.id = :offer and c.id = :id",
                        sql -> sql.bind("offer", offerId).bind("id", id))
                .next();
    }

    /** Those on some days in which somebody has a place, of all their sessions. */
    public Flux<SessionDate> taken(Actor provider, LocalDate from, LocalDate to) {
        return found(
                provider,
                "and c.taken > 0 and c.called_off_at is null and c.period && tstzrange(:from, :to)",
                sql -> sql.bind("from", from.atStartOfDay(London.ZONE).toInstant())
                        .bind("to", to.plusDays(1).atStartOfDay(London.ZONE).toInstant()));
    }

    /** Says that one of them doesn't take place, to all who asked about it or have a place. Twice is once. */
    public Mono<CalledOff> callOff(Actor provider, UUID offerId, UUID id, String why) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.just(CalledOff.NOT_FOUND)
                : Mono.fromSupplier(() -> new Command(
                                id,
                                offerId,
                                provider.councilId(),
                                providerId,
                                provider.personId(),
                                provider.onBehalfOf(),
                                why.strip(),
                                clock.instant()))
                        .flatMap(command -> changes.apply("session_call_off", command, Answer.class))
                        .map(answer -> switch (answer.outcome()) {
                            case "done" -> CalledOff.DONE;
                            case "not-found" -> CalledOff.NOT_FOUND;
                            case "begun" -> CalledOff.BEGUN;
                            default -> throw new IllegalStateException("Calling off came to " + answer.outcome());
                        });
    }

    /** {@code which} is a constant of this class. */
    private Flux<SessionDate> found(
            Actor provider, String which, UnaryOperator<DatabaseClient.GenericExecuteSpec> bound) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Flux.empty()
                : Flux.defer(() -> bound.apply(database.sql("""
                                        select session_date(c, o)::text
                                          from session_occurrence c
                                          join offer o on o.council_id = c.council_id and o.id = c.offer_id
                                         where o.council_id = :council and o.provider_id = :provider
                                           and o.state <> 'withdrawn' and lower(c.period) > :now %s
                                         order by c.period, c.id
                                         limit :limit""".formatted(which))
                                .bind("council", provider.councilId())
                                .bind("provider", providerId)
                                .bind("now", clock.instant())
                                .bind("limit", MOST))
                        .mapValue(String.class)
                        .all()
                        .map(text -> json.readValue(text, SessionDate.class)));
    }

    /** What became of calling one off. */
    public enum CalledOff {
        DONE,
        NOT_FOUND,
        /** It has begun, or is over. */
        BEGUN
    }

    /** The command of {@code session_call_off}. */
    private record Command(
            UUID id,
            UUID offerId,
            UUID councilId,
            UUID providerId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            String why,
            Instant at) {}

    private record Answer(String outcome) {}
}
