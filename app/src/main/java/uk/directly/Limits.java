package uk.directly;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * Refuses callers that ask for more than one replica can be fair about: 429, and when to come back. Kept in memory, in
 * real time, for this replica alone.
 */
@Component
class Limits {
    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Allowances requests;
    private final Allowances signIns;
    private final Allowances concerns;
    private final Bucket lines;

    @Autowired
    Limits(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    Limits(LimitSettings settings, TimeMeter time) {
        this.requests = new Allowances(settings.requestsAtOnce(), settings.requestsASecond(), settings.callers(), time);
        this.signIns = new Allowances(settings.signInsAtOnce(), settings.signInsASecond(), settings.callers(), time);
        this.concerns = new Allowances(settings.concernsAtOnce(), settings.concernEvery(), settings.callers(), time);
        this.lines = Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, BETWEEN_LINES))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Completes if this caller may ask for something now; else a {@link Problem}. */
    Mono<Void> request(Caller caller) {
        return take(requests, caller);
    }

    /** The same for a step of signing in. */
    Mono<Void> signIn(Caller caller) {
        return take(signIns, caller);
    }

    /** For a concern: zero, or how long to wait. It is never thrown away unread: the page says it with what was typed. */
    Duration concern(Caller caller) {
        return concerns.take(caller);
    }

    private Mono<Void> take(Allowances allowances, Caller caller) {
        return Mono.defer(() -> {
            Duration wait = allowances.take(caller);
            return wait.isZero() ? Mono.empty() : Mono.error(tooMany(caller, wait));
        });
    }

    private Problem tooMany(Caller caller, Duration wait) {
        if (lines.tryConsume(1)) {
            LOG.warn(
                    "Too many requests by {}: refused, like others in the next {} s",
                    caller,
                    BETWEEN_LINES.toSeconds());
        }
        return Problem.of(ProblemType.TOO_MANY_REQUESTS, "Wait as many seconds as Retry-After says, then go on slower.")
                .with(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(wait.plusNanos(999_999_999).toSeconds()));
    }
}
