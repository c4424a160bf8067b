package uk.directly.payment.simulator;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Stripe would know of connected accounts: opened by the application, made ready on a page, told by webhook. Not safe for
 * several threads: whoever uses it brings one. Accounts of the demonstration, which nobody opened here, are not among them.
 */
final class SimulatedAccounts {
    private static final Set<String> TYPES = Set.of("express", "standard", "custom");
    private static final Pattern KNOWN = Pattern.compile("type|country|default_currency|business_type|email"
            + "|capabilities\\[transfers]\\[requested]|metadata\\[[^]]{1,40}]");
    private static final Pattern METADATA = Pattern.compile("metadata\\[([^]]{1,40})]");

    private final SimulatedStripe stripe;
    private final Journal journal;
    private final InstantSource time;
    private final Supplier<String> address;
    private final Map<String, ObjectNode> accounts = new LinkedHashMap<>();

    /** Where the application wanted people back, by account; a link is used soon, so that this is not kept. */
    private final Map<String, String> returns = new LinkedHashMap<>();

    SimulatedAccounts(SimulatedStripe stripe, Journal journal, InstantSource time, Supplier<String> address) {
        this.stripe = stripe;
        this.journal = journal;
        this.time = time;
        this.address = address;
        journal.lines().forEach(this::recall);
    }

    /** POST /v1/accounts. */
    StripeAnswer open(Map<String, String> form, String idempotencyKey) {
        return stripe.once(
                idempotencyKey.isEmpty() ? null : "account " + idempotencyKey, new TreeMap<>(form).toString(), () -> {
                    StripeAnswer problem = problem(form);
                    if (problem != null) {
                        return problem;
                    }
                    ObjectNode account = shape(form);
                    note(account, null);
                    return StripeAnswer.ok(account);
                });
    }

    private static @Nullable StripeAnswer problem(Map<String, String> form) {
        for (String name : form.keySet()) {
            if (!KNOWN.matcher(name).matches()) {
                return StripeAnswer.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
            }
        }
        if (!TYPES.contains(form.getOrDefault("type", ""))) {
            return StripeAnswer.invalid(null, "Invalid type: must be one of custom, express, or standard", "type");
        }
        return "GB".equals(form.get("country"))
                ? null
                : StripeAnswer.invalid(
                        "country_unsupported", "The simulator opens accounts in the United Kingdom only.", "country");
    }

    private ObjectNode shape(Map<String, String> form) {
        ObjectNode account = JsonNodeFactory.instance
                .objectNode()
                .put("id", StripeShapes.id("acct"))
                .put("object", "account")
                .put("type", form.get("type"))
                .put("country", "GB")
                .put("default_currency", "gbp")
                .put("business_type", form.get("business_type"))
                .put("created", time.instant().getEpochSecond())
                .put("charges_enabled", false)
                .put("details_submitted", false)
                .put("payouts_enabled", false);
        account.putObject("capabilities").put("transfers", "inactive");
        ObjectNode metadata = account.putObject("metadata");
        new TreeMap<>(form).forEach((name, value) -> {
            Matcher key = METADATA.matcher(name);
            if (key.matches()) {
                metadata.put(key.group(1), value);
            }
        });
        return account;
    }

    /** GET /v1/accounts/{id}. */
    StripeAnswer account(String id) {
        ObjectNode account = accounts.get(id);
        return account == null
                ? StripeAnswer.missing("resource_missing", "No such account: '" + id + "'", "account")
                : StripeAnswer.ok(account);
    }

    /** POST /v1/account_links. */
    StripeAnswer link(Map<String, String> form) {
        String id = form.getOrDefault("account", "");
        StripeAnswer found = account(id);
        if (found.body().path("object").asString("").isEmpty()) {
            return found;
        }
        for (String name : new String[] {"type", "return_url", "refresh_url"}) {
            if (form.getOrDefault(name, "").isEmpty()) {
                return StripeAnswer.invalid("parameter_missing", "Missing required param: " + name + ".", name);
            }
        }
        returns.put(id, String.valueOf(form.get("return_url")));
        long now = time.instant().getEpochSecond();
        return StripeAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("object", "account_link")
                .put("created", now)
                .put("expires_at", now + 300)
                .put("url", address.get() + "/setup/e/" + id));
    }

    /** Where somebody goes when they leave the page of this account; null: no link leads there. */
    @Nullable String back(String id) {
        return accounts.containsKey(id) ? returns.get(id) : null;
    }

    /** Somebody has told all that Stripe asks, or Stripe asks again. */
    void ready(String id, boolean ready) {
        ObjectNode account = accounts.get(id);
        if (account != null) {
            ObjectNode after = account.deepCopy();
            after.put("details_submitted", true).put("payouts_enabled", ready);
            ((ObjectNode) after.required("capabilities")).put("transfers", ready ? "active" : "inactive");
            note(after, StripeShapes.event("account.updated", after, null, time.instant()));
        }
    }

    private void note(ObjectNode account, @Nullable ObjectNode event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("account", account);
        if (event != null) {
            line.putArray("events").add(event);
        }
        journal.add(line);
        recall(line);
        if (event != null) {
            stripe.tell(event);
        }
    }

    private void recall(JsonNode line) {
        if (line.path("account") instanceof ObjectNode account) {
            accounts.put(account.path("id").asString(), account);
        }
    }
}
