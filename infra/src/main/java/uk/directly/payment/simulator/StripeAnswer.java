package uk.directly.payment.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the simulator answers.
 *
 * @param status the HTTP status
 * @param body the JSON
 * @param replayed whether the answer was given before under the same idempotency key
 */
record StripeAnswer(int status, ObjectNode body, boolean replayed) {

    static StripeAnswer ok(ObjectNode body) {
        return new StripeAnswer(200, body, false);
    }

    static StripeAnswer invalid(@Nullable String code, String message, @Nullable String param) {
        return new StripeAnswer(400, StripeShapes.error("invalid_request_error", code, message, param), false);
    }

    static StripeAnswer missing(@Nullable String code, String message, @Nullable String param) {
        return new StripeAnswer(404, StripeShapes.error("invalid_request_error", code, message, param), false);
    }

    StripeAnswer again() {
        return new StripeAnswer(status, body, true);
    }
}
