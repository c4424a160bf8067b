package uk.directly.payment.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's JSON of Checkout Sessions, charges and refunds, field by field as its documentation shows it. */
final class CheckoutShapes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LAST_DIGITS = 4;

    private CheckoutShapes() {}

    static ObjectNode session(CheckoutForm form, String address, Instant now) {
        String id = StripeShapes.id("cs_test");
        ObjectNode session = NODES.objectNode()
                .put("id", id)
                .put("object", "checkout.session")
                .putNull("after_expiration")
                .putNull("allow_promotion_codes")
                .put("amount_subtotal", form.amount())
                .put("amount_total", form.amount());
        session.putObject("automatic_tax")
                .put("enabled", false)
                .putNull("liability")
                .putNull("status");
        session.putNull("billing_address_collection")
                .put("cancel_url", form.given("cancel_url"))
                .put("client_reference_id", form.given("client_reference_id"))
                .putNull("consent")
                .putNull("consent_collection")
                .put("created", now.getEpochSecond())
                .put("currency", "gbp")
                .putNull("currency_conversion")
                .putArray("custom_fields");
        session.putObject("custom_text")
                .putNull("after_submit")
                .putNull("shipping_address")
                .putNull("submit")
                .putNull("terms_of_service_acceptance");
        session.putNull("customer")
                .put("customer_creation", "if_required")
                .putNull("customer_details")
                .putNull("customer_email")
                .put("expires_at", form.expiresAt(now.getEpochSecond()))
                .putNull("invoice")
                .put("livemode", false)
                .put("locale", form.given("locale"));
        form.metadata().forEach(session.putObject("metadata")::put);
        session.put("mode", "payment")
                .putNull("payment_intent")
                .putNull("payment_link")
                .put("payment_method_collection", "if_required")
                .putObject("payment_method_options");
        session.putArray("payment_method_types").add("card");
        session.put("payment_status", "unpaid");
        session.putObject("phone_number_collection").put("enabled", false);
        session.putNull("recovered_from")
                .putNull("setup_intent")
                .putNull("shipping_address_collection")
                .putNull("shipping_cost")
                .putArray("shipping_options");
        session.put("status", "open")
                .put("submit_type", form.given("submit_type"))
                .putNull("subscription")
                .put("success_url", form.given("success_url"));
        session.putObject("total_details")
                .put("amount_discount", 0)
                .put("amount_shipping", 0)
                .put("amount_tax", 0);
        return session.put("ui_mode", "hosted_page").put("url", address + "/c/pay/" + id);
    }

    /** What the card paid; the card itself is known by its last digits, as with Stripe. */
    static ObjectNode charge(ObjectNode session, String card, Instant now) {
        long amount = session.path("amount_total").asLong();
        ObjectNode charge = NODES.objectNode()
                .put("id", StripeShapes.id("ch"))
                .put("object", "charge")
                .put("amount", amount)
                .put("amount_captured", amount)
                .put("amount_refunded", 0)
                .put("balance_transaction", StripeShapes.id("txn"));
        charge.putObject("billing_details")
                .putNull("address")
                .putNull("email")
                .putNull("name")
                .putNull("phone")
                .putNull("tax_id");
        charge.put("captured", true)
                .put("created", now.getEpochSecond())
                .put("currency", "gbp")
                .put("disputed", false)
                .put("livemode", false)
                .set("metadata", session.path("metadata").deepCopy());
        charge.put("paid", true).put("payment_intent", StripeShapes.id("pi"));
        charge.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("last4", card.substring(card.length() - LAST_DIGITS));
        return charge.put("refunded", false).put("status", "succeeded");
    }

    /** The card's number, by its last digits. */
    static String card(JsonNode charge) {
        String last =
                charge.path("payment_method_details").path("card").path("last4").asString();
        return SimulatedCheckout.CARDS.stream()
                .filter(card -> card.endsWith(last))
                .findFirst()
                .orElse(SimulatedCheckout.PAYS);
    }

    /** The same charge after so much more of it went back. */
    static ObjectNode less(ObjectNode charge, long amount) {
        ObjectNode after = charge.deepCopy();
        long refunded = after.path("amount_refunded").asLong() + amount;
        return after.put("amount_refunded", refunded)
                .put("refunded", refunded == after.path("amount").asLong());
    }

    static ObjectNode refund(RefundForm form, ObjectNode charge, Instant now) {
        ObjectNode refund = NODES.objectNode()
                .put("id", StripeShapes.id("re"))
                .put("object", "refund")
                .put("amount", form.amount())
                .put("balance_transaction", StripeShapes.id("txn"))
                .put("charge", charge.path("id").asString())
                .put("created", now.getEpochSecond())
                .put("currency", "gbp");
        destination(refund, null);
        form.metadata().forEach(refund.putObject("metadata")::put);
        return refund.put("payment_intent", form.payment())
                .put("reason", form.reason())
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", "succeeded")
                .putNull("transfer_reversal");
    }

    /** The same once the card's bank has it: it can be looked up there by a reference. */
    static ObjectNode arrived(ObjectNode refund) {
        ObjectNode after = refund.deepCopy();
        destination(
                after, "74537606" + Math.floorMod(refund.path("id").asString().hashCode(), 1_000_000));
        return after;
    }

    /** The same after the card's bank sent it back. */
    static ObjectNode failed(ObjectNode refund) {
        return refund.deepCopy()
                .put("failure_balance_transaction", StripeShapes.id("txn"))
                .put("failure_reason", "expired_or_canceled_card")
                .put("status", "failed");
    }

    private static void destination(ObjectNode refund, @Nullable String reference) {
        ObjectNode details = refund.putObject("destination_details");
        ObjectNode card = details.putObject("card");
        if (reference != null) {
            card.put("reference", reference);
        }
        card.put("reference_status", reference == null ? "pending" : "available")
                .put("reference_type", "acquirer_reference_number")
                .put("type", "refund");
        details.put("type", "card");
    }
}
