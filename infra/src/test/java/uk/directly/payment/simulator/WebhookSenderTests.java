package uk.directly.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class WebhookSenderTests {
    private final WebhookSender sender =
            new WebhookSender("whsec_test", InstantSource.system(), Schedulers.boundedElastic());

    @Test
    void signsAsStripeDoes() throws SignatureVerificationException {
        String payload = "{\"id\": \"evt_1\", \"name\": \"Zoë\"}";

        assertThat(Webhook.Signature.verifyHeader(payload, sender.signature(payload), "whsec_test", 300))
                .isTrue();
    }

    @Test
    void sendsAgainUntilItIsTaken() {
        AtomicInteger tries = new AtomicInteger();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) ->
                        response.status(tries.incrementAndGet() < 3 ? 500 : 200).send())
                .bindNow();
        try {
            Mono<Void> sent = sender.send(URI.create("http://127.0.0.1:" + server.port() + "/webhooks/stripe"), "{}");
            sent.block(Duration.ofSeconds(30));

            assertThat(tries).hasValue(3);
        } finally {
            server.disposeNow();
        }
    }
}
