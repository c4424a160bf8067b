package uk.directly.local;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;
import reactor.core.publisher.Mono;

/** Reads and moves product time: {@code /actuator/clock} on the management port, in the local default only. */
@Endpoint(id = "clock")
class ClockEndpoint {
    private static final MimeType PROBLEM = MimeType.valueOf("application/problem+json");

    /** More stops than that on the way are left out. */
    private static final int MOST_STOPS = 500;

    private final MovableClock clock;
    private final BiFunction<Instant, Instant, Mono<Instant>> next;
    private final Supplier<Mono<Long>> look;

    /**
     * With the stops on the way.
     *
     * @param next the first moment after one, and not after another, at which something follows from time alone
     * @param look does what is due
     */
    ClockEndpoint(MovableClock clock, BiFunction<Instant, Instant, Mono<Instant>> next, Supplier<Mono<Long>> look) {
        this.clock = clock;
        this.next = next;
        this.look = look;
    }

    /** What time it is. */
    @ReadOperation
    Map<String, Object> read() {
        return Map.of("now", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Moves it forwards, and stops on the way wherever something follows from time alone, as it does when time passes. */
    @WriteOperation
    Mono<WebEndpointResponse<Map<String, Object>>> move(@Nullable String now) {
        Instant to;
        try {
            to = OffsetDateTime.parse(now == null ? "" : now).toInstant();
        } catch (DateTimeParseException e) {
            return Mono.just(refused("Send {\"now\": \"2026-12-01T09:00:00Z\"}: an instant with its offset."));
        }
        return clock.canMoveTo(to) ? stops(to).then(Mono.fromSupplier(() -> moveTo(to))) : Mono.just(moveTo(to));
    }

    private Mono<Void> stops(Instant to) {
        Mono<Boolean> stop = Mono.defer(() -> next.apply(clock.instant(), to))
                .filter(moment -> clock.moveTo(moment) == MovableClock.Outcome.MOVED)
                .flatMap(moment -> look.get().thenReturn(true))
                .defaultIfEmpty(false);
        // What has only just happened is looked at first: it may not have been said yet when it is due.
        return look.get()
                .thenMany(stop.repeat(MOST_STOPS))
                .takeWhile(stopped -> stopped)
                .then();
    }

    private WebEndpointResponse<Map<String, Object>> moveTo(Instant to) {
        return switch (clock.moveTo(to)) {
            case MOVED -> new WebEndpointResponse<>(read());
            case WOULD_GO_BACK ->
                refused("It is " + read().get("now") + " already, and product time goes forwards only. DELETE gives"
                        + " real time back.");
            case TOO_FAR -> refused("Product time ends with the year 2099.");
        };
    }

    /** Back to real time. */
    @DeleteOperation
    Map<String, Object> useRealTime() {
        clock.useRealTime();
        return read();
    }

    private static WebEndpointResponse<Map<String, Object>> refused(String detail) {
        return new WebEndpointResponse<>(
                Map.of(
                        "type",
                        "https://directly.uk/problems/invalid-request",
                        "title",
                        "The clock was not moved",
                        "status",
                        WebEndpointResponse.STATUS_BAD_REQUEST,
                        "detail",
                        detail),
                WebEndpointResponse.STATUS_BAD_REQUEST,
                PROBLEM);
    }
}
