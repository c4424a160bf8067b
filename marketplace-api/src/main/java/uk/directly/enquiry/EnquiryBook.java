package uk.directly.enquiry;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.people.Actor;

/** Reads threads: a person sees their own, a provider theirs (R102). */
@Service
public class EnquiryBook {
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Changes changes;
    private final Clock clock;

    EnquiryBook(DatabaseClient database, JsonMapper json, Changes changes, Clock clock) {
        this.database = database;
        this.json = json;
        this.changes = changes;
        this.clock = clock;
    }

    /** The threads of one side about offers, that which was written in last first. */
    public Flux<Enquiry> of(Actor actor, Side side, @Nullable Place after, int limit) {
        UUID whose = whose(actor, side);
        return whose == null
                ? Flux.empty()
                : database.sql("""
                                select enquiry_json(e, :side)::text as enquiry from enquiry e
                                 where e.council_id = :council and e.about = 'offer'
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

    /** Those that wait for this side's answer, and those about visits that hold something new, the oldest first. */
    public Flux<Enquiry> waiting(Actor actor, Side side, int limit) {
        UUID whose = whose(actor, side);
        return whose == null
                ? Flux.empty()
                : database.sql("""
                                select enquiry_json(e, :side)::text as enquiry from enquiry e
                                 where e.council_id = :council
                                   and (e.waiting_for = :side
                                        or e.about <> 'offer' and enquiry_unread(e, :side, :reader) > 0)
                                   and case :side when 'person' then e.person_id else e.provider_id end = :whose
                                   and not is_blocked(e.council_id, e.person_id, e.provider_id)
                                 order by e.last_at, e.id limit :limit""")
                        .bind("side", side.slug())
                        .bind("council", actor.councilId())
                        .bind("whose", whose)
                        .bind("reader", actor.personId())
                        .bind("limit", limit)
                        .mapValue(String.class)
                        .all()
                        .map(this::enquiry);
    }

    /**
     * All threads of one who is at one end or the other, those with something new first, then that which was written in last.
     *
     * @param sides what the reader may be: of a person, of a provider, or both
     */
    public Flux<ThreadLine> inbox(Actor actor, Set<Side> sides, @Nullable InboxPlace after, int limit) {
        UUID person = sides.contains(Side.PERSON) ? actor.forPersonId() : NOBODY;
        UUID provider = sides.contains(Side.PROVIDER) && actor.providerId() != null ? actor.providerId() : NOBODY;
        return database.sql("""
                        select enquiry_line_json(t.e, t.side, t.unread)::text as line
                          from (select e, s.side, enquiry_unread(e, s.side, :reader) as unread
                                  from enquiry e
                                  cross join lateral (select case when e.person_id = :person then 'person'
                                                                  else 'provider' end as side) s
                                 where e.council_id = :council and (e.person_id = :person or e.provider_id = :provider)) t
                         where ((t.unread > 0)::integer, (t.e).last_at, (t.e).id) < (:new, :at, :id)
                         order by t.unread > 0 desc, (t.e).last_at desc, (t.e).id desc limit :limit""")
                .bind("council", actor.councilId())
                .bind("reader", actor.personId())
                .bind("person", person)
                .bind("provider", provider)
                .bind("new", after == null ? 2 : after.unread() ? 1 : 0)
                .bind("at", after == null ? END : after.lastAt())
                .bind("id", after == null ? LAST : after.id())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(text -> json.readValue(text, ThreadLine.class));
    }

    /** In how many threads of theirs there is something that this reader hasn't seen. */
    public Mono<Long> unread(Actor actor, Set<Side> sides) {
        return database.sql("""
                        select count(*) from enquiry e
                         where e.council_id = :council and (e.person_id = :person or e.provider_id = :provider)
                           and enquiry_unread(e, case when e.person_id = :person then 'person' else 'provider' end,
                                              :reader) > 0""")
                .bind("council", actor.councilId())
                .bind("reader", actor.personId())
                .bind("person", sides.contains(Side.PERSON) ? actor.forPersonId() : NOBODY)
                .bind(
                        "provider",
                        sides.contains(Side.PROVIDER) && actor.providerId() != null ? actor.providerId() : NOBODY)
                .mapValue(Long.class)
                .one();
    }

    /** On which side of this thread they are; empty: on neither. */
    public Mono<Side> sideOf(Actor actor, Set<Side> sides, UUID id) {
        return Flux.fromIterable(sides)
                .sort()
                .concatMap(side -> one(actor, side, id).map(found -> side))
                .next();
    }

    /** Somebody has read this thread as far as it was shown. */
    public Mono<Void> mark(Actor reader, Enquiry shown) {
        return Mono.fromSupplier(() -> new Mark(
                        reader.councilId(),
                        shown.id(),
                        reader.personId(),
                        shown.topic().through(),
                        clock.instant()))
                .flatMap(command -> changes.apply("enquiry_mark", command, Marked.class))
                .then();
    }

    /** The thread of these two about their visits, or about what is wrong with this one; empty: none, or not theirs. */
    public Mono<Enquiry> ofVisit(Actor actor, Side side, UUID bookingId, About about) {
        UUID whose = whose(actor, side);
        return whose == null
                ? Mono.empty()
                : database.sql("""
                                select enquiry_json(e, :side)::text as enquiry
                                  from enquiry_of_visit(:council, :booking, :about) e
                                 where case :side when 'person' then e.person_id else e.provider_id end = :whose""")
                        .bind("side", side.slug())
                        .bind("council", actor.councilId())
                        .bind("booking", bookingId)
                        .bind("about", about.slug())
                        .bind("whose", whose)
                        .mapValue(String.class)
                        .one()
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
                           and e.about = 'offer' and e.ended_at is null""")
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

    /** A visit of this side, with who is at the other end; empty: it isn't theirs, or the other hasn't heard of it yet. */
    public Mono<Visit> visit(Actor actor, Side side, UUID bookingId) {
        UUID whose = whose(actor, side);
        return whose == null
                ? Mono.empty()
                : database.sql("""
                                select b.start_at as "start", b.end_at as "end",
                                       case :side when 'person' then p.name else h.first_name end as other,
                                       contact_is_shared(b.council_id, b.holder_id, b.provider_id) as shared
                                  from booking b
                                  join provider p on p.council_id = b.council_id and p.id = b.provider_id
                                  join person h on h.council_id = b.council_id and h.id = b.holder_id
                                 where b.council_id = :council and b.id = :booking and b.state <> 'asking'
                                   and case :side when 'person' then b.holder_id else b.provider_id end = :whose""")
                        .bind("side", side.slug())
                        .bind("council", actor.councilId())
                        .bind("booking", bookingId)
                        .bind("whose", whose)
                        .mapProperties(Visit.class)
                        .one();
    }

    /** What is booked between the two of a thread and still to come: said before one of them stops all messages (R44). */
    public Mono<Coming> coming(Enquiry enquiry) {
        return database.sql("""
                        select count(*) as count, min(b.start_at) as next from booking b
                          join enquiry e on e.council_id = b.council_id and e.person_id = b.holder_id
                                        and e.provider_id = b.provider_id
                         where e.id = :id and b.state in ('requested', 'confirmed') and b.start_at > :now""")
                .bind("id", enquiry.id())
                .bind("now", clock.instant())
                .mapProperties(Coming.class)
                .one();
    }

    /** A visit of the two. */
    public record Visit(Instant start, Instant end, String other, boolean shared) {}

    /** How many visits come, and when the next; null: none. */
    public record Coming(long count, @Nullable Instant next) {}

    /** The command of {@code enquiry_mark}. */
    private record Mark(UUID councilId, UUID enquiryId, UUID actorId, long through, Instant at) {}

    private record Marked(String outcome) {}

    /** A place in an inbox. */
    public record InboxPlace(boolean unread, Instant lastAt, UUID id) {}

    /** A place in a list of threads. */
    public record Place(Instant lastAt, UUID id) {}
}
