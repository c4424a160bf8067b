package uk.directly.payment.simulator;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a new transfer, as they came.
 *
 * @param fields by name, nested ones as {@code metadata[booking]}
 */
record TransferForm(Map<String, String> fields) {
    private static final Set<String> KNOWN = Set.of(
            "amount", "currency", "destination", "description", "source_transaction", "source_type", "transfer_group");
    private static final Pattern METADATA = Pattern.compile("metadata\\[([^]]{1,40})]");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern ACCOUNT = Pattern.compile("acct_[A-Za-z0-9_]{1,60}");
    private static final String MISSING_ACCOUNT = "acct_missing";
    /** Stripe's: eight digits. */
    private static final long MOST = 99_999_999;

    /** What is wrong with them, in Stripe's words. */
    @Nullable StripeAnswer problem() {
        for (String name : fields.keySet()) {
            if (!KNOWN.contains(name) && !METADATA.matcher(name).matches()) {
                return StripeAnswer.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
        }
        for (String name : new String[] {"amount", "currency", "destination"}) {
            if (fields.getOrDefault(name, "").isEmpty()) {
                return StripeAnswer.invalid("parameter_missing", "Missing required param: " + name + ".", name);
            }
        }
        String amount = field("amount");
        if (!INTEGER.matcher(amount).matches()) {
            return StripeAnswer.invalid("parameter_invalid_integer", "Invalid integer: " + amount, "amount");
        }
        if (amount() < 1) {
            return StripeAnswer.invalid(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
        }
        if (amount() > MOST) {
            return StripeAnswer.invalid("amount_too_large", "Amount must be no more than £999,999.99", "amount");
        }
        if (!field("currency").equals("gbp")) {
            return StripeAnswer.invalid(
                    null, "The simulator's accounts hold GBP only, not " + field("currency") + ".", "currency");
        }
        String destination = destination();
        if (!ACCOUNT.matcher(destination).matches() || destination.startsWith(MISSING_ACCOUNT)) {
            return StripeAnswer.invalid(
                    "resource_missing", "No such destination: '" + destination + "'", "destination");
        }
        return null;
    }

    long amount() {
        return Long.parseLong(field("amount"));
    }

    String destination() {
        return field("destination");
    }

    @Nullable String transferGroup() {
        return fields.get("transfer_group");
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

    private String field(String name) {
        return Objects.requireNonNull(fields.get(name));
    }
}
