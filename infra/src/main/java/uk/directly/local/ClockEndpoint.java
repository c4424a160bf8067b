package uk.directly.local;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;

/** Reads and moves product time: {@code /actuator/clock} on the management port, in the local default only. */
@Endpoint(id = "clock")
class ClockEndpoint {
    private static final MimeType PROBLEM = MimeType.valueOf("application/problem+json");

    private final MovableClock clock;

    ClockEndpoint(MovableClock clock) {
        this.clock = clock;
    }

    /** What time it is. */
    @ReadOperation
    Map<String, Object> read() {
        return Map.of("now", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Moves it forwards. */
    @WriteOperation
    WebEndpointResponse<Map<String, Object>> move(@Nullable String now) {
        Instant to;
        try {
            to = OffsetDateTime.parse(now == null ? "" : now).toInstant();
        } catch (DateTimeParseException e) {
            return refused("Send {\"now\": \"2026-12-01T09:00:00Z\"}: an instant with its offset.");
        }
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
