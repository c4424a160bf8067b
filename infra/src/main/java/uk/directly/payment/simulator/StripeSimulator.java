package uk.directly.payment.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The simulator as a server on 127.0.0.1. A moment after each transfer, payment and refund it tells the application by webhook; what was
 * not taken before it stopped, it tells when it is there again.
 */
final class StripeSimulator implements SmartLifecycle {
    /** What the application's client says to it. It opens nothing: the server hears this machine only. */
    static final String SECRET_KEY = "sk_test_simulator";

    static final String WEBHOOK_SECRET = "whsec_simulator";

    private static final Logger LOG = LoggerFactory.getLogger(StripeSimulator.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private final Path file;
    private final JsonMapper json;
    private final InstantSource time = InstantSource.system();
    private final Set<String> onTheirWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Running running;
    private volatile @Nullable URI webhook;

    StripeSimulator(int port, Path file, JsonMapper json) {
        this.port = port;
        this.file = file;
        this.json = json;
    }

    /** Where it listens; it has to be running. */
    URI address() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("The Stripe simulator is not running");
        }
        return URI.create("http://" + LOOPBACK + ":" + now.server().port());
    }

    /** Tells it where to send webhooks. */
    void tell(URI address) {
        webhook = address;
        Running now = running;
        if (now != null) {
            now.thread().schedule(() -> tellWhatIsNew(now));
        }
    }

    @Override
    public void start() {
        Scheduler thread = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "stripe-simulator", 60, true);
        Journal journal = Journal.open(file, json);
        SimulatedStripe stripe = new SimulatedStripe(journal, time);
        SimulatedCheckout checkout =
                new SimulatedCheckout(stripe, journal, time, () -> address().toString());
        Disposable.Composite deliveries = Disposables.composite();
        Runnable afterwards = () -> tellWhatIsNew(running);
        SimulatorRoutes routes = new SimulatorRoutes(stripe, SECRET_KEY, thread, json, afterwards);
        CheckoutRoutes checkouts = new CheckoutRoutes(checkout, routes, thread, afterwards);
        SimulatedAccounts accounts =
                new SimulatedAccounts(stripe, journal, time, () -> address().toString());
        AccountRoutes connected = new AccountRoutes(accounts, routes, thread, afterwards);
        DisposableServer server = HttpServer.create()
                .host(LOOPBACK)
                .port(port)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(
                        checkouts.routes().and(connected.routes()).and(routes.routes()))))
                .bindNow();
        Running now = new Running(
                server, stripe, checkout, journal, thread, new WebhookSender(WEBHOOK_SECRET, time, thread), deliveries);
        running = now;
        LOG.info("No Stripe key is set: payments go to the simulator at {}, and no money moves", address());
        thread.schedule(() -> tellWhatIsNew(now));
    }

    /** On the simulator's thread: sets off each event that is not on its way. */
    private void tellWhatIsNew(@Nullable Running now) {
        URI address = webhook;
        if (now == null || address == null) {
            return;
        }
        for (ObjectNode event : now.stripe().undelivered()) {
            String id = event.path("id").asString();
            if (onTheirWay.add(id)) {
                Disposable.Swap delivery = Disposables.swap();
                now.deliveries().add(delivery);
                delivery.update(Mono.delay(MOMENT)
                        .then(now.sender().send(address, json.writeValueAsString(event)))
                        .publishOn(now.thread())
                        .doOnSuccess(taken -> {
                            now.stripe().delivered(id);
                            now.checkout().delivered(event);
                        })
                        .doFinally(signal -> {
                            onTheirWay.remove(id);
                            now.deliveries().remove(delivery);
                        })
                        .subscribe(
                                taken -> {},
                                error -> LOG.warn("Webhook {} was not taken: {}", id, error.toString()),
                                () -> tellWhatIsNew(now)));
            }
        }
    }

    @Override
    public void stop() {
        Running now = running;
        running = null;
        if (now != null) {
            now.deliveries().dispose();
            now.server().disposeNow(Duration.ofSeconds(5));
            // After what the thread still has to do.
            now.thread().schedule(() -> {
                now.journal().close();
                now.thread().dispose();
            });
            onTheirWay.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Before whoever sends payments, and gone after them. */
    @Override
    public int getPhase() {
        return 0;
    }

    private record Running(
            DisposableServer server,
            SimulatedStripe stripe,
            SimulatedCheckout checkout,
            Journal journal,
            Scheduler thread,
            WebhookSender sender,
            Disposable.Composite deliveries) {}
}
