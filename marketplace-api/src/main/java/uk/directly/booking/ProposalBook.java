package uk.directly.booking;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.people.Actor;

/** Reads other times that were named for requests (ADR 36): the two sides of a request see its own, nobody else does (R102). */
@Service
public class ProposalBook {
    private static final TypeReference<List<Proposal>> ALL = new TypeReference<>() {};
    private static final UUID NO_PROVIDER = new UUID(0, 0);

    private final DatabaseClient database;
    private final BookingBook book;
    private final JsonMapper json;

    ProposalBook(DatabaseClient database, BookingBook book, JsonMapper json) {
        this.database = database;
        this.book = book;
        this.json = json;
    }

    /** All that were named for a booking, the latest first; none where it is somebody else's. */
    public Mono<List<Proposal>> of(Actor actor, UUID bookingId) {
        return database.sql("""
                        select booking_proposals(b)::text from booking b
                         where b.council_id = :council and b.id = :id
                           and (b.holder_id = :person or b.provider_id = :provider and b.kept_for is null)""")
                .bind("council", actor.councilId())
                .bind("id", bookingId)
                .bind("person", actor.forPersonId())
                .bind("provider", actor.providerId() == null ? NO_PROVIDER : actor.providerId())
                .mapValue(String.class)
                .one()
                .map(text -> json.readValue(text, ALL))
                .defaultIfEmpty(List.of());
    }

    /** One of them; empty where there is none, or it is somebody else's. */
    Mono<Proposal> one(Actor actor, UUID bookingId, UUID proposalId) {
        return of(actor, bookingId)
                .flatMapIterable(all -> all)
                .filter(each -> each.id().equals(proposalId))
                .next();
    }

    /** The one that waits for the person's answer. */
    Mono<Proposal> open(Actor actor, UUID bookingId) {
        return of(actor, bookingId)
                .flatMapIterable(all -> all)
                .filter(each -> each.state().equals("open"))
                .next();
    }

    /** A request, and the times that wait for the person's answer. */
    public record Waiting(Booking booking, Proposal proposal) {}

    /** What waits for this person's answer, the most urgent first. */
    public Flux<Waiting> toAnswer(Actor holder, int limit) {
        return database.sql("""
                        select booking_json(b)::text as booking, booking_proposals(b)::text as proposals
                          from booking_proposal p
                          join booking b on b.council_id = p.council_id and b.id = p.booking_id
                         where p.council_id = :council and p.state = 'open' and b.holder_id = :person
                         order by p.answer_by, p.id limit :limit""")
                .bind("council", holder.councilId())
                .bind("person", holder.forPersonId())
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(row -> new Waiting(
                        book.booking(row.booking()),
                        json.readValue(row.proposals(), ALL).getFirst()));
    }

    private record Row(String booking, String proposals) {}
}
