package uk.directly.booking;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.rate.Span;

/**
 * What a person keeps: a time, while the council is asked (R4), whose money booking it takes; places that came free, for who
 * waited for them (R51).
 */
@Component
class KeptTimes {
    private final DatabaseClient database;

    KeptTimes(DatabaseClient database) {
        this.database = database;
    }

    /** The pence of that budget that are promised for that very time; zero: it isn't kept. */
    Mono<Long> promised(UUID councilId, UUID holderId, QuoteRequest visit) {
        return database.sql("""
                        select coalesce(sum(b.held_pence), 0)::bigint from booking b
                         where b.council_id = :council and b.holder_id = :holder and b.offer_id = :offer
                           and b.budget_id = :budget and b.start_at = :start and b.end_at = :end and b.state = 'asking'""")
                .bind("council", councilId)
                .bind("holder", holderId)
                .bind("offer", visit.offerId())
                .bind("budget", visit.budgetId())
                .bind("start", visit.start())
                .bind("end", visit.end())
                .mapValue(Long.class)
                .one();
    }

    /** How many places of a session at that very time are kept for a person who waited for them. */
    Mono<Integer> places(UUID councilId, UUID holderId, UUID offerId, Span span) {
        return database.sql("""
                        select coalesce(sum(w.places), 0)::int
                          from session_occurrence c
                          join session_waiting w on w.council_id = c.council_id and w.occurrence_id = c.id
                         where c.council_id = :council and c.offer_id = :offer and c.period = tstzrange(:start, :end)
                           and w.holder_id = :holder and w.state = 'offered'""")
                .bind("council", councilId)
                .bind("offer", offerId)
                .bind("start", span.start())
                .bind("end", span.end())
                .bind("holder", holderId)
                .mapValue(Integer.class)
                .one();
    }
}
