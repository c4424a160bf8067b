package uk.directly.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.directly.testing.MovableTime;

/** Cards that pay and get back, as Stripe's documentation has it. */
class SimulatedCheckoutTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long NOW = 1_795_316_400L;

    @TempDir
    private Path folder;

    private final MovableTime time = MovableTime.at("2026-11-22T03:00:00Z");
    private Journal journal;
    private SimulatedStripe stripe;
    private SimulatedCheckout checkout;

    @BeforeEach
    void start() {
        journal = Journal.open(folder.resolve("journal.ndjson"), JSON);
        stripe = new SimulatedStripe(journal, time);
        checkout = new SimulatedCheckout(stripe, journal, time, () -> "http://127.0.0.1:1");
    }

    @AfterEach
    void stop() {
        journal.close();
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void aSessionLooksLikeStripes() {
        ObjectNode session = open("key");

        looksLike("checkout_session", session, Session.class);
        assertThat(session.path("amount_total").asLong()).isEqualTo(2_000);
        assertThat(session.path("client_reference_id").asString()).isEqualTo("t1");
        assertThat(session.path("metadata").path("council").asString()).isEqualTo("sale");
        assertThat(session.path("url").asString())
                .isEqualTo("http://127.0.0.1:1/c/pay/" + session.path("id").asString());
        assertThat(stripe.undelivered()).isEmpty();
    }

    @Test
    void aCardPaysOnceAndTheApplicationIsTold() {
        String id = id(open("key"));

        assertThat(checkout.pay(id, SimulatedCheckout.PAYS)).isTrue();
        assertThat(checkout.pay(id, SimulatedCheckout.PAYS)).isFalse();

        ObjectNode paid = checkout.session(id).body();
        looksLike("checkout_session", paid, Session.class);
        assertThat(paid.path("status").asString()).isEqualTo("complete");
        assertThat(paid.path("payment_status").asString()).isEqualTo("paid");
        assertThat(paid.path("payment_intent").asString()).startsWith("pi_");
        assertThat(paid.path("url").isNull()).isTrue();
        ObjectNode event = onlyEvent();
        StripeSchema.of("event").fits(event);
        assertThat(event.path("type").asString()).isEqualTo("checkout.session.completed");
        assertThat(event.path("data").path("object")).isEqualTo(paid);
    }

    @Test
    void aCardThatIsRefusedPaysNothing() {
        String id = id(open("key"));

        assertThat(checkout.pay(id, SimulatedCheckout.REFUSED)).isFalse();

        assertThat(checkout.session(id).body().path("status").asString()).isEqualTo("open");
        assertThat(stripe.undelivered()).isEmpty();
        assertThat(checkout.pay(id, SimulatedCheckout.PAYS)).isTrue();
    }

    @Test
    void aSessionEndsByItselfOrWhenItIsTold() {
        String byItself = id(open("one"));
        String told = id(open("two"));

        assertThat(checkout.expire(told).body().path("status").asString()).isEqualTo("expired");
        assertThat(checkout.pay(told, SimulatedCheckout.PAYS)).isFalse();
        assertThat(checkout.expire(told).status()).isEqualTo(400);
        time.pass(Duration.ofHours(1));
        assertThat(checkout.session(byItself).body().path("status").asString()).isEqualTo("expired");

        assertThat(stripe.undelivered())
                .extracting(event -> event.path("type").asString())
                .containsExactly("checkout.session.expired", "checkout.session.expired");
        looksLike("checkout_session", checkout.session(told).body(), Session.class);
    }

    @Test
    void theSameKeyGivesTheSameSessionAfterARestartToo() {
        ObjectNode first = open("key");
        restart();

        assertThat(open("key")).hasToString(first.toString());
        StripeAnswer other = checkout.open(form(Map.of("line_items[0][price_data][unit_amount]", "1")), "key");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.body().path("error").path("type").asString()).isEqualTo("idempotency_error");
    }

    @Test
    void refusesInStripesWords() {
        assertThat(code(Map.of("line_items[0][price_data][unit_amount]", "29"))).isEqualTo("amount_too_small");
        assertThat(code(Map.of("line_items[0][price_data][unit_amount]", "1.5")))
                .isEqualTo("parameter_invalid_integer");
        assertThat(code(Map.of("line_items[0][price_data][unit_amount]", "999999999")))
                .isEqualTo("amount_too_large");
        assertThat(code(Map.of("success_url", ""))).isEqualTo("parameter_missing");
        assertThat(code(Map.of("colour", "red"))).isEqualTo("parameter_unknown");
        assertThat(code(Map.of("expires_at", String.valueOf(NOW + 60)))).isEmpty();
        assertThat(code(Map.of("mode", "subscription"))).isEmpty();
        assertThat(checkout.session("cs_none").status()).isEqualTo(404);
        assertThat(checkout.expire("cs_none").status()).isEqualTo(404);
    }

    @Test
    void givesBackWhatWasPaidAndNoMore() {
        String payment = paid(SimulatedCheckout.PAYS);

        ObjectNode refund = checkout.giveBack(refundOf(payment, 1_500), "r1").body();
        StripeAnswer tooMuch = checkout.giveBack(refundOf(payment, 501), "r2");
        StripeAnswer rest = checkout.giveBack(refundOf(payment, 500), "r3");
        StripeAnswer nothingLeft = checkout.giveBack(refundOf(payment, 1), "r4");

        looksLike("refund", refund, Refund.class);
        assertThat(refund.path("status").asString()).isEqualTo("succeeded");
        assertThat(checkout.giveBack(refundOf(payment, 1_500), "r1").replayed()).isTrue();
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(rest.status()).isEqualTo(200);
        assertThat(nothingLeft.body().path("error").path("code").asString()).isEqualTo("charge_already_refunded");
        assertThat(checkout.giveBack(refundOf("pi_none", 1), "r5").status()).isEqualTo(404);
        assertThat(checkout.giveBack(refundOf(payment, 0), "r6").status()).isEqualTo(400);
        assertThat(checkout.refunds(payment, 10).body().path("data")).hasSize(2);
    }

    @Test
    void tellsOfARefundUntilTheCardHasIt() {
        String payment = paid(SimulatedCheckout.PAYS);
        checkout.giveBack(refundOf(payment, 1_500), "r1");

        assertThat(types()).containsExactly("checkout.session.completed", "charge.refunded", "refund.created");
        takeAll();

        assertThat(types()).containsExactly("refund.updated");
        JsonNode refund = onlyEvent().path("data").path("object");
        looksLike("refund", (ObjectNode) refund, Refund.class);
        assertThat(refund.path("destination_details")
                        .path("card")
                        .path("reference_status")
                        .asString())
                .isEqualTo("available");
    }

    @Test
    void aCardThatTakesNothingBackSendsItBack() {
        String payment = paid(SimulatedCheckout.TAKES_NOTHING_BACK);
        String refund = id(checkout.giveBack(refundOf(payment, 1_500), "r1").body());
        JsonNode charge = stripe.undelivered().stream()
                .filter(event -> event.path("type").asString().equals("charge.refunded"))
                .findFirst()
                .orElseThrow()
                .path("data")
                .path("object");
        looksLike("charge", (ObjectNode) charge, Charge.class);
        takeAll();
        restart();

        assertThat(types()).containsExactly("refund.failed", "refund.updated");
        looksLike("refund", checkout.refund(refund).body(), Refund.class);
        assertThat(checkout.refund(refund).body().path("status").asString()).isEqualTo("failed");
        assertThat(checkout.giveBack(refundOf(payment, 2_000), "r2").status())
                .as("all of it can go back again")
                .isEqualTo(200);
    }

    private static void looksLike(String schema, ObjectNode object, Class<? extends StripeObject> type) {
        StripeSchema.of(schema).fits(object);
        assertThat(object.propertyNames()).isSubsetOf(fields(type));
    }

    /** What stripe-java knows of it: its fields are generated from Stripe's document. */
    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map(field ->
                        field.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private String paid(String card) {
        String id = id(open("key"));
        assertThat(checkout.pay(id, card)).isTrue();
        return checkout.session(id).body().path("payment_intent").asString();
    }

    private void takeAll() {
        for (ObjectNode event : stripe.undelivered()) {
            stripe.delivered(event.path("id").asString());
            checkout.delivered(event);
        }
    }

    private List<String> types() {
        return stripe.undelivered().stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private ObjectNode onlyEvent() {
        assertThat(stripe.undelivered()).hasSize(1);
        return stripe.undelivered().iterator().next();
    }

    private ObjectNode open(String key) {
        StripeAnswer answer = checkout.open(form(Map.of()), key);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String code(Map<String, String> changed) {
        StripeAnswer answer = checkout.open(form(changed), "");
        assertThat(answer.status()).isEqualTo(400);
        StripeSchema.of("error").fits(answer.body());
        return answer.body().path("error").path("code").asString("");
    }

    private static String id(JsonNode object) {
        return object.path("id").asString();
    }

    private static RefundForm refundOf(String payment, long pence) {
        return new RefundForm(Map.of(
                "payment_intent",
                payment,
                "amount",
                String.valueOf(pence),
                "reason",
                "requested_by_customer",
                "metadata[refund]",
                "r1"));
    }

    private static CheckoutForm form(Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "mode", "payment",
                "success_url", "http://localhost:8080/money/own/t1",
                "cancel_url", "http://localhost:8080/money/own/t1?left=yes",
                "client_reference_id", "t1",
                "expires_at", String.valueOf(NOW + 3_600),
                "payment_method_types[0]", "card",
                "line_items[0][price_data][unit_amount]", "2000",
                "line_items[0][price_data][currency]", "gbp",
                "line_items[0][price_data][product_data][name]", "Your own money",
                "metadata[council]", "sale"));
        fields.putAll(Map.of("line_items[0][quantity]", "1", "submit_type", "pay", "locale", "en-GB"));
        fields.putAll(changed);
        return new CheckoutForm(fields);
    }
}
