package uk.directly.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
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
import uk.directly.payment.PaymentInstruction;
import uk.directly.payment.RailAnswer;
import uk.directly.payment.RailStatus;

/** What the rail makes of each of Stripe's answers; against the simulator see {@code StripePaymentIT}. */
class StripeRailTests {
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final PaymentInstruction instruction =
            new PaymentInstruction(Ids.next(), Ids.next(), Ids.next(), "sale", 4450, "acct_1");
    private int status = 200;
    private String body = transfer(0, false);
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
                                String.valueOf(request.requestHeaders().get("Authorization")),
                                form));
                        return response.status(status)
                                .header("Content-Type", "application/json")
                                .sendString(Mono.just(body))
                                .then();
                    }))
            .bindNow();
    private final StripeRail rail = rail("http://127.0.0.1:" + server.port());

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    @DisplayName("R15 a transfer carries our ids and nothing else, under a key derived from ours")
    void sendsATransferFromTheCouncilsOwnAccount() {
        assertThat(send()).isEqualTo(new RailAnswer.Accepted("tr_1"));

        Asked asked = this.asked.getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/v1/transfers");
        assertThat(asked.key()).isEqualTo("payment-" + instruction.id());
        assertThat(asked.authorization()).isEqualTo("Bearer sk_test_sale");
        assertThat(List.of(asked.form().split("&")))
                .containsExactlyInAnyOrder(
                        "amount=4450",
                        "currency=gbp",
                        "destination=acct_1",
                        "transfer_group=settlement-" + instruction.settlementId(),
                        "metadata[instruction]=" + instruction.id(),
                        "metadata[booking]=" + instruction.bookingId(),
                        "metadata[council]=sale");
    }

    @Test
    void aRequestThatStripeTurnedDownIsRefused() {
        answers(400, "invalid_request_error", "resource_missing");
        assertThat(send()).isEqualTo(new RailAnswer.Refused("resource_missing"));
        answers(400, "invalid_request_error", "balance_insufficient");
        assertThat(send()).isEqualTo(new RailAnswer.Refused("balance_insufficient"));
        answers(402, "card_error", "card_declined");
        assertThat(send()).isEqualTo(new RailAnswer.Refused("card_declined"));
    }

    @Test
    @DisplayName("R23 whatever leaves open whether money moves is unknown, never refused")
    void whateverLeavesItOpenIsUnknown() {
        answers(500, "api_error", "");
        assertThat(send()).isInstanceOf(RailAnswer.Unknown.class);
        answers(503, "api_error", "");
        assertThat(send()).isInstanceOf(RailAnswer.Unknown.class);
        answers(409, "invalid_request_error", "idempotency_key_in_use");
        assertThat(send()).isEqualTo(new RailAnswer.Unknown("idempotency_key_in_use"));
        answers(400, "idempotency_error", "");
        assertThat(send()).isInstanceOf(RailAnswer.Unknown.class);
        answers(429, "invalid_request_error", "rate_limit");
        assertThat(send()).isEqualTo(new RailAnswer.Unknown("rate_limit"));
        answers(401, "invalid_request_error", "");
        assertThat(send()).isInstanceOf(RailAnswer.Unknown.class);
        answers(403, "invalid_request_error", "");
        assertThat(send()).isInstanceOf(RailAnswer.Unknown.class);
        status = 200;
        body = "<html>a proxy's page</html>";
        assertThat(send()).isInstanceOf(RailAnswer.Unknown.class);
    }

    @Test
    void silenceIsUnknown() {
        server.disposeNow();

        assertThat(send()).isInstanceOf(RailAnswer.Unknown.class);
    }

    @Test
    void aCouncilWithoutAnAccountWaits() {
        PaymentInstruction elsewhere = new PaymentInstruction(
                instruction.id(), instruction.settlementId(), instruction.bookingId(), "stretford", 4450, "acct_1");

        assertThat(rail.send(elsewhere).block()).isEqualTo(new RailAnswer.Unknown("no Stripe account for stretford"));
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("R23 asked again, it looks for the transfer before it makes one")
    void findsTheTransferThatWasMade() {
        body = "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1/transfers\", \"data\": [%s]}"
                .formatted(transfer(0, false));

        assertThat(rail.askAgain(instruction).block()).isEqualTo(new RailAnswer.Accepted("tr_1"));

        assertThat(asked)
                .singleElement()
                .satisfies(asked -> assertThat(asked.path())
                        .startsWith("/v1/transfers?")
                        .contains("transfer_group=settlement-" + instruction.settlementId()));
    }

    @Test
    @DisplayName("R23 asked again for what Stripe has never seen, it sends it under the same key")
    void sendsWhatWasNeverMade() {
        body = "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1/transfers\", \"data\": [%s]}"
                .formatted(transfer(0, false)
                        .replace(instruction.id().toString(), Ids.next().toString()));

        assertThat(rail.askAgain(instruction).block()).isInstanceOf(RailAnswer.class);

        assertThat(asked).extracting(Asked::method).containsExactly("GET", "POST");
        assertThat(asked.getLast().key()).isEqualTo(instruction.idempotencyKey());
    }

    @Test
    @DisplayName("R23 a refusal to look for a transfer is no refusal of the transfer")
    void isUnknownWhenItCanNotLook() {
        answers(400, "invalid_request_error", "parameter_unknown");

        assertThat(rail.askAgain(instruction).block()).isEqualTo(new RailAnswer.Unknown("parameter_unknown"));
        assertThat(asked).extracting(Asked::method).containsExactly("GET");
    }

    @Test
    void tellsHowFarATransferHasCome() {
        assertThat(statusNow()).isEqualTo(new RailStatus.Paid());
        body = transfer(4450, true);
        assertThat(statusNow()).isEqualTo(new RailStatus.Returned());
        body = transfer(100, false);
        assertThat(statusNow()).isInstanceOf(RailStatus.Open.class);
        answers(404, "invalid_request_error", "resource_missing");
        assertThat(statusNow()).isEqualTo(new RailStatus.Open("resource_missing"));
    }

    private RailAnswer send() {
        return rail.send(instruction).blockOptional(Duration.ofSeconds(60)).orElseThrow();
    }

    private RailStatus statusNow() {
        return rail.status(instruction, "tr_1")
                .blockOptional(Duration.ofSeconds(60))
                .orElseThrow();
    }

    private void answers(int status, String type, String code) {
        this.status = status;
        this.body = code.isEmpty()
                ? "{\"error\": {\"type\": \"%s\", \"message\": \"No.\"}}".formatted(type)
                : "{\"error\": {\"type\": \"%s\", \"code\": \"%s\", \"message\": \"No.\"}}".formatted(type, code);
    }

    private String transfer(long amountReversed, boolean reversed) {
        return """
                {"id": "tr_1", "object": "transfer", "amount": 4450, "amount_reversed": %d, "currency": "gbp",
                 "metadata": {"instruction": "%s"}, "reversed": %b}
                """.formatted(amountReversed, instruction.id(), reversed);
    }

    private static StripeRail rail(String base) {
        StripeSettings settings = new StripeSettings(
                Map.of("sale", new StripeSettings.Keys("sk_test_sale", "whsec_1")), URI.create(base));
        return new StripeRail(
                new StripeAccounts(settings, new StaticListableBeanFactory().getBeanProvider(LocalStripe.class)));
    }

    private record Asked(String method, String path, String key, String authorization, String form) {}
}
