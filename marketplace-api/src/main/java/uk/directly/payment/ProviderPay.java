package uk.directly.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;

/** What a provider reads of their pay: line by line, and what is still to come. Nothing for who runs no provider. */
@Service
public class ProviderPay {
    private static final String SELECT = """
            select s.id, s.booking_id, h.first_name, o.title, coalesce(v.start_at, b.start_at) as start,
                   b.state = 'cancelled' as cancelled, s.amount_pence, s.state, s.rail,
                   s.state = 'due' and exists (select from own_bank_payment w
                                                where w.council_id = s.council_id and w.settlement_id = s.id)
                       as not_arrived,
                   s.rail = 'payroll' and b.state in ('recorded', 'queried') as in_question,
                   s.promised_on, s.paid_at
              from settlement s
              join booking b on b.council_id = s.council_id and b.id = s.booking_id
              join person h on h.council_id = s.council_id and h.id = s.holder_id
              join offer o on o.council_id = b.council_id and o.id = b.offer_id
              left join lateral (
                   select r.start_at from visit_record r
                    where r.council_id = b.council_id and r.booking_id = b.id
                    order by r.id desc limit 1) v on true
             where s.council_id = :council and s.provider_id = :provider
            """;

    private final DatabaseClient database;

    ProviderPay(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The provider's lines, newest first.
     *
     * @param after the last one seen; none: from the newest
     */
    public Flux<PayLine> lines(Actor provider, @Nullable UUID after, int limit) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Flux.empty();
        }
        return database.sql(SELECT + " and s.id < :after order by s.id desc limit :limit")
                .bind("council", provider.councilId())
                .bind("provider", providerId)
                .bind("after", after == null ? Newest.FIRST : after)
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(Row::line);
    }

    /** One of the provider's lines; empty where it is somebody else's, or nobody's (R102). */
    public Mono<PayLine> one(Actor provider, UUID id) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.empty();
        }
        return database.sql(SELECT + " and s.id = :id")
                .bind("council", provider.councilId())
                .bind("provider", providerId)
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .map(Row::line);
    }

    /** What is agreed and not paid yet, by the day it was promised for, soonest first. */
    public Flux<Coming> coming(Actor provider) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Flux.empty();
        }
        return database.sql("""
                        select promised_on, rail, state = 'failed' as failed,
                               sum(amount_pence)::bigint as amount_pence
                          from settlement
                         where council_id = :council and provider_id = :provider and state <> 'paid'
                         group by 1, 2, 3
                         order by 1, 2, 3
                         limit 100""")
                .bind("council", provider.councilId())
                .bind("provider", providerId)
                .mapProperties(Coming.class)
                .all();
    }

    /**
     * Pay that is to come.
     *
     * @param promisedOn the day it was promised for (R16)
     * @param rail who pays: {@code stripe}, {@code own-bank} or {@code payroll}
     * @param failed whether it could not be paid, and somebody has to see to it
     */
    public record Coming(LocalDate promisedOn, String rail, boolean failed, long amountPence) {}

    private record Row(
            UUID id,
            UUID bookingId,
            String firstName,
            String title,
            Instant start,
            boolean cancelled,
            long amountPence,
            String state,
            String rail,
            boolean notArrived,
            boolean inQuestion,
            LocalDate promisedOn,
            @Nullable Instant paidAt) {
        PayLine line() {
            return new PayLine(
                    id,
                    bookingId,
                    firstName,
                    title,
                    start,
                    cancelled,
                    amountPence,
                    state,
                    rail,
                    notArrived,
                    inQuestion,
                    PayReference.of(id),
                    promisedOn,
                    paidAt);
        }
    }
}
