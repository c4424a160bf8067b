package uk.directly.payment.simulator;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.all;

import com.stripe.Stripe;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's addresses, headers and authentication. Every call works on the simulator's one thread. */
final class SimulatorRoutes {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MOST = 100;

    private final SimulatedStripe stripe;
    private final String secretKey;
    private final Scheduler thread;
    private final JsonMapper json;
    private final Runnable afterwards;

    /**
     * Routes over this Stripe.
     *
     * @param afterwards run after each new transfer, on the thread
     */
    SimulatorRoutes(SimulatedStripe stripe, String secretKey, Scheduler thread, JsonMapper json, Runnable afterwards) {
        this.stripe = stripe;
        this.secretKey = secretKey;
        this.thread = thread;
        this.json = json;
        this.afterwards = afterwards;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route(POST("/v1/transfers"), this::create)
                .andRoute(GET("/v1/transfers"), request -> answer(request, () -> list(request)))
                .andRoute(
                        GET("/v1/transfers/{id}"),
                        request -> answer(request, () -> stripe.transfer(request.pathVariable("id"))))
                .andRoute(GET("/v1/balance"), request -> answer(request, stripe::balanceAnswer))
                .andRoute(all(), request -> answer(request, () -> unrecognised(request)));
    }

    private Mono<ServerResponse> create(ServerRequest request) {
        String key = request.headers().firstHeader("Idempotency-Key");
        return request.formData()
                .flatMap(form -> answer(request, () -> {
                    StripeAnswer answer = stripe.createTransfer(new TransferForm(form.toSingleValueMap()), key);
                    afterwards.run();
                    return answer;
                }));
    }

    private StripeAnswer list(ServerRequest request) {
        int limit = request.queryParam("limit").map(SimulatorRoutes::limit).orElse(DEFAULT_LIMIT);
        return limit < 1 || limit > MOST
                ? StripeAnswer.invalid("parameter_invalid_integer", "Invalid integer: limit", "limit")
                : stripe.transfers(request.queryParam("transfer_group").orElse(null), limit);
    }

    private static int limit(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    Mono<ServerResponse> answer(ServerRequest request, Supplier<StripeAnswer> work) {
        return Mono.fromSupplier(() -> {
                    StripeAnswer refusal = refusal(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
                    return refusal == null ? work.get() : refusal;
                })
                .subscribeOn(thread)
                .flatMap(this::written);
    }

    private @Nullable StripeAnswer refusal(@Nullable String authorization) {
        if (authorization == null) {
            return new StripeAnswer(
                    401,
                    StripeShapes.error(
                            "invalid_request_error",
                            null,
                            "You did not provide an API key. You need to provide your API key in the Authorization"
                                    + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
                            null),
                    false);
        }
        return authorization.equals("Bearer " + secretKey)
                ? null
                : new StripeAnswer(
                        401,
                        StripeShapes.error("invalid_request_error", null, "Invalid API Key provided", null),
                        false);
    }

    private static StripeAnswer unrecognised(ServerRequest request) {
        return StripeAnswer.missing(
                null, "Unrecognized request URL (" + request.method() + ": " + request.path() + ").", null);
    }

    private Mono<ServerResponse> written(StripeAnswer answer) {
        ServerResponse.BodyBuilder response = ServerResponse.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Request-Id", StripeShapes.id("req"))
                .header("Stripe-Version", Stripe.API_VERSION);
        if (answer.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.bodyValue(json.writeValueAsString(answer.body()));
    }
}
