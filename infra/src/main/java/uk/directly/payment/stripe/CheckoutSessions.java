package uk.directly.payment.stripe;

import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import java.util.Locale;
import java.util.Objects;
import uk.directly.payment.CheckoutOrder;
import uk.directly.payment.CheckoutStatus;

/** What a Checkout Session is asked for, and what it says of itself. */
final class CheckoutSessions {
    private static final String GBP = "gbp";

    private CheckoutSessions() {}

    /** One payment by card of one amount: no fee, no tax, no account, nothing kept for another time. */
    static SessionCreateParams params(CheckoutOrder order) {
        String topUp = order.id().toString();
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setLocale(SessionCreateParams.Locale.EN_GB)
                .setSubmitType(SessionCreateParams.SubmitType.PAY)
                .setClientReferenceId(topUp)
                .setExpiresAt(order.expiresAt().getEpochSecond())
                .setSuccessUrl(order.back() + "?paid=yes")
                .setCancelUrl(order.back() + "?left=yes")
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(PriceData.builder()
                                .setCurrency(GBP)
                                .setUnitAmount(order.amountPence())
                                .setProductData(PriceData.ProductData.builder()
                                        .setName("Your own money")
                                        .build())
                                .build())
                        .build())
                .putMetadata(StripeCheckout.TOP_UP, topUp)
                .putMetadata(StripeRail.COUNCIL, order.council())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata(StripeCheckout.TOP_UP, topUp)
                        .putMetadata(StripeRail.COUNCIL, order.council())
                        .build())
                .build();
    }

    static CheckoutStatus status(Session session) {
        if ("complete".equals(session.getStatus()) && "paid".equals(session.getPaymentStatus())) {
            boolean pounds = GBP.equals(String.valueOf(session.getCurrency()).toLowerCase(Locale.ROOT));
            return new CheckoutStatus.Paid(
                    Objects.requireNonNull(session.getPaymentIntent()), pounds ? session.getAmountTotal() : null);
        }
        return "expired".equals(session.getStatus())
                ? new CheckoutStatus.Expired()
                : new CheckoutStatus.Open(String.valueOf(session.getStatus()));
    }
}
