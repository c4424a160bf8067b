package uk.directly.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankAccount;

/** The lists of what people, or those who look after their accounts, pay from a bank (R27): there they are the rail. */
@Service
public class ToPay {
    /** More than anybody has to pay at one time; the rest comes when some of these are paid. */
    public static final int MOST_OPEN = 200;

    private static final String LINES = """
            select s.id, s.booking_id, s.provider_id, p.name as payee, s.holder_id, h.name as person, v.start_at, s.amount_pence, s.promised_on,
                   b.sort_code, b.account_number, b.account_name, b.pays_from, own_bank_state(s) as state,
                   (select max(o.matched_on) from own_bank_payment o
                     where o.council_id = s.council_id and o.settlement_id = s.id) as seen_on
              from settlement s join provider p on p.council_id = s.council_id and p.id = s.provider_id
              join person h on h.council_id = s.council_id and h.id = s.holder_id
              join booking v on v.council_id = s.council_id and v.id = s.booking_id
              left join bank_change b on b.council_id = s.council_id and b.provider_id = s.provider_id
                                     and b.state = 'in-force'
             where s.council_id = :council and s.rail = 'own-bank'
            """;

    private final DatabaseClient database;
    private final Clock clock;

    ToPay(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A payer's lines, newest first.
     *
     * @param after the last line seen; none: from the newest
     */
    public Flux<ToPayLine> lines(Payer payer, @Nullable UUID after, int limit) {
        return read(payer, " and s.id < :after order by s.id desc limit :limit", after, limit);
    }

    /** What is to be paid, for the first time or again, oldest first; {@link #MOST_OPEN} at most. */
    public Flux<ToPayLine> open(Payer payer) {
        return read(payer, " and s.id < :after and s.state = 'due' order by s.id limit :limit", null, MOST_OPEN);
    }

    /** What was paid, newest first, after the last line seen. */
    public Flux<ToPayLine> paid(Payer payer, @Nullable UUID after, int limit) {
        return read(payer, " and s.id < :after and s.state = 'paid' order by s.id desc limit :limit", after, limit);
    }

    /** One of a payer's lines, if there is such. */
    public Mono<ToPayLine> one(Payer payer, UUID id) {
        return database.sql(LINES + whose(payer) + " and s.id = :id")
                .bind("council", payer.councilId())
                .bind("payer", payer.id())
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .map(row -> row.line(clock.instant()));
    }

    private static String whose(Payer payer) {
        return payer.holderId() == null ? " and s.paid_by = :payer" : " and s.holder_id = :payer and s.paid_by is null";
    }

    private Flux<ToPayLine> read(Payer payer, String which, @Nullable UUID after, int limit) {
        return database.sql(LINES + whose(payer) + which)
                .bind("council", payer.councilId())
                .bind("payer", payer.id())
                .bind("after", after == null ? Newest.FIRST : after)
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(row -> row.line(clock.instant()));
    }

    private record Row(
            UUID id,
            UUID bookingId,
            UUID providerId,
            String payee,
            UUID holderId,
            String person,
            Instant startAt,
            long amountPence,
            LocalDate promisedOn,
            @Nullable String sortCode,
            @Nullable String accountNumber,
            @Nullable String accountName,
            @Nullable Instant paysFrom,
            String state,
            @Nullable LocalDate seenOn) {

        ToPayLine line(Instant now) {
            boolean waits = paysFrom != null && paysFrom.isAfter(now);
            return new ToPayLine(
                    id,
                    bookingId,
                    providerId,
                    payee,
                    holderId,
                    person,
                    startAt,
                    amountPence,
                    PayReference.of(id),
                    waits ? null : bank(),
                    waits ? paysFrom : null,
                    promisedOn,
                    ToPayLine.State.of(state),
                    seenOn);
        }

        private @Nullable BankDetails bank() {
            return sortCode == null || accountNumber == null
                    ? null
                    : new BankDetails(BankAccount.dashed(sortCode), accountNumber, accountName);
        }
    }
}
