package uk.directly.payment.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a new refund, as they came.
 *
 * @param fields by name, nested ones as {@code metadata[refund]}
 */
record RefundForm(Map<String, String> fields) {
    private static final Pattern KNOWN = Pattern.compile("amount|payment_intent|reason|metadata\\[[^]]{1,40}]");
    private static final Pattern METADATA = Pattern.compile("metadata\\[([^]]{1,40})]");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,15}");

    /** What is wrong with them, in Stripe's words. */
    @Nullable StripeAnswer problem() {
        for (String name : fields.keySet()) {
            if (!KNOWN.matcher(name).matches()) {
                return StripeAnswer.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
        }
        if (payment().isEmpty()) {
            return StripeAnswer.invalid(
                    "parameter_missing", "Missing required param: payment_intent.", "payment_intent");
        }
        String amount = fields.getOrDefault("amount", "0");
        return INTEGER.matcher(amount).matches() && amount() > 0
                ? null
                : StripeAnswer.invalid("parameter_invalid_integer", "Invalid integer: " + amount, "amount");
    }

    long amount() {
        return Long.parseLong(fields.getOrDefault("amount", "0"));
    }

    String payment() {
        return fields.getOrDefault("payment_intent", "");
    }

    @Nullable String reason() {
        return fields.get("reason");
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
}
