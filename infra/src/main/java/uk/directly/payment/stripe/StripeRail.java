package uk.directly.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.payment.PaymentInstruction;
import uk.directly.payment.Rail;
import uk.directly.payment.RailAnswer;
import uk.directly.payment.RailStatus;

/**
 * Pays by Connect transfers ("separate charges and transfers"): from the council's own Stripe balance to the provider's
 * connected account. stripe-java blocks, so every call runs on the elastic scheduler.
 */
@Component
class StripeRail implements Rail {
    /** In a transfer's metadata: our ids, and nothing about anybody. */
    static final String INSTRUCTION = "instruction";

    static final String COUNCIL = "council";
    private static final String BOOKING = "booking";
    private static final String GBP = "gbp";
    private static final long MOST_OF_A_GROUP = 100;

    private final StripeAccounts accounts;

    StripeRail(StripeAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Mono<RailAnswer> send(PaymentInstruction instruction) {
        return call(instruction, stripe -> create(stripe, instruction)).onErrorResume(StripeRail::answer);
    }

    /** Stripe forgets idempotency keys after a day or more; the transfer itself it keeps. */
    @Override
    public Mono<RailAnswer> askAgain(PaymentInstruction instruction) {
        return call(instruction, stripe -> find(stripe, instruction))
                // Whatever goes wrong while looking, even a refusal, says nothing about the payment.
                .onErrorResume(error -> Mono.just(new RailAnswer.Unknown(StripeErrors.words(error))))
                .switchIfEmpty(Mono.defer(() -> send(instruction)));
    }

    @Override
    public Mono<RailStatus> status(PaymentInstruction instruction, String reference) {
        return Mono.fromCallable(() -> {
                    StripeClient stripe = accounts.client(instruction.council());
                    return stripe == null
                            ? new RailStatus.Open(noAccount(instruction))
                            : status(stripe.v1().transfers().retrieve(reference));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(error -> Mono.just(new RailStatus.Open(StripeErrors.words(error))));
    }

    private static RailStatus status(Transfer transfer) {
        Objects.requireNonNull(transfer.getId());
        if (Boolean.TRUE.equals(transfer.getReversed())) {
            return new RailStatus.Returned();
        }
        return transfer.getAmountReversed() > 0 ? new RailStatus.Open("partly reversed") : new RailStatus.Paid();
    }

    private Mono<RailAnswer> call(PaymentInstruction instruction, TransferCall work) {
        return Mono.<RailAnswer>fromCallable(() -> {
                    StripeClient stripe = accounts.client(instruction.council());
                    if (stripe == null) {
                        return new RailAnswer.Unknown(noAccount(instruction));
                    }
                    Transfer transfer = work.on(stripe);
                    return transfer == null ? null : new RailAnswer.Accepted(Objects.requireNonNull(transfer.getId()));
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static String noAccount(PaymentInstruction instruction) {
        return "no Stripe account for " + instruction.council();
    }

    private static Mono<RailAnswer> answer(Throwable error) {
        return Mono.just(StripeErrors.answer(error));
    }

    private static Transfer create(StripeClient stripe, PaymentInstruction instruction) throws StripeException {
        TransferCreateParams params = TransferCreateParams.builder()
                .setAmount(instruction.amountPence())
                .setCurrency(GBP)
                .setDestination(instruction.destination())
                .setTransferGroup(group(instruction))
                .putMetadata(INSTRUCTION, instruction.id().toString())
                .putMetadata(BOOKING, instruction.bookingId().toString())
                .putMetadata(COUNCIL, instruction.council())
                .build();
        RequestOptions once = RequestOptions.builder()
                .setIdempotencyKey(instruction.idempotencyKey())
                .build();
        return stripe.v1().transfers().create(params, once);
    }

    private static @Nullable Transfer find(StripeClient stripe, PaymentInstruction instruction) throws StripeException {
        TransferListParams params = TransferListParams.builder()
                .setTransferGroup(group(instruction))
                .setLimit(MOST_OF_A_GROUP)
                .build();
        return stripe.v1().transfers().list(params).getData().stream()
                .filter(transfer -> instruction
                        .id()
                        .toString()
                        .equals(transfer.getMetadata().get(INSTRUCTION)))
                .findFirst()
                .orElse(null);
    }

    private static String group(PaymentInstruction instruction) {
        return "settlement-" + instruction.settlementId();
    }

    /** Something to do with a client that comes to a transfer, or to none. */
    private interface TransferCall {
        @Nullable Transfer on(StripeClient stripe) throws StripeException;
    }
}
