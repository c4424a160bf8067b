package uk.directly.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.rate.Span;

/** What a person has booked already, and how long their money lasts: for a preview of visits that come again. */
@Component
class OwnVisits {
    private final DatabaseClient database;

    OwnVisits(DatabaseClient database) {
        this.database = database;
    }

    /** The visits of this person that stand and overlap a time, soonest first. */
    Flux<Own> within(Actor actor, Span span) {
        return database.sql("""
                        select b.offer_id, b.start_at, b.end_at, b.state = 'asking' as kept, o.title || ' with ' || p.name as words
                          from booking b
                          join offer o on o.council_id = b.council_id and o.id = b.offer_id
                          join provider p on p.council_id = b.council_id and p.id = b.provider_id
                         where b.council_id = :council and b.holder_id = :holder
                           and b.state in ('asking', 'requested', 'confirmed')
                           and b.start_at < :to and b.end_at > :from
                         order by b.start_at, b.id""")
                .bind("council", actor.councilId())
                .bind("holder", actor.forPersonId())
                .bind("from", span.start())
                .bind("to", span.end())
                .mapProperties(Row.class)
                .all()
                .map(row -> new Own(row.offerId(), new Span(row.startAt(), row.endAt()), row.kept(), row.words()));
    }

    /** The last day on which a visit can be paid from that budget; empty: there is none, or it is a one-off payment. */
    Mono<LocalDate> lastDay(Actor actor, UUID budgetId) {
        return database.sql("""
                        select upper(a.during) - 1 as last_day from budget b
                          join award a on a.council_id = b.council_id and a.id = b.award_id
                         where b.council_id = :council and b.id = :budget and b.holder_id = :holder
                           and a.kind <> 'one-off-direct-payment' and not upper_inf(a.during)""")
                .bind("council", actor.councilId())
                .bind("budget", budgetId)
                .bind("holder", actor.forPersonId())
                .mapValue(LocalDate.class)
                .one();
    }

    /**
     * A visit.
     *
     * @param kept it is only kept while the council is asked: booking that very time takes its place
     * @param words "Getting out with Aisha K"
     */
    record Own(UUID offerId, Span span, boolean kept, String words) {}

    private record Row(UUID offerId, Instant startAt, Instant endAt, boolean kept, String words) {}
}
