package uk.directly.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** What is said of payments from people's own banks and looked-after accounts, and what statements show of them (R27). */
@Service
public class OwnBankPayments {
    private final Changes changes;
    private final Clock clock;

    OwnBankPayments(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * "I have paid it", of one line or of many at once: all of them are that payer's, or nothing is done.
     *
     * @param key none where saying it twice is meant to be the same
     */
    public Mono<ToPayResult> paid(Actor actor, Payer payer, List<SaidPaid> lines, @Nullable IdempotencyKey key) {
        if (lines.isEmpty() || lines.size() > ToPay.MOST_OPEN) {
            throw new IllegalArgumentException("1 to " + ToPay.MOST_OPEN + " lines are paid at once");
        }
        return Mono.fromSupplier(() -> new PaidCommand(
                        key,
                        payer.councilId(),
                        payer.holderId(),
                        payer.organisationId(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        clock.instant(),
                        lines.stream()
                                .map(line -> new PaidLine(line.settlementId(), Ids.next(), line.seenOn()))
                                .toList()))
                .flatMap(command -> changes.apply("own_bank_paid", command, Answer.class))
                .map(Answer::result);
    }

    /** "I have not paid it after all", as long as no statement has shown it. */
    public Mono<ToPayResult> takeBack(Actor actor, Payer payer, UUID settlementId, @Nullable IdempotencyKey key) {
        return undo("own_bank_take_back", actor, settlementId, payer, null, key);
    }

    /** The provider's "not arrived". Nobody without a provider of their own has a line to say it of. */
    public Mono<ToPayResult> notArrived(Actor provider, UUID settlementId, @Nullable IdempotencyKey key) {
        UUID providerId = provider.providerId();
        return providerId == null
                ? Mono.just(new ToPayResult.NotFound())
                : undo("own_bank_not_arrived", provider, settlementId, null, providerId, key);
    }

    private Mono<ToPayResult> undo(
            String function,
            Actor actor,
            UUID settlementId,
            @Nullable Payer payer,
            @Nullable UUID providerId,
            @Nullable IdempotencyKey key) {
        return Mono.fromSupplier(() -> new UndoCommand(
                        key,
                        actor.councilId(),
                        settlementId,
                        payer == null ? null : payer.holderId(),
                        payer == null ? null : payer.organisationId(),
                        providerId,
                        Ids.next(),
                        actor.personId(),
                        actor.onBehalfOf(),
                        clock.instant()))
                .flatMap(command -> changes.apply(function, command, Answer.class))
                .map(Answer::result);
    }

    /** The command of {@code own_bank_paid}. */
    private record PaidCommand(
            @Nullable IdempotencyKey idempotency,
            UUID councilId,
            @Nullable UUID holderId,
            @Nullable UUID organisationId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at,
            List<PaidLine> lines) {}

    private record PaidLine(
            UUID settlementId, UUID paymentId, @Nullable LocalDate seenOn) {}

    /** The command of {@code own_bank_take_back} and {@code own_bank_not_arrived}. */
    private record UndoCommand(
            @Nullable IdempotencyKey idempotency,
            UUID councilId,
            UUID settlementId,
            @Nullable UUID holderId,
            @Nullable UUID organisationId,
            @Nullable UUID providerId,
            UUID correctionId,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            Instant at) {}

    private record Answer(
            String outcome,
            @Nullable String state,
            @Nullable Integer paid,
            @Nullable Integer seen,
            @Nullable Integer already,
            @Nullable Boolean replayed) {
        ToPayResult result() {
            return switch (outcome) {
                case "paid", "not-arrived", "taken-back" ->
                    new ToPayResult.Done(
                            ToPayLine.State.of(state),
                            number(paid),
                            number(seen),
                            number(already),
                            Boolean.TRUE.equals(replayed));
                case "not-found" -> new ToPayResult.NotFound();
                case "wrong-state" -> new ToPayResult.WrongState(ToPayLine.State.of(state));
                case "idempotency-key-reused" -> new ToPayResult.KeyReused();
                case "request-in-progress" -> new ToPayResult.InProgress();
                default -> throw new IllegalStateException("An own-bank payment came to " + outcome);
            };
        }

        private static int number(@Nullable Integer number) {
            return number == null ? 0 : number;
        }
    }
}
