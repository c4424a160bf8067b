package uk.directly.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.payment.PayoutAccounts;
import uk.directly.payment.PayoutAnswer;
import uk.directly.payment.PayoutOrder;
import uk.directly.payment.PayoutPage;
import uk.directly.payment.PayoutStatus;
import uk.directly.payment.RailAnswer;

/**
 * Providers' own accounts under a council's Stripe account (Connect). Stripe asks on its own page who they are and where their
 * bank is; we give it no name and no number. stripe-java blocks, so every call runs on the elastic scheduler.
 */
@Component
class StripePayoutAccounts implements PayoutAccounts {
    /** In the metadata of accounts: our id, and nothing about anybody. */
    static final String PROVIDER = "provider";

    private static final String CONNECT = "https://connect.stripe.com";
    private static final String ACTIVE = "active";

    private final StripeAccounts accounts;

    StripePayoutAccounts(StripeAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public String origin() {
        return accounts.isLocal() ? accounts.checkoutOrigin() : CONNECT;
    }

    @Override
    public Mono<PayoutAnswer> open(PayoutOrder order) {
        return Mono.<PayoutAnswer>fromCallable(() -> {
                    StripeClient stripe = accounts.client(order.council());
                    return stripe == null
                            ? new PayoutAnswer.Unknown(noAccount(order.council()))
                            : new PayoutAnswer.Opened(
                                    Objects.requireNonNull(create(stripe, order).getId()));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(error -> Mono.just(
                        StripeErrors.answer(error) instanceof RailAnswer.Refused refused
                                ? new PayoutAnswer.Refused(refused.code())
                                : new PayoutAnswer.Unknown(StripeErrors.words(error))));
    }

    private static Account create(StripeClient stripe, PayoutOrder order) throws StripeException {
        AccountCreateParams params = AccountCreateParams.builder()
                .setType(AccountCreateParams.Type.EXPRESS)
                .setCountry("GB")
                .setDefaultCurrency("gbp")
                .setBusinessType(
                        order.oneself()
                                ? AccountCreateParams.BusinessType.INDIVIDUAL
                                : AccountCreateParams.BusinessType.COMPANY)
                .setCapabilities(AccountCreateParams.Capabilities.builder()
                        .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                .setRequested(true)
                                .build())
                        .build())
                .putMetadata(PROVIDER, order.providerId().toString())
                .putMetadata(StripeRail.COUNCIL, order.council())
                .build();
        return stripe.v1()
                .accounts()
                .create(
                        params,
                        RequestOptions.builder()
                                .setIdempotencyKey(order.idempotencyKey())
                                .build());
    }

    @Override
    public Mono<PayoutPage> page(PayoutOrder order, String reference) {
        return Mono.<PayoutPage>fromCallable(() -> {
                    StripeClient stripe = accounts.client(order.council());
                    if (stripe == null) {
                        return new PayoutPage.None(noAccount(order.council()));
                    }
                    AccountLinkCreateParams params = AccountLinkCreateParams.builder()
                            .setAccount(reference)
                            .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                            .setReturnUrl(order.back().toString())
                            // A link that is too old leads to the same page of ours, from where they go on.
                            .setRefreshUrl(order.back().toString())
                            .build();
                    return new PayoutPage.At(
                            URI.create(stripe.v1().accountLinks().create(params).getUrl()));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(error -> Mono.just(new PayoutPage.None(StripeErrors.words(error))));
    }

    @Override
    public Mono<PayoutStatus> status(String council, String reference) {
        return Mono.fromCallable(() -> {
                    StripeClient stripe = accounts.client(council);
                    return stripe == null
                            ? PayoutStatus.UNKNOWN
                            : status(stripe.v1().accounts().retrieve(reference));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorReturn(PayoutStatus.UNKNOWN);
    }

    /** Money can be sent to it, and from there to their bank. */
    private static PayoutStatus status(Account account) {
        boolean takes = Optional.ofNullable(account.getCapabilities())
                .map(Account.Capabilities::getTransfers)
                .filter(ACTIVE::equals)
                .isPresent();
        return takes && Boolean.TRUE.equals(account.getPayoutsEnabled()) ? PayoutStatus.READY : PayoutStatus.NOT_READY;
    }

    private static String noAccount(String council) {
        return "no Stripe account for " + council;
    }
}
