package uk.directly.payment.simulator;

import com.stripe.Stripe;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's JSON, field by field as its documentation and fixtures show it. */
final class StripeShapes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StripeShapes() {}

    /** A new id such as {@code tr_1Pgc7BB7WZ01zgkWVJfE40RX}. */
    static String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    static ObjectNode transfer(
            long amount, String destination, @Nullable String group, Map<String, String> metadata, Instant now) {
        String id = id("tr");
        ObjectNode transfer = NODES.objectNode()
                .put("id", id)
                .put("object", "transfer")
                .put("amount", amount)
                .put("amount_reversed", 0)
                .put("balance_transaction", id("txn"))
                .put("created", now.getEpochSecond())
                .put("currency", "gbp")
                .putNull("description")
                .put("destination", destination)
                .put("destination_payment", id("py"))
                .put("livemode", false);
        metadata.forEach(transfer.putObject("metadata")::put);
        transfer.set("reversals", list("/v1/transfers/" + id + "/reversals", List.of()));
        return transfer.put("reversed", false)
                .putNull("source_transaction")
                .put("source_type", "card")
                .put("transfer_group", group == null ? "group_" + id : group);
    }

    /** The same transfer after all of it was taken back. */
    static ObjectNode reversed(ObjectNode transfer, Instant now) {
        ObjectNode after = transfer.deepCopy();
        String id = after.path("id").asString();
        long amount = after.path("amount").asLong();
        ObjectNode reversal = NODES.objectNode()
                .put("id", id("trr"))
                .put("object", "transfer_reversal")
                .put("amount", amount)
                .put("balance_transaction", id("txn"))
                .put("created", now.getEpochSecond())
                .put("currency", "gbp")
                .putNull("destination_payment_refund")
                .set("metadata", NODES.objectNode());
        reversal.putNull("source_refund").put("transfer", id);
        after.put("amount_reversed", amount).put("reversed", true);
        after.set("reversals", list("/v1/transfers/" + id + "/reversals", List.of(reversal)));
        return after;
    }

    static ObjectNode event(String type, ObjectNode object, @Nullable String idempotencyKey, Instant now) {
        ObjectNode event = NODES.objectNode()
                .put("id", id("evt"))
                .put("object", "event")
                .put("api_version", Stripe.API_VERSION)
                .put("created", now.getEpochSecond());
        event.putObject("data").set("object", object.deepCopy());
        event.put("livemode", false).put("pending_webhooks", 1);
        event.putObject("request").put("id", id("req")).put("idempotency_key", idempotencyKey);
        return event.put("type", type);
    }

    static ObjectNode list(String url, List<? extends JsonNode> data) {
        ObjectNode list = NODES.objectNode().put("object", "list");
        list.putArray("data").addAll(data);
        return list.put("has_more", false).put("url", url);
    }

    static ObjectNode balance(long available) {
        ObjectNode balance = NODES.objectNode().put("object", "balance");
        amounts(balance, "available", available);
        balance.put("livemode", false);
        amounts(balance, "pending", 0);
        return balance;
    }

    private static void amounts(ObjectNode balance, String name, long pence) {
        ObjectNode amount =
                balance.putArray(name).addObject().put("amount", pence).put("currency", "gbp");
        amount.putObject("source_types").put("card", pence);
    }

    static ObjectNode error(String type, @Nullable String code, String message, @Nullable String param) {
        ObjectNode body = NODES.objectNode();
        ObjectNode error = body.putObject("error");
        if (code != null) {
            error.put("code", code)
                    .put(
                            "doc_url",
                            "https://stripe.com/docs/error-codes/"
                                    + code.replace('_', '-').toLowerCase(Locale.ROOT));
        }
        error.put("message", message);
        if (param != null) {
            error.put("param", param);
        }
        error.put("type", type);
        return body;
    }
}
