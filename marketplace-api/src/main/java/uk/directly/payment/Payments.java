package uk.directly.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What finance sees of payments: each with its promise, what was missed, and what a rail said that doesn't fit. */
@Service
public class Payments {
    private static final ZoneId LOCAL = ZoneId.of("Europe/London");

    private final DatabaseClient database;
    private final Clock clock;

    Payments(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The council's payments, newest first.
     *
     * @param after the last one seen; none: from the newest
     */
    public Flux<Payment> list(UUID councilId, @Nullable UUID after, int limit) {
        return database.sql("""
                        select s.id, s.booking_id, p.name as payee, l.name as plan_line, s.amount_pence, s.state, s.rail,
                               s.approved_at, s.promised_on, s.paid_at, a.reference,
                               case when s.state = 'failed' then coalesce(a.reason, 'no-account')
                                    else a.reason end as reason
                          from settlement s
                          join provider p on p.council_id = s.council_id and p.id = s.provider_id
                          join booking b on b.council_id = s.council_id and b.id = s.booking_id
                          join plan_line l on l.council_id = b.council_id and l.id = b.plan_line_id
                          left join lateral (
                               select t.reference, t.reason from payment_attempt t
                                where t.council_id = s.council_id and t.settlement_id = s.id
                                order by t.number desc limit 1) a on true
                         where s.council_id = :council and s.id < :after
                         order by s.id desc limit :limit
                        """)
                .bind("council", councilId)
                .bind("after", after == null ? Newest.FIRST : after)
                .bind("limit", limit)
                .mapProperties(Payment.class)
                .all();
    }

    /** How the promises of a payment day were kept (R16). */
    public Mono<Promises> promises(UUID councilId) {
        return database.sql("""
                        select count(*) filter (where state <> 'paid' and promised_on < :today) as overdue,
                               coalesce(sum(amount_pence) filter (where state <> 'paid' and promised_on < :today), 0)::bigint
                                   as overdue_pence,
                               count(*) filter (where (paid_at at time zone 'Europe/London')::date > promised_on)
                                   as paid_late,
                               count(*) filter (where state = 'failed') as failed
                          from settlement where council_id = :council
                        """)
                .bind("council", councilId)
                .bind("today", LocalDate.ofInstant(clock.instant(), LOCAL))
                .mapProperties(Promises.class)
                .one();
    }

    /** What rails said that doesn't fit our record, newest first, at most a hundred. */
    public Flux<RailQuestion> questions(UUID councilId) {
        return database.sql("""
                        select rail, event_id, kind, reference, amount_pence, received_at, outcome
                          from rail_event
                         where council_id = :council
                           and outcome in ('unmatched', 'amount-differs', 'second-payment', 'partly-returned',
                                           'account-closed')
                         order by received_at desc limit 100
                        """)
                .bind("council", councilId)
                .mapProperties(RailQuestion.class)
                .all();
    }

    /**
     * Promised payment days of a council, over all settlements.
     *
     * @param overdue not paid, and the day has passed
     * @param overduePence how much that is
     * @param paidLate paid after the day
     * @param failed a rail refused them or sent them back; nothing goes out by itself
     */
    public record Promises(long overdue, long overduePence, long paidLate, long failed) {}
}
