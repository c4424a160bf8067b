package uk.directly.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;

/** Reads the ledger for the council's finance officers. It is moved by the SQL functions of the features alone. */
@Service
public class Ledger {
    private final DatabaseClient database;

    Ledger(DatabaseClient database) {
        this.database = database;
    }

    /**
     * The trial balance at the end of a day in London.
     *
     * @param on the day; none: now
     */
    public Mono<TrialBalance> trialBalance(UUID councilId, @Nullable LocalDate on) {
        return (on == null ? now() : before(startOf(on.plusDays(1))))
                .bind("council", councilId)
                .mapProperties(Balance.class)
                .all()
                .map(Balance::item)
                .collectList()
                .map(TrialBalance::of);
    }

    /** From the accounts themselves. */
    private DatabaseClient.GenericExecuteSpec now() {
        return database.sql("""
                select l.id, l.kind, l.name, l.credits_posted - l.debits_posted as balance
                  from ledger_account l
                 where l.council_id = :council and l.entries > 0
                 order by l.kind, l.name, l.id""");
    }

    /** From the entries that were posted before an instant. */
    private DatabaseClient.GenericExecuteSpec before(Instant instant) {
        return database.sql("""
                select l.id, l.kind, l.name, sum(e.amount_pence)::bigint as balance
                  from ledger_account l
                  join ledger_entry e on e.council_id = l.council_id and e.account_id = l.id
                 where l.council_id = :council and e.at < :before
                 group by l.id, l.kind, l.name
                 order by l.kind, l.name, l.id""").bind("before", instant);
    }

    /** The journal between two days in London, both included: two rows a transfer, in the order of posting. */
    public Flux<JournalRow> journal(UUID councilId, LocalDate from, LocalDate to) {
        return database.sql("""
                        select e.at, e.transfer_id, e.account_id, l.kind, e.amount_pence, t.description
                          from ledger_transfer t
                          join ledger_entry e on e.council_id = t.council_id and e.transfer_id = t.id
                          join ledger_account l on l.council_id = e.council_id and l.id = e.account_id
                         where t.council_id = :council and t.at >= :from and t.at < :to
                         order by t.at, t.id, e.amount_pence""")
                .bind("council", councilId)
                .bind("from", startOf(from))
                .bind("to", startOf(to.plusDays(1)))
                .mapProperties(JournalRow.class)
                .all();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(London.ZONE).toInstant();
    }

    /**
     * One side of a posting.
     *
     * @param amountPence signed: plus is a credit
     */
    public record JournalRow(
            Instant at, UUID transferId, UUID accountId, String kind, long amountPence, String description) {
        /** The day in London on which it was posted. */
        public LocalDate day() {
            return at.atZone(London.ZONE).toLocalDate();
        }
    }

    /** An account's row: credits less debits. */
    private record Balance(UUID id, String kind, String name, long balance) {
        TrialBalance.Item item() {
            return TrialBalance.Item.of(name.isEmpty() ? id.toString() : name + " " + id, kind, balance);
        }
    }
}
