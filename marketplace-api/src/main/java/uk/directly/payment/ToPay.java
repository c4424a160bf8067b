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
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** The list of what a person pays from their own bank (R27): there the rail is the person. */
@Service
public class ToPay {
    private final DatabaseClient database;
    private final Changes changes;
    private final Clock clock;

    ToPay(DatabaseClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The lines of the person acted for, newest first.
     *
     * @param after the last line seen; none: from the newest
     */
    public Flux<ToPayLine> lines(Actor holder, @Nullable UUID after, int limit) {
        return database.sql("""
                        select s.id, s.booking_id, p.name as payee, s.amount_pence, s.promised_on,
                               b.sort_code, b.account_number, b.account_name, b.pays_from,
                               case when s.state = 'paid' then 'said-paid'
                                    when exists (select from own_bank_payment o where o.council_id = s.council_id
                                                    and o.settlement_id = s.id) then 'disputed'
                                    else 'due' end as state
                          from settlement s join provider p on p.council_id = s.council_id and p.id = s.provider_id
                          left join bank_change b on b.council_id = s.council_id and b.provider_id = s.provider_id
                                                 and b.state = 'in-force'
                         where s.council_id = :council and s.holder_id = :holder and s.rail = 'own-bank'
                           and s.id < :after
                         order by s.id desc limit :limit
                        """)
                .bind("council", holder.councilId())
                .bind("holder", holder.forPersonId())
                .bind("after", after == null ? Newest.FIRST : after)
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(this::line);
    }

    private ToPayLine line(Row row) {
        Instant from = row.paysFrom();
        boolean waits = from != null && from.isAfter(clock.instant());
        return new ToPayLine(
                row.id(),
                row.bookingId(),
                row.payee(),
                row.amountPence(),
                PayReference.of(row.id()),
                waits ? null : row.bank(),
                waits ? row.paysFrom() : null,
                row.promisedOn(),
                ToPayLine.State.of(row.state()));
    }

    /** "I have paid it." */
    public Mono<ToPayResult> paid(Actor holder, UUID settlementId, IdempotencyKey key) {
        return Mono.fromSupplier(() -> new PaidCommand(
                        key,
                        holder.councilId(),
                        settlementId,
                        holder.forPersonId(),
                        Ids.next(),
                        holder.personId(),
                        holder.onBehalfOf(),
                        clock.instant()))
                .flatMap(command -> changes.apply("own_bank_paid", command, Answer.class))
                .map(Answer::result);
    }

    /** The provider's "not arrived". Nobody without a provider of their own has a line to say it of. */
    public Mono<ToPayResult> notArrived(Actor provider, UUID settlementId, @Nullable IdempotencyKey key) {
        UUID providerId = provider.providerId();
        if (providerId == null) {
            return Mono.just(new ToPayResult.NotFound());
        }
        return Mono.fromSupplier(() -> new NotArrivedCommand(
                        key,
                        provider.councilId(),
                        settlementId,
                        providerId,
                        Ids.next(),
                        provider.personId(),
                        provider.onBehalfOf(),
                        clock.instant()))
                .flatMap(command -> changes.apply("own_bank_not_arrived", command, Answer.class))
                .map(Answer::result);
    }

    private record Row(
            UUID id,
            UUID bookingId,
            String payee,
            long amountPence,
            LocalDate promisedOn,
            @Nullable String sortCode,
            @Nullable String accountNumber,
            @Nullable String accountName,
            @Nullable Instant paysFrom,
            String state) {
        @Nullable BankDetails bank() {
            return sortCode == null || accountNumber == null
                    ? null
                    : new BankDetails(BankAccount.dashed(sortCode), accountNumber, accountName);
        }
    }

    private record PaidCommand(
            IdempotencyKey idempotency,
            UUID councilId,
            UUID settlementId,
            UUID holderId,
            UUID paymentId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    private record NotArrivedCommand(
            @Nullable IdempotencyKey idempotency,
            UUID councilId,
            UUID settlementId,
            UUID providerId,
            UUID correctionId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    private record Answer(
            String outcome,
            @Nullable String state,
            @Nullable Boolean replayed) {
        ToPayResult result() {
            return switch (outcome) {
                case "paid", "not-arrived" ->
                    new ToPayResult.Done(ToPayLine.State.of(state), Boolean.TRUE.equals(replayed));
                case "not-found" -> new ToPayResult.NotFound();
                case "wrong-state" -> new ToPayResult.WrongState(ToPayLine.State.of(state));
                case "idempotency-key-reused" -> new ToPayResult.KeyReused();
                case "request-in-progress" -> new ToPayResult.InProgress();
                default -> throw new IllegalStateException("An own-bank payment came to " + outcome);
            };
        }
    }
}
