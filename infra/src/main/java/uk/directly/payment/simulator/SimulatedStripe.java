package uk.directly.payment.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Stripe would know and decide, for one account. Not safe for several threads: whoever uses it brings one.
 *
 * <p>Three kinds of connected account, told by their names, show what can go wrong: {@code acct_missing…} does not
 * exist, {@code acct_reversed…} takes the money and later sends it back, all others take it.
 */
final class SimulatedStripe {
    /** Ten million pounds to begin with. */
    static final long FUNDS = 1_000_000_000;

    private static final int OK = 200;

    private static final String RETURNS = "acct_reversed";

    private final Journal journal;
    private final InstantSource time;
    private final Map<String, ObjectNode> transfers = new LinkedHashMap<>();
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, ObjectNode> undelivered = new LinkedHashMap<>();

    SimulatedStripe(Journal journal, InstantSource time) {
        this.journal = journal;
        this.time = time;
        journal.lines().forEach(this::recall);
    }

    /** Events that the application has not taken yet, oldest first. */
    Collection<ObjectNode> undelivered() {
        return List.copyOf(undelivered.values());
    }

    /** The application has taken this event. Answers the events that follow from that. */
    List<ObjectNode> delivered(String eventId) {
        ObjectNode event = undelivered.remove(eventId);
        if (event == null) {
            return List.of();
        }
        journal.add(JsonNodeFactory.instance.objectNode().put("delivered", eventId));
        JsonNode transfer = event.path("data").path("object");
        boolean goesBack = event.path("type").asString().equals("transfer.created")
                && transfer.path("destination").asString().startsWith(RETURNS);
        return goesBack ? List.of(sendBack(transfer.path("id").asString())) : List.of();
    }

    /** The same key, the same answer: another body under it is refused. Only what worked is kept. */
    StripeAnswer once(@Nullable String idempotencyKey, String request, Supplier<StripeAnswer> work) {
        Kept before = idempotencyKey == null ? null : kept.get(idempotencyKey);
        if (idempotencyKey != null && before != null) {
            return before.request().equals(request) ? before.answer().again() : usedForSomethingElse(idempotencyKey);
        }
        StripeAnswer answer = work.get();
        if (idempotencyKey != null && answer.status() == OK) {
            kept.put(idempotencyKey, new Kept(request, answer));
            journal.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("idempotencyKey", idempotencyKey)
                    .put("request", request)
                    .set("answer", answer.body()));
        }
        return answer;
    }

    /** Something else has happened that the application is to hear of. */
    void tell(ObjectNode event) {
        undelivered.put(event.path("id").asString(), event);
    }

    /** POST /v1/transfers. */
    StripeAnswer createTransfer(TransferForm form, @Nullable String idempotencyKey) {
        Kept before = idempotencyKey == null ? null : kept.get(idempotencyKey);
        if (idempotencyKey != null && before != null) {
            return before.request().equals(form.canonical())
                    ? before.answer().again()
                    : usedForSomethingElse(idempotencyKey);
        }
        StripeAnswer problem = form.problem();
        if (problem != null) {
            // Stripe keeps no answer of a request that it did not begin to work on.
            return problem;
        }
        StripeAnswer answer = form.amount() > balance() ? insufficient() : transfer(form, idempotencyKey);
        if (idempotencyKey != null) {
            kept.put(idempotencyKey, new Kept(form.canonical(), answer));
        }
        return answer;
    }

    private StripeAnswer transfer(TransferForm form, @Nullable String idempotencyKey) {
        Instant now = time.instant();
        ObjectNode transfer =
                StripeShapes.transfer(form.amount(), form.destination(), form.transferGroup(), form.metadata(), now);
        ObjectNode event = StripeShapes.event("transfer.created", transfer, idempotencyKey, now);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("transfer", transfer);
        line.set("event", event);
        journal.add(line.put("idempotencyKey", idempotencyKey).put("request", form.canonical()));
        remember(transfer, event);
        return StripeAnswer.ok(transfer);
    }

    private ObjectNode sendBack(String transferId) {
        Instant now = time.instant();
        ObjectNode after = StripeShapes.reversed(Objects.requireNonNull(transfers.get(transferId)), now);
        ObjectNode event = StripeShapes.event("transfer.reversed", after, null, now);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("transfer", after);
        line.set("event", event);
        journal.add(line);
        remember(after, event);
        return event;
    }

    /** GET /v1/transfers/{id}. */
    StripeAnswer transfer(String id) {
        ObjectNode transfer = transfers.get(id);
        return transfer == null
                ? StripeAnswer.missing("resource_missing", "No such transfer: '" + id + "'", "id")
                : StripeAnswer.ok(transfer);
    }

    /** GET /v1/transfers, newest first. */
    StripeAnswer transfers(@Nullable String group, int limit) {
        List<ObjectNode> found = List.copyOf(transfers.values()).reversed().stream()
                .filter(transfer -> group == null
                        || group.equals(transfer.path("transfer_group").asString()))
                .toList();
        ObjectNode list =
                StripeShapes.list("/v1/transfers", found.stream().limit(limit).toList());
        return StripeAnswer.ok(list.put("has_more", found.size() > limit));
    }

    /** GET /v1/balance. */
    StripeAnswer balanceAnswer() {
        return StripeAnswer.ok(StripeShapes.balance(balance()));
    }

    private long balance() {
        return FUNDS
                - transfers.values().stream()
                        .mapToLong(transfer -> transfer.path("amount").asLong()
                                - transfer.path("amount_reversed").asLong())
                        .sum();
    }

    private void recall(JsonNode line) {
        if (line.has("delivered")) {
            undelivered.remove(line.path("delivered").asString());
            return;
        }
        if (line.has("answer")) {
            kept.put(
                    line.path("idempotencyKey").asString(),
                    new Kept(line.path("request").asString(), StripeAnswer.ok((ObjectNode) line.required("answer"))));
            return;
        }
        if (!line.has("transfer")) {
            line.path("events").forEach(event -> tell((ObjectNode) event));
            return;
        }
        ObjectNode transfer = (ObjectNode) line.required("transfer");
        remember(transfer, (ObjectNode) line.required("event"));
        if (line.path("idempotencyKey").isString()) {
            kept.put(
                    line.path("idempotencyKey").asString(),
                    new Kept(line.path("request").asString(), StripeAnswer.ok(transfer)));
        }
    }

    private void remember(ObjectNode transfer, ObjectNode event) {
        transfers.put(transfer.path("id").asString(), transfer);
        undelivered.put(event.path("id").asString(), event);
    }

    private static StripeAnswer usedForSomethingElse(String key) {
        return new StripeAnswer(
                400,
                StripeShapes.error(
                        "idempotency_error",
                        null,
                        "Keys for idempotent requests can only be used with the same parameters they were first used"
                                + " with. Try using a key other than '" + key
                                + "' if you meant to execute a different request.",
                        null),
                false);
    }

    private static StripeAnswer insufficient() {
        return StripeAnswer.invalid(
                "balance_insufficient",
                "You have insufficient available funds in your Stripe account. Try adding funds directly to your"
                        + " available balance by creating Charges using the 4000000000000077 test card.",
                null);
    }

    /** An answer that was given, and what to. */
    private record Kept(String request, StripeAnswer answer) {}
}
