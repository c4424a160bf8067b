package uk.directly.payment.simulator;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's addresses for cards that pay and get back, and the page where they do. */
final class CheckoutRoutes {
    private static final int DEFAULT_LIMIT = 10;

    private final SimulatedCheckout checkout;
    private final SimulatorRoutes api;
    private final Scheduler thread;
    private final Runnable afterwards;

    /**
     * Routes over this.
     *
     * @param api checks keys and writes answers
     * @param afterwards run after whatever may have events, on the thread
     */
    CheckoutRoutes(SimulatedCheckout checkout, SimulatorRoutes api, Scheduler thread, Runnable afterwards) {
        this.checkout = checkout;
        this.api = api;
        this.thread = thread;
        this.afterwards = afterwards;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route(
                        POST("/v1/checkout/sessions"),
                        request -> form(request, (form, key) -> checkout.open(new CheckoutForm(form), key)))
                .andRoute(
                        GET("/v1/checkout/sessions/{id}"),
                        request -> api.answer(request, () -> then(checkout.session(request.pathVariable("id")))))
                .andRoute(
                        POST("/v1/checkout/sessions/{id}/expire"),
                        request -> api.answer(request, () -> then(checkout.expire(request.pathVariable("id")))))
                .andRoute(
                        POST("/v1/refunds"),
                        request -> form(request, (form, key) -> checkout.giveBack(new RefundForm(form), key)))
                .andRoute(
                        GET("/v1/refunds/{id}"),
                        request -> api.answer(request, () -> checkout.refund(request.pathVariable("id"))))
                .andRoute(GET("/v1/refunds"), request -> api.answer(request, () -> list(request)))
                .andRoute(GET("/c/pay/{id}"), request -> page(() -> show(request)))
                .andRoute(POST("/c/pay/{id}"), this::press);
    }

    private Mono<ServerResponse> form(ServerRequest request, Call call) {
        String key = request.headers().firstHeader("Idempotency-Key");
        return request.formData()
                .flatMap(form ->
                        api.answer(request, () -> then(call.with(form.toSingleValueMap(), key == null ? "" : key))));
    }

    private StripeAnswer then(StripeAnswer answer) {
        afterwards.run();
        return answer;
    }

    private StripeAnswer list(ServerRequest request) {
        return checkout.refunds(request.queryParam("payment_intent").orElse(""), DEFAULT_LIMIT * DEFAULT_LIMIT);
    }

    private Answer show(ServerRequest request) {
        StripeAnswer found = checkout.session(request.pathVariable("id"));
        afterwards.run();
        return found.status() == HttpStatus.OK.value()
                ? new Answer(HttpStatus.OK, CheckoutPage.of(found.body(), ""), found.body())
                : new Answer(HttpStatus.NOT_FOUND, CheckoutPage.missing(), null);
    }

    private Mono<ServerResponse> press(ServerRequest request) {
        return request.formData().flatMap(form -> page(() -> pressed(request, form)));
    }

    private Answer pressed(ServerRequest request, MultiValueMap<String, String> form) {
        Answer shown = show(request);
        ObjectNode session = shown.session();
        String card = form.getFirst("card");
        if (session == null || !CheckoutPage.isOpen(session)) {
            return shown;
        }
        if (card == null || !SimulatedCheckout.CARDS.contains(card)) {
            return new Answer(
                    HttpStatus.UNPROCESSABLE_CONTENT, CheckoutPage.of(session, "Choose a card to pay with."), session);
        }
        boolean paid = checkout.pay(request.pathVariable("id"), card);
        afterwards.run();
        return paid
                ? new Answer(HttpStatus.SEE_OTHER, session.path("success_url").asString(), session)
                : new Answer(
                        HttpStatus.PAYMENT_REQUIRED,
                        CheckoutPage.of(session, "The bank said no to this card. Nothing was taken."),
                        session);
    }

    private Mono<ServerResponse> page(Supplier<Answer> work) {
        return Mono.fromSupplier(work).subscribeOn(thread).flatMap(answer -> {
            if (answer.status() == HttpStatus.SEE_OTHER) {
                return ServerResponse.seeOther(URI.create(answer.text())).build();
            }
            return ServerResponse.status(answer.status())
                    .contentType(MediaType.TEXT_HTML)
                    .header("Content-Security-Policy", CheckoutPage.securityPolicy(answer.session()))
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .bodyValue(answer.text());
        });
    }

    /** Work with a form's fields and its idempotency key; empty: none. */
    private interface Call {
        StripeAnswer with(java.util.Map<String, String> form, String key);
    }

    /** A page, or where to go. */
    private record Answer(
            HttpStatus status,
            String text,
            @org.jspecify.annotations.Nullable ObjectNode session) {}
}
