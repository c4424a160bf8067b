package uk.directly.enquiry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.people.Actor;

/** Reads threads: a person sees their own, a provider theirs (R102). */
@Service
public class EnquiryBook {
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final DatabaseClient database;
    private final JsonMapper json;

    EnquiryBook(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The threads of one side, that which was written in last first. */
    public Flux<Enquiry> of(Actor actor, Side side, @Nullable Place after, int limit) {
        UUID whose = whose(actor, side);
        return whose == null
                ? Flux.empty()
                : database.sql("""
                                select enquiry_json(e, :side)::text as enquiry from enquiry e
                                 where e.council_id = :council
                                   and case :side when 'person' then e.person_id else e.provider_id end = :whose
                                   and (e.last_at, e.id) < (:at, :id)
                                 order by e.last_at desc, e.id desc limit :limit""")
                        .bind("side", side.slug())
                        .bind("council", actor.councilId())
                        .bind("whose", whose)
                        .bind("at", after == null ? END : after.lastAt())
                        .bind("id", after == null ? LAST : after.id())
                        .bind("limit", limit)
                        .mapValue(String.class)
                        .all()
                        .map(this::enquiry);
    }

    /** Those that wait for this side's answer, the oldest first. */
    public Flux<Enquiry> waiting(Actor actor, Side side, int limit) {
        UUID whose = whose(actor, side);
        return whose == null
                ? Flux.empty()
                : database.sql("""
                                select enquiry_json(e, :side)::text as enquiry from enquiry e
                                 where e.council_id = :council and e.waiting_for = :side
                                   and case :side when 'person' then e.person_id else e.provider_id end = :whose
                                   and not is_blocked(e.council_id, e.person_id, e.provider_id)
                                 order by e.last_at, e.id limit :limit""")
                        .bind("side", side.slug())
                        .bind("council", actor.councilId())
                        .bind("whose", whose)
                        .bind("limit", limit)
                        .mapValue(String.class)
                        .all()
                        .map(this::enquiry);
    }

    /** One thread of this side; empty where it is somebody else's, or nobody's. */
    public Mono<Enquiry> one(Actor actor, Side side, UUID id) {
        UUID whose = whose(actor, side);
        return whose == null
                ? Mono.empty()
                : database.sql("""
                                select enquiry_json(e, :side)::text as enquiry from enquiry e
                                 where e.council_id = :council and e.id = :id
                                   and case :side when 'person' then e.person_id else e.provider_id end = :whose""")
                        .bind("side", side.slug())
                        .bind("council", actor.councilId())
                        .bind("id", id)
                        .bind("whose", whose)
                        .mapValue(String.class)
                        .one()
                        .map(this::enquiry);
    }

    /** The open thread of this person about an offer; empty: none. */
    public Mono<Enquiry> about(Actor person, UUID offerId) {
        return database.sql("""
                        select enquiry_json(e, 'person')::text as enquiry from enquiry e
                         where e.council_id = :council and e.person_id = :person and e.offer_id = :offer
                           and e.ended_at is null""")
                .bind("council", person.councilId())
                .bind("person", person.forPersonId())
                .bind("offer", offerId)
                .mapValue(String.class)
                .one()
                .map(this::enquiry);
    }

    private static @Nullable UUID whose(Actor actor, Side side) {
        return side == Side.PERSON ? actor.forPersonId() : actor.providerId();
    }

    private Enquiry enquiry(String text) {
        return json.readValue(text, Enquiry.class);
    }

    /** A place in a list of threads. */
    public record Place(Instant lastAt, UUID id) {}
}
