package uk.directly.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.payment.CardRefund;
import uk.directly.payment.Checkout;
import uk.directly.payment.CheckoutAnswer;
import uk.directly.payment.CheckoutOrder;
import uk.directly.payment.CheckoutStatus;
import uk.directly.payment.RailAnswer;
import uk.directly.payment.RefundStatus;

/**
 * Cards pay on Stripe's own page (Checkout Sessions) into the council's own Stripe account, and get it back from there.
 * stripe-java blocks, so every call runs on the elastic scheduler.
 */
@Component
class StripeCheckout implements Checkout {
    /** In the metadata of sessions, payments and refunds: our ids, and nothing about anybody. */
    static final String TOP_UP = "top_up";

    static final String REFUND = "refund";

    private static final long MOST_OF_A_PAYMENT = 100;

    private final StripeAccounts accounts;

    StripeCheckout(StripeAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public String origin() {
        return accounts.checkoutOrigin();
    }

    @Override
    public Mono<CheckoutAnswer> open(CheckoutOrder order) {
        return Mono.<CheckoutAnswer>fromCallable(() -> {
                    StripeClient stripe = accounts.client(order.council());
                    if (stripe == null) {
                        return new CheckoutAnswer.Unknown(noAccount(order.council()));
                    }
                    Session session = stripe.v1()
                            .checkout()
                            .sessions()
                            .create(CheckoutSessions.params(order), once(order.idempotencyKey()));
                    return new CheckoutAnswer.Opened(
                            Objects.requireNonNull(session.getId()), URI.create(session.getUrl()));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(error -> Mono.just(
                        switch (StripeErrors.answer(error)) {
                            case RailAnswer.Refused refused -> new CheckoutAnswer.Refused(refused.code());
                            case RailAnswer.Unknown unknown -> new CheckoutAnswer.Unknown(unknown.reason());
                            case RailAnswer.Accepted none ->
                                throw new IllegalStateException("An error accepts nothing", error);
                        }));
    }

    /** One that is not open any more can't be closed: then how it stands is the answer. */
    @Override
    public Mono<CheckoutStatus> close(CheckoutOrder order, String reference) {
        return session(order, stripe -> {
            try {
                return stripe.v1().checkout().sessions().expire(reference);
            } catch (InvalidRequestException notOpen) {
                return stripe.v1().checkout().sessions().retrieve(reference);
            }
        });
    }

    @Override
    public Mono<CheckoutStatus> status(CheckoutOrder order, String reference) {
        return session(order, stripe -> stripe.v1().checkout().sessions().retrieve(reference));
    }

    @Override
    public Mono<RailAnswer> giveBack(CardRefund refund) {
        return refund(refund, stripe -> create(stripe, refund))
                .onErrorResume(error -> Mono.just(StripeErrors.answer(error)));
    }

    /** Stripe forgets idempotency keys after a day or more; the refund itself it keeps. */
    @Override
    public Mono<RailAnswer> askAgain(CardRefund refund) {
        return refund(refund, stripe -> find(stripe, refund))
                // Whatever goes wrong while looking, even a refusal, says nothing about the refund.
                .onErrorResume(error -> Mono.just(new RailAnswer.Unknown(StripeErrors.words(error))))
                .switchIfEmpty(Mono.defer(() -> giveBack(refund)));
    }

    @Override
    public Mono<RefundStatus> status(CardRefund refund, String reference) {
        return Mono.fromCallable(() -> {
                    StripeClient stripe = accounts.client(refund.council());
                    return stripe == null
                            ? new RefundStatus.Open(noAccount(refund.council()))
                            : status(stripe.v1().refunds().retrieve(reference));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(error -> Mono.just(new RefundStatus.Open(StripeErrors.words(error))));
    }

    private static RefundStatus status(Refund refund) {
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded" -> new RefundStatus.Done();
            case "failed", "canceled" -> new RefundStatus.Failed(String.valueOf(refund.getFailureReason()));
            default -> new RefundStatus.Open(String.valueOf(refund.getStatus()));
        };
    }

    private Mono<CheckoutStatus> session(CheckoutOrder order, SessionCall work) {
        return Mono.fromCallable(() -> {
                    StripeClient stripe = accounts.client(order.council());
                    return stripe == null
                            ? new CheckoutStatus.Open(noAccount(order.council()))
                            : CheckoutSessions.status(work.on(stripe));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(error -> Mono.just(new CheckoutStatus.Open(StripeErrors.words(error))));
    }

    private Mono<RailAnswer> refund(CardRefund refund, RefundCall work) {
        return Mono.<RailAnswer>fromCallable(() -> {
                    StripeClient stripe = accounts.client(refund.council());
                    if (stripe == null) {
                        return new RailAnswer.Unknown(noAccount(refund.council()));
                    }
                    Refund made = work.on(stripe);
                    return made == null ? null : new RailAnswer.Accepted(Objects.requireNonNull(made.getId()));
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Refund create(StripeClient stripe, CardRefund refund) throws StripeException {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(refund.payment())
                .setAmount(refund.amountPence())
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata(REFUND, refund.id().toString())
                .putMetadata(TOP_UP, refund.topUpId().toString())
                .putMetadata(StripeRail.COUNCIL, refund.council())
                .build();
        return stripe.v1().refunds().create(params, once(refund.idempotencyKey()));
    }

    private static @Nullable Refund find(StripeClient stripe, CardRefund refund) throws StripeException {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(refund.payment())
                .setLimit(MOST_OF_A_PAYMENT)
                .build();
        return stripe.v1().refunds().list(params).getData().stream()
                .filter(made -> refund.id().toString().equals(made.getMetadata().get(REFUND)))
                .findFirst()
                .orElse(null);
    }

    private static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static String noAccount(String council) {
        return "no Stripe account for " + council;
    }

    /** Something to do with a client that comes to a session. */
    private interface SessionCall {
        Session on(StripeClient stripe) throws StripeException;
    }

    /** Something to do with a client that comes to a refund, or to none. */
    private interface RefundCall {
        @Nullable Refund on(StripeClient stripe) throws StripeException;
    }
}
