package uk.directly.payment.simulator;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Stripe's addresses for connected accounts, and the page on which somebody tells Stripe who they are. */
final class AccountRoutes {
    private final SimulatedAccounts accounts;
    private final SimulatorRoutes api;
    private final Scheduler thread;
    private final Runnable afterwards;

    /**
     * Routes over this.
     *
     * @param api checks keys and writes answers
     * @param afterwards run after whatever may have events, on the thread
     */
    AccountRoutes(SimulatedAccounts accounts, SimulatorRoutes api, Scheduler thread, Runnable afterwards) {
        this.accounts = accounts;
        this.api = api;
        this.thread = thread;
        this.afterwards = afterwards;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route(POST("/v1/accounts"), request -> form(request, accounts::open))
                .andRoute(POST("/v1/account_links"), request -> form(request, (form, key) -> accounts.link(form)))
                .andRoute(
                        GET("/v1/accounts/{id}"),
                        request -> api.answer(request, () -> accounts.account(request.pathVariable("id"))))
                .andRoute(GET("/setup/e/{id}"), this::show)
                .andRoute(POST("/setup/e/{id}"), this::press);
    }

    private Mono<ServerResponse> form(
            ServerRequest request, BiFunction<Map<String, String>, String, StripeAnswer> work) {
        String key = request.headers().firstHeader("Idempotency-Key");
        return request.formData()
                .flatMap(form ->
                        api.answer(request, () -> work.apply(form.toSingleValueMap(), key == null ? "" : key)));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return Mono.fromSupplier(() -> Optional.ofNullable(accounts.back(request.pathVariable("id"))))
                .subscribeOn(thread)
                .flatMap(found -> found.map(back -> written(HttpStatus.OK, AccountPage.of(), back))
                        .orElseGet(() -> written(HttpStatus.NOT_FOUND, AccountPage.missing(), "")));
    }

    private Mono<ServerResponse> press(ServerRequest request) {
        String id = request.pathVariable("id");
        return request.formData()
                .flatMap(form -> Mono.fromSupplier(() -> {
                            String back = accounts.back(id);
                            String pressed = form.getFirst("do");
                            if (back != null && pressed != null && !pressed.equals("later")) {
                                accounts.ready(id, pressed.equals("done"));
                                afterwards.run();
                            }
                            return Optional.ofNullable(back);
                        })
                        .subscribeOn(thread)
                        .flatMap(found -> found.map(back -> ServerResponse.seeOther(URI.create(back))
                                        .build())
                                .orElseGet(() -> written(HttpStatus.NOT_FOUND, AccountPage.missing(), ""))));
    }

    private static Mono<ServerResponse> written(HttpStatus status, String html, String back) {
        return ServerResponse.status(status)
                .contentType(MediaType.TEXT_HTML)
                .header("Content-Security-Policy", CheckoutPage.policyLeadingTo(back))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .bodyValue(html);
    }
}
