package uk.directly.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import uk.directly.people.Actor;

/** What a provider is owed and was paid: there from the moment that a visit is approved. */
@Service
public class Earnings {
    private final DatabaseClient database;

    Earnings(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The actor's own provider's earnings, newest first; nothing for who runs no provider.
     *
     * @param after the last one seen; none: from the newest
     */
    public Flux<Earning> of(Actor provider, @Nullable UUID after, int limit) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Flux.empty();
        }
        return database.sql("""
                        select id, booking_id, amount_pence, state, rail, promised_on, paid_at
                          from settlement
                         where council_id = :council and provider_id = :provider and id < :after
                         order by id desc limit :limit
                        """)
                .bind("council", provider.councilId())
                .bind("provider", providerId)
                .bind("after", after == null ? Newest.FIRST : after)
                .bind("limit", limit)
                .mapProperties(Earning.class)
                .all();
    }
}
