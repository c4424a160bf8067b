package uk.directly.enquiry;

import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.people.Acting;
import uk.directly.people.Actor;

/** Who may write to whom, and whether they may write how to be found (R43): read before anything is checked or sent. */
@Component
class Standings {
    private final DatabaseClient database;

    Standings(DatabaseClient database) {
        this.database = database;
    }

    /**
     * How the two stand to each other.
     *
     * @param shared whether a visit was booked and said yes to
     */
    record Standing(About about, UUID providerId, boolean shared) {
        /** Within their limits, and never to their own business in another's name (R60, R64). */
        boolean mayBeWrittenBy(Actor actor) {
            Acting acting = actor.acting();
            return acting == null || (acting.has(about.toWrite()) && !actor.runs(providerId));
        }
    }

    /** A person and who makes this offer; whether they may write there at all is asked when it is sent. */
    Mono<Standing> between(Actor person, UUID offerId) {
        return standing(person, Side.PERSON, offerId, """
                        select 'offer' as about, o.provider_id,
                               contact_is_shared(o.council_id, :whose, o.provider_id) as shared
                          from offer o where o.council_id = :council and o.id = :id and :side = 'person'""").defaultIfEmpty(new Standing(About.OFFER, offerId, false));
    }

    /** The two of a thread; empty: it isn't this side's. */
    Mono<Standing> within(Actor actor, Side side, UUID enquiryId) {
        return standing(actor, side, enquiryId, """
                select e.about, e.provider_id, contact_is_shared(e.council_id, e.person_id, e.provider_id) as shared
                  from enquiry e where e.council_id = :council and e.id = :id
                   and case :side when 'person' then e.person_id else e.provider_id end = :whose""");
    }

    /** The two of a visit; empty: it isn't this side's. */
    Mono<Standing> ofVisit(Actor actor, Side side, UUID bookingId) {
        return standing(actor, side, bookingId, """
                select 'visits' as about, b.provider_id,
                       contact_is_shared(b.council_id, b.holder_id, b.provider_id) as shared
                  from booking b where b.council_id = :council and b.id = :id
                   and case :side when 'person' then b.holder_id else b.provider_id end = :whose""");
    }

    private Mono<Standing> standing(Actor actor, Side side, UUID id, String query) {
        UUID whose = side == Side.PERSON ? actor.forPersonId() : actor.providerId();
        return whose == null
                ? Mono.empty()
                : database.sql(query)
                        .bind("council", actor.councilId())
                        .bind("id", id)
                        .bind("side", side.slug())
                        .bind("whose", whose)
                        .map(row -> new Standing(
                                About.of(Objects.requireNonNull(row.get("about", String.class))),
                                Objects.requireNonNull(row.get("provider_id", UUID.class)),
                                Boolean.TRUE.equals(row.get("shared", Boolean.class))))
                        .one();
    }
}
