package uk.directly.payment.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** Sends events as Stripe does: signed anew each time, again and again until somebody answers 2xx. */
final class WebhookSender {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int REPETITIONS = 100;

    private final WebClient http = WebClient.create();
    private final String secret;
    private final InstantSource time;
    private final Scheduler thread;

    WebhookSender(String secret, InstantSource time, Scheduler thread) {
        this.secret = secret;
        this.time = time;
        this.thread = thread;
    }

    /** Completes when the event was taken; fails when nobody took it for the better part of an hour. */
    Mono<Void> send(URI address, String payload) {
        return Mono.fromSupplier(() -> signature(payload))
                .subscribeOn(thread)
                .flatMap(signature -> http.post()
                        .uri(address)
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Stripe-Signature", signature)
                        .bodyValue(payload)
                        .retrieve()
                        .toBodilessEntity()
                        .timeout(ANSWER_WITHIN))
                .doOnError(error -> LOG.debug("A webhook was not taken: {}", error.toString()))
                .retryWhen(Retry.backoff(REPETITIONS, FIRST_WAIT).maxBackoff(LONGEST_WAIT))
                .then();
    }

    /** Stripe's scheme v1: HMAC-SHA256 over the time stamp, a full stop and the payload. */
    String signature(String payload) {
        long seconds = time.instant().getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((seconds + "." + payload).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
