package uk.directly.booking;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.people.Actor;

/** Reads series: a person sees those they hold and those they are booked for, and no others (R102). */
@Service
public class SeriesBook {
    private static final UUID NO_PROVIDER = new UUID(0, 0);

    private final DatabaseClient database;
    private final JsonMapper json;

    SeriesBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
    }

    /** One of this person's series with its visits from that day on; empty where it is somebody else's, or nobody's. */
    public Mono<Series> one(Actor actor, UUID id, LocalDate since) {
        return mine(actor, since, "s.id = :id")
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(this::series);
    }

    /** This person's series, those that run first, then the latest. */
    public Flux<Series> list(Actor actor, LocalDate since, int limit) {
        return mine(actor, since, "true order by s.state desc, s.id desc limit :limit")
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(this::series);
    }

    /** All series of a person that run and were accepted, for the round. */
    Flux<Series> running(UUID councilId, UUID holderId, LocalDate since) {
        return database.sql("""
                        select series_json(s, :since)::text from booking_series s
                         where s.council_id = :council and s.holder_id = :holder and s.state = 'running'
                           and s.accepted_at is not null
                         order by s.id""")
                .bind("since", since)
                .bind("council", councilId)
                .bind("holder", holderId)
                .mapValue(String.class)
                .all()
                .map(this::series);
    }

    private DatabaseClient.GenericExecuteSpec mine(Actor actor, LocalDate since, String which) {
        String sql = "select series_json(s, :since)::text from booking_series s where s.council_id = :council"
                + " and (s.holder_id = :person or s.provider_id = :provider) and " + which;
        return database.sql(sql)
                .bind("since", since)
                .bind("council", actor.councilId())
                .bind("person", actor.forPersonId())
                .bind("provider", actor.providerId() == null ? NO_PROVIDER : actor.providerId());
    }

    private Series series(String text) {
        return json.readValue(text, Series.class);
    }
}
