package uk.directly.booking;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is promised for a time that a person keeps while the council is asked (R4): booking it takes the same money. */
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
}
