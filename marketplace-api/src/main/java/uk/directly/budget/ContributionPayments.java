package uk.directly.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/**
 * What people pay of their own share (R22). What finance receives pays what was expected first; a net share counts in the
 * budget from then on, a gross one pays the bill and never touches it. On the own-bank route the person says that they
 * have paid.
 */
@Service
public class ContributionPayments {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Changes changes;
    private final Clock clock;

    ContributionPayments(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Records one payment. */
    public Mono<ContributionResult> receive(Actor officer, ReceivedPayment payment, IdempotencyKey key) {
        return receive(officer, List.of(payment), List.of(), key);
    }

    /** Records what stands in a file. The same file again changes nothing: its rows are known. */
    public Mono<ContributionResult> receive(Actor officer, ContributionFile file) {
        return file.payments().isEmpty()
                ? Mono.just(new ContributionResult.Done(null, 0, 0, file.rejected(), false))
                : receive(officer, file.payments(), file.rejected(), null);
    }

    private Mono<ContributionResult> receive(
            Actor officer, List<ReceivedPayment> payments, List<RejectedRow> unread, @Nullable IdempotencyKey key) {
        return Mono.fromSupplier(() -> new ReceiveCommand(
                        key,
                        officer.councilId(),
                        officer.personId(),
                        London.today(clock),
                        clock.instant(),
                        payments.stream().map(Row::of).toList()))
                .flatMap(command -> changes.applyToMany("contribution_receive", command, Answer.class, LONGEST))
                .map(answer -> answer.result(payments, unread));
    }

    /** The person says that they paid so much of their share into their own account today. */
    public Mono<ContributionResult> say(Actor holder, UUID budgetId, long amountPence, IdempotencyKey key) {
        return Mono.fromSupplier(() -> new SayCommand(
                        key,
                        holder.councilId(),
                        holder.forPersonId(),
                        budgetId,
                        Ids.next(),
                        amountPence,
                        holder.personId(),
                        holder.onBehalfOf(),
                        London.today(clock),
                        clock.instant()))
                .flatMap(command -> changes.apply("contribution_say", command, Answer.class)
                        .map(answer -> answer.result(List.of(), List.of())));
    }

    /** The command of {@code contribution_receive}. */
    private record ReceiveCommand(
            @Nullable IdempotencyKey idempotency,
            UUID councilId,
            UUID actorId,
            LocalDate today,
            Instant at,
            List<Row> rows) {}

    private record Row(
            int number,
            UUID id,
            @Nullable UUID budgetId,
            @Nullable String caseReference,
            long amountPence,
            LocalDate paidOn,
            String reference) {
        static Row of(ReceivedPayment payment) {
            return new Row(
                    payment.number(),
                    Ids.next(),
                    payment.budgetId(),
                    payment.caseReference(),
                    payment.amountPence(),
                    payment.paidOn(),
                    payment.reference());
        }
    }

    /** The command of {@code contribution_say}. */
    private record SayCommand(
            IdempotencyKey idempotency,
            UUID councilId,
            UUID holderId,
            UUID budgetId,
            UUID id,
            long amountPence,
            UUID actorId,
            @Nullable UUID onBehalfOf,
            LocalDate today,
            Instant at) {}

    private record Refused(int row, String why) {
        RejectedRow because(ReceivedPayment payment) {
            return new RejectedRow(
                    row,
                    switch (why) {
                        case "unknown" -> "This council has no budget and no case " + payment.whose() + ".";
                        case "several" ->
                            payment.whose() + " has more than one budget with a share. Give the budget's id.";
                        case "no-share" -> "No share is paid for the budget of " + payment.whose() + ".";
                        case "in-the-future" -> "The date is after today.";
                        case "closed" -> "The account of " + payment.whose() + " is closed. Send the money back.";
                        default -> throw new IllegalStateException("A share was refused: " + why);
                    });
        }
    }

    /** What the functions answer. */
    private record Answer(
            String outcome,
            @Nullable UUID paymentId,
            @Nullable Integer imported,
            @Nullable Integer alreadyKnown,
            @Nullable List<Refused> rejected,
            @Nullable Long openPence,
            @Nullable Boolean replayed) {

        ContributionResult result(List<ReceivedPayment> payments, List<RejectedRow> unread) {
            return switch (outcome) {
                case "done" ->
                    new ContributionResult.Done(
                            paymentId,
                            imported == null ? 1 : imported,
                            alreadyKnown == null ? 0 : alreadyKnown,
                            rejected(payments, unread),
                            Boolean.TRUE.equals(replayed));
                case "not-found" -> new ContributionResult.NotFound();
                case "wrong-state" -> new ContributionResult.NotOwnBank();
                case "too-much" -> new ContributionResult.TooMuch(Objects.requireNonNull(openPence));
                case "idempotency-key-reused" -> new ContributionResult.KeyReused();
                case "request-in-progress" -> new ContributionResult.InProgress();
                default -> throw new IllegalStateException("A share came to " + outcome);
            };
        }

        private List<RejectedRow> rejected(List<ReceivedPayment> payments, List<RejectedRow> unread) {
            Map<Integer, ReceivedPayment> byNumber =
                    payments.stream().collect(Collectors.toMap(ReceivedPayment::number, Function.identity()));
            List<RejectedRow> all = new ArrayList<>(unread);
            for (Refused refused : rejected == null ? List.<Refused>of() : rejected) {
                all.add(refused.because(Objects.requireNonNull(byNumber.get(refused.row()))));
            }
            all.sort(Comparator.comparingInt(RejectedRow::row));
            return all;
        }
    }
}
