package uk.directly.payment.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Stripe would know of cards that pay and get back. Not safe for several threads: whoever uses it brings one.
 *
 * <p>The cards are Stripe's own test cards, and show what can go wrong: one pays, one is refused, one pays and can't
 * take anything back later. Which one paid is remembered with the payment.
 */
final class SimulatedCheckout {
    /** Pays, and takes back. */
    static final String PAYS = "4242424242424242";

    /** Its bank says no. */
    static final String REFUSED = "4000000000000002";

    /** Pays; what goes back to it comes back to us. */
    static final String TAKES_NOTHING_BACK = "4000000000005126";

    static final Set<String> CARDS = Set.of(PAYS, REFUSED, TAKES_NOTHING_BACK);

    private final SimulatedStripe stripe;
    private final Journal journal;
    private final InstantSource time;
    private final Supplier<String> address;
    private final Map<String, ObjectNode> sessions = new LinkedHashMap<>();
    private final Map<String, ObjectNode> charges = new LinkedHashMap<>();
    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();

    SimulatedCheckout(SimulatedStripe stripe, Journal journal, InstantSource time, Supplier<String> address) {
        this.stripe = stripe;
        this.journal = journal;
        this.time = time;
        this.address = address;
        journal.lines().forEach(this::recall);
    }

    /** POST /v1/checkout/sessions. */
    StripeAnswer open(CheckoutForm form, String idempotencyKey) {
        return stripe.once(key(idempotencyKey), form.canonical(), () -> {
            Instant now = time.instant();
            StripeAnswer problem = form.problem(now.getEpochSecond());
            if (problem != null) {
                return problem;
            }
            ObjectNode session = CheckoutShapes.session(form, address.get(), now);
            note("session", session, List.of());
            return StripeAnswer.ok(session);
        });
    }

    /** GET /v1/checkout/sessions/{id}; one whose time is over is closed by then. */
    StripeAnswer session(String id) {
        ObjectNode session = sessions.get(id);
        if (session == null) {
            return StripeAnswer.missing("resource_missing", "No such checkout.session: '" + id + "'", "session");
        }
        return isOpen(session)
                        && session.path("expires_at").asLong() <= time.instant().getEpochSecond()
                ? expired(session)
                : StripeAnswer.ok(session);
    }

    /** POST /v1/checkout/sessions/{id}/expire. */
    StripeAnswer expire(String id) {
        StripeAnswer found = session(id);
        if (found.status() != 200 || isOpen(found.body())) {
            return found.status() == 200 ? expired(found.body()) : found;
        }
        return StripeAnswer.invalid(
                null,
                "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status"
                        + " of `" + found.body().path("status").asString() + "`.",
                null);
    }

    private StripeAnswer expired(ObjectNode open) {
        ObjectNode session = open.deepCopy();
        session.put("status", "expired").putNull("url");
        note("session", session, List.of(event("checkout.session.expired", session)));
        return StripeAnswer.ok(session);
    }

    /** Somebody presses Pay on the page; answers whether the card paid. */
    boolean pay(String id, String card) {
        ObjectNode open = sessions.get(id);
        if (open == null || !isOpen(open) || card.equals(REFUSED)) {
            return false;
        }
        ObjectNode session = open.deepCopy();
        ObjectNode charge = CheckoutShapes.charge(session, card, time.instant());
        session.put("status", "complete")
                .put("payment_status", "paid")
                .put("payment_intent", charge.path("payment_intent").asString())
                .putNull("url");
        note("charge", charge, List.of());
        note("session", session, List.of(event("checkout.session.completed", session)));
        return true;
    }

    /** POST /v1/refunds. */
    StripeAnswer giveBack(RefundForm form, String idempotencyKey) {
        return stripe.once(key(idempotencyKey), form.canonical(), () -> {
            StripeAnswer problem = form.problem();
            if (problem != null) {
                return problem;
            }
            ObjectNode charge = charges.values().stream()
                    .filter(each -> each.path("payment_intent").asString().equals(form.payment()))
                    .findFirst()
                    .orElse(null);
            if (charge == null) {
                return StripeAnswer.missing(
                        "resource_missing", "No such payment_intent: '" + form.payment() + "'", "payment_intent");
            }
            long left = charge.path("amount").asLong()
                    - charge.path("amount_refunded").asLong();
            if (form.amount() > left) {
                return left == 0
                        ? StripeAnswer.invalid("charge_already_refunded", "Charge has already been refunded.", null)
                        : StripeAnswer.invalid(
                                null, "Refund amount is greater than unrefunded amount on charge.", "amount");
            }
            return StripeAnswer.ok(refunded(form, charge));
        });
    }

    private ObjectNode refunded(RefundForm form, ObjectNode charge) {
        ObjectNode refund = CheckoutShapes.refund(form, charge, time.instant());
        ObjectNode after = CheckoutShapes.less(charge, form.amount());
        note("charge", after, List.of(event("charge.refunded", after)));
        note("refund", refund, List.of(event("refund.created", refund)));
        return refund;
    }

    /** GET /v1/refunds/{id}. */
    StripeAnswer refund(String id) {
        ObjectNode refund = refunds.get(id);
        return refund == null
                ? StripeAnswer.missing("resource_missing", "No such refund: '" + id + "'", "refund")
                : StripeAnswer.ok(refund);
    }

    /** GET /v1/refunds, newest first. */
    StripeAnswer refunds(String payment, int limit) {
        List<ObjectNode> found = List.copyOf(refunds.values()).reversed().stream()
                .filter(refund -> payment.isEmpty()
                        || refund.path("payment_intent").asString().equals(payment))
                .limit(limit)
                .toList();
        return StripeAnswer.ok(StripeShapes.list("/v1/refunds", found));
    }

    /** The application has taken this event; what follows from a new refund happens now. */
    void delivered(JsonNode event) {
        if (!event.path("type").asString().equals("refund.created")) {
            return;
        }
        ObjectNode refund =
                refunds.get(event.path("data").path("object").path("id").asString());
        ObjectNode charge =
                refund == null ? null : charges.get(refund.path("charge").asString());
        if (refund == null || charge == null) {
            return;
        }
        if (CheckoutShapes.card(charge).equals(TAKES_NOTHING_BACK)) {
            ObjectNode failed = CheckoutShapes.failed(refund);
            note("charge", CheckoutShapes.less(charge, -refund.path("amount").asLong()), List.of());
            note("refund", failed, List.of(event("refund.failed", failed), event("refund.updated", failed)));
        } else {
            ObjectNode done = CheckoutShapes.arrived(refund);
            note("refund", done, List.of(event("refund.updated", done)));
        }
    }

    private ObjectNode event(String type, ObjectNode object) {
        return StripeShapes.event(type, object, null, time.instant());
    }

    private void note(String kind, ObjectNode object, List<ObjectNode> events) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set(kind, object);
        line.putArray("events").addAll(events);
        journal.add(line);
        recall(line);
        events.forEach(stripe::tell);
    }

    private void recall(JsonNode line) {
        recall(line, "session", sessions);
        recall(line, "charge", charges);
        recall(line, "refund", refunds);
    }

    private static void recall(JsonNode line, String kind, Map<String, ObjectNode> known) {
        if (line.path(kind) instanceof ObjectNode object) {
            known.put(object.path("id").asString(), object);
        }
    }

    private static boolean isOpen(JsonNode session) {
        return CheckoutPage.isOpen(session);
    }

    private static @Nullable String key(String idempotencyKey) {
        return idempotencyKey.isEmpty() ? null : idempotencyKey;
    }
}
