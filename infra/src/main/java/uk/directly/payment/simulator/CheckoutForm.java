package uk.directly.payment.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a new Checkout Session, as they came: one payment of one amount by card.
 *
 * @param fields by name, nested ones as {@code line_items[0][quantity]}
 */
record CheckoutForm(Map<String, String> fields) {
    private static final String AMOUNT = "line_items[0][price_data][unit_amount]";
    private static final String CURRENCY = "line_items[0][price_data][currency]";
    private static final String NAME = "line_items[0][price_data][product_data][name]";
    private static final Pattern KNOWN = Pattern.compile("mode|success_url|cancel_url|client_reference_id|expires_at"
            + "|locale|submit_type|payment_method_types\\[0]|line_items\\[0]\\[quantity]"
            + "|line_items\\[0]\\[price_data]\\[(unit_amount|currency|product_data]\\[name)]"
            + "|metadata\\[[^]]{1,40}]|payment_intent_data\\[metadata]\\[[^]]{1,40}]");
    private static final Pattern METADATA = Pattern.compile("metadata\\[([^]]{1,40})]");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,15}");
    private static final long LEAST = 30;
    private static final long MOST = 99_999_999;
    private static final long SHORTEST = 30 * 60 - 5;
    private static final long LONGEST = 24 * 60 * 60 + 5;

    /** What is wrong with them, in Stripe's words. */
    @Nullable StripeAnswer problem(long now) {
        for (String name : fields.keySet()) {
            if (!KNOWN.matcher(name).matches()) {
                return StripeAnswer.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
        }
        for (String name : new String[] {"mode", "success_url", AMOUNT, CURRENCY, NAME}) {
            if (text(name).isEmpty()) {
                return StripeAnswer.invalid("parameter_missing", "Missing required param: " + name + ".", name);
            }
        }
        for (String name : new String[] {AMOUNT, "expires_at"}) {
            if (fields.containsKey(name) && !INTEGER.matcher(text(name)).matches()) {
                return StripeAnswer.invalid("parameter_invalid_integer", "Invalid integer: " + text(name), name);
            }
        }
        if (!text("mode").equals("payment") || !text(CURRENCY).equals("gbp")) {
            return StripeAnswer.invalid(null, "The simulator takes payments in GBP only.", "mode");
        }
        if (amount() < LEAST) {
            return StripeAnswer.invalid(
                    "amount_too_small", "The Checkout Session's total amount must convert to at least 30 pence.", null);
        }
        if (amount() > MOST) {
            return StripeAnswer.invalid(
                    "amount_too_large", "The Checkout Session's total amount must be no more than £999,999.99", null);
        }
        long opens = expiresAt(now) - now;
        if (opens < SHORTEST || opens > LONGEST) {
            return StripeAnswer.invalid(
                    null,
                    "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
                    "expires_at");
        }
        return null;
    }

    long amount() {
        return Long.parseLong(text(AMOUNT)) * Long.parseLong(fields.getOrDefault("line_items[0][quantity]", "1"));
    }

    /** A day after now, if they don't say. */
    long expiresAt(long now) {
        return fields.containsKey("expires_at") ? Long.parseLong(text("expires_at")) : now + LONGEST - 5;
    }

    /** What was given under this name; null: nothing. */
    @Nullable String given(String name) {
        return fields.get(name);
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        fields.forEach((name, value) -> {
            Matcher key = METADATA.matcher(name);
            if (key.matches()) {
                metadata.put(key.group(1), value);
            }
        });
        return metadata;
    }

    /** The same text for the same parameters, in whatever order they came. */
    String canonical() {
        return new TreeMap<>(fields).toString();
    }

    private String text(String name) {
        return fields.getOrDefault(name, "");
    }
}
