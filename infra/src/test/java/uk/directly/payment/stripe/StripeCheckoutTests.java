package uk.directly.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import uk.directly.data.Ids;
import uk.directly.payment.CardRefund;
import uk.directly.payment.CheckoutAnswer;
import uk.directly.payment.CheckoutOrder;
import uk.directly.payment.CheckoutStatus;
import uk.directly.payment.RailAnswer;
import uk.directly.payment.RefundStatus;

/** What is asked of Stripe's page for cards, and made of its answers. */
class StripeCheckoutTests {
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CheckoutOrder order = new CheckoutOrder(
            Ids.next(),
            Ids.next(),
            "sale",
            2_000,
            Instant.ofEpochSecond(1_795_320_000),
            URI.create("https://directly.example/money/own/1"));
    private final CardRefund refund = new CardRefund(Ids.next(), order.id(), "sale", 1_500, "pi_1");
    private int status = 200;
    private String body = session("open", "unpaid", "gbp");
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asString()
                    .defaultIfEmpty("")
                    .flatMap(form -> {
                        asked.add(new Asked(
                                request.method().name(),
                                request.uri(),
                                String.valueOf(request.requestHeaders().get("Idempotency-Key")),
                                URLDecoder.decode(form, StandardCharsets.UTF_8)));
                        return response.status(status)
                                .header("Content-Type", "application/json")
                                .sendString(Mono.just(body))
                                .then();
                    }))
            .bindNow();
    private final StripeCheckout checkout = checkout("http://127.0.0.1:" + server.port());

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    @DisplayName("R16 one amount by card, no fee, our ids and nothing about anybody, under a key derived from ours")
    void opensAPage() {
        assertThat(now(checkout.open(order)))
                .isEqualTo(new CheckoutAnswer.Opened("cs_1", URI.create("https://checkout.stripe.com/c/pay/cs_1")));

        Asked asked = this.asked.getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v1/checkout/sessions");
        assertThat(asked.key()).isEqualTo("top-up-" + order.id());
        assertThat(List.of(asked.form().split("&")))
                .containsExactlyInAnyOrder(
                        "mode=payment",
                        "payment_method_types[0]=card",
                        "locale=en-GB",
                        "submit_type=pay",
                        "client_reference_id=" + order.id(),
                        "expires_at=1795320000",
                        "success_url=https://directly.example/money/own/1?paid=yes",
                        "cancel_url=https://directly.example/money/own/1?left=yes",
                        "line_items[0][quantity]=1",
                        "line_items[0][price_data][currency]=gbp",
                        "line_items[0][price_data][unit_amount]=2000",
                        "line_items[0][price_data][product_data][name]=Your own money",
                        "metadata[top_up]=" + order.id(),
                        "metadata[council]=sale",
                        "payment_intent_data[metadata][top_up]=" + order.id(),
                        "payment_intent_data[metadata][council]=sale");
    }

    @Test
    void tellsARefusalFromSilence() {
        answers(400, "invalid_request_error", "amount_too_small");
        assertThat(now(checkout.open(order))).isEqualTo(new CheckoutAnswer.Refused("amount_too_small"));
        answers(500, "api_error", "x");
        assertThat(now(checkout.open(order))).isInstanceOf(CheckoutAnswer.Unknown.class);
        answers(401, "invalid_request_error", "x");
        assertThat(now(checkout.open(order))).isInstanceOf(CheckoutAnswer.Unknown.class);
        CheckoutOrder elsewhere =
                new CheckoutOrder(order.id(), order.budgetId(), "stretford", 2_000, order.expiresAt(), order.back());
        assertThat(now(checkout.open(elsewhere)))
                .isEqualTo(new CheckoutAnswer.Unknown("no Stripe account for stretford"));
        server.disposeNow();
        assertThat(now(checkout.open(order))).isInstanceOf(CheckoutAnswer.Unknown.class);
    }

    @Test
    void tellsHowFarAPageHasCome() {
        assertThat(now(checkout.status(order, "cs_1"))).isEqualTo(new CheckoutStatus.Open("open"));
        body = session("complete", "paid", "gbp");
        assertThat(now(checkout.status(order, "cs_1"))).isEqualTo(new CheckoutStatus.Paid("pi_1", 2_000L));
        body = session("complete", "paid", "usd");
        assertThat(now(checkout.status(order, "cs_1"))).isEqualTo(new CheckoutStatus.Paid("pi_1", null));
        body = session("complete", "unpaid", "gbp");
        assertThat(now(checkout.status(order, "cs_1"))).isInstanceOf(CheckoutStatus.Open.class);
        body = session("expired", "unpaid", "gbp");
        assertThat(now(checkout.close(order, "cs_1"))).isEqualTo(new CheckoutStatus.Expired());
        assertThat(asked.getLast().path()).isEqualTo("/v1/checkout/sessions/cs_1/expire");
        answers(404, "invalid_request_error", "resource_missing");
        assertThat(now(checkout.status(order, "cs_1"))).isEqualTo(new CheckoutStatus.Open("resource_missing"));
        assertThat(now(checkout.close(order, "cs_1"))).isEqualTo(new CheckoutStatus.Open("resource_missing"));
    }

    @Test
    @DisplayName("R14 a refund names the payment it goes back to, under a key derived from ours")
    void givesBackToTheCardThatPaid() {
        body = refund("succeeded");

        assertThat(now(checkout.giveBack(refund))).isEqualTo(new RailAnswer.Accepted("re_1"));

        Asked asked = this.asked.getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v1/refunds");
        assertThat(asked.key()).isEqualTo("top-up-refund-" + refund.id());
        assertThat(List.of(asked.form().split("&")))
                .containsExactlyInAnyOrder(
                        "payment_intent=pi_1",
                        "amount=1500",
                        "reason=requested_by_customer",
                        "metadata[refund]=" + refund.id(),
                        "metadata[top_up]=" + order.id(),
                        "metadata[council]=sale");
    }

    @Test
    @DisplayName("R15 asked again, it looks for the refund before it makes one")
    void looksForARefundFirst() {
        body = "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1/refunds\", \"data\": [%s]}"
                .formatted(refund("succeeded"));
        assertThat(now(checkout.askAgain(refund))).isEqualTo(new RailAnswer.Accepted("re_1"));
        assertThat(asked).extracting(Asked::method).containsExactly("GET");

        body = "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1/refunds\", \"data\": []}";
        now(checkout.askAgain(refund));
        assertThat(asked).extracting(Asked::method).containsExactly("GET", "GET", "POST");
        answers(400, "invalid_request_error", "parameter_unknown");
        assertThat(now(checkout.askAgain(refund))).isEqualTo(new RailAnswer.Unknown("parameter_unknown"));
    }

    @Test
    void tellsHowFarARefundHasCome() {
        body = refund("succeeded");
        assertThat(now(checkout.status(refund, "re_1"))).isEqualTo(new RefundStatus.Done());
        body = refund("failed");
        assertThat(now(checkout.status(refund, "re_1"))).isEqualTo(new RefundStatus.Failed("lost_or_stolen_card"));
        body = refund("pending");
        assertThat(now(checkout.status(refund, "re_1"))).isEqualTo(new RefundStatus.Open("pending"));
        answers(500, "api_error", "x");
        assertThat(now(checkout.status(refund, "re_1"))).isInstanceOf(RefundStatus.Open.class);
    }

    private static <T> T now(Mono<T> work) {
        return work.blockOptional(Duration.ofSeconds(60)).orElseThrow();
    }

    private void answers(int newStatus, String type, String code) {
        status = newStatus;
        body = "{\"error\": {\"type\": \"%s\", \"code\": \"%s\", \"message\": \"No.\"}}".formatted(type, code);
    }

    private static String session(String status, String paid, String currency) {
        return """
                {"id": "cs_1", "object": "checkout.session", "amount_total": 2000, "currency": "%s",
                 "payment_intent": "pi_1", "payment_status": "%s", "status": "%s",
                 "url": "https://checkout.stripe.com/c/pay/cs_1"}
                """.formatted(currency, paid, status);
    }

    private String refund(String status) {
        return """
                {"id": "re_1", "object": "refund", "amount": 1500, "currency": "gbp", "status": "%s",
                 "failure_reason": "lost_or_stolen_card", "metadata": {"refund": "%s"}}
                """.formatted(status, refund.id());
    }

    private static StripeCheckout checkout(String base) {
        StripeSettings settings = new StripeSettings(
                Map.of("sale", new StripeSettings.Keys("sk_test_sale", "whsec_1")), URI.create(base));
        return new StripeCheckout(
                new StripeAccounts(settings, new StaticListableBeanFactory().getBeanProvider(LocalStripe.class)));
    }

    private record Asked(String method, String path, String key, String form) {}
}
