package uk.directly.payment;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.London;

/** How much of a council's payments is where: for the first page of finance. */
@Service
public class PaymentTotals {
    private final DatabaseClient database;
    private final Clock clock;

    PaymentTotals(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The council's totals now; "today" is the day in London. */
    public Mono<Totals> of(UUID councilId) {
        return Mono.defer(() -> database.sql("""
                        select count(*) filter (where state = 'due' and rail = 'stripe') as due,
                               coalesce(sum(amount_pence) filter (where state = 'due' and rail = 'stripe'), 0)::bigint
                                   as due_pence,
                               count(*) filter (where state = 'due' and rail = 'own-bank') as own_bank,
                               coalesce(sum(amount_pence) filter (where state = 'due' and rail = 'own-bank'), 0)::bigint
                                   as own_bank_pence,
                               count(*) filter (where state = 'due' and rail = 'payroll') as payroll,
                               coalesce(sum(amount_pence) filter (where state = 'due' and rail = 'payroll'), 0)::bigint
                                   as payroll_pence,
                               count(*) filter (where state = 'sent') as sent,
                               coalesce(sum(amount_pence) filter (where state = 'sent'), 0)::bigint as sent_pence,
                               count(*) filter (where state = 'failed') as failed,
                               coalesce(sum(amount_pence) filter (where state = 'failed'), 0)::bigint as failed_pence,
                               count(*) filter (where state = 'paid') as paid_today,
                               coalesce(sum(amount_pence) filter (where state = 'paid'), 0)::bigint as paid_today_pence
                          from settlement
                         where council_id = :council and (state <> 'paid' or paid_at >= :midnight)""")
                .bind("council", councilId)
                .bind("midnight", London.today(clock).atStartOfDay(London.ZONE).toInstant())
                .mapProperties(Totals.class)
                .one());
    }

    /**
     * Counts and sums.
     *
     * @param due approved, and not sent to a rail yet
     * @param ownBank approved, and the person pays it from their own bank (R27)
     * @param payroll approved wages, for whoever runs the payroll (R81)
     * @param sent with a rail, which has not said yet that it is paid
     * @param failed refused or sent back; somebody has to see to it
     * @param paidToday paid since midnight
     */
    public record Totals(
            long due,
            long duePence,
            long ownBank,
            long ownBankPence,
            long payroll,
            long payrollPence,
            long sent,
            long sentPence,
            long failed,
            long failedPence,
            long paidToday,
            long paidTodayPence) {}
}
