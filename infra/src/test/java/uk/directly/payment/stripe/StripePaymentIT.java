package uk.directly.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankChanges;
import uk.directly.budget.Budgets;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.Councils;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/**
 * The whole path of a payment: outbox, dispatcher, intent, stripe-java, the simulator over HTTP, its signed webhook over
 * HTTP, the posting. Nothing is played by anybody else.
 */
@WithDatabase
class StripePaymentIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private @Nullable ConfigurableApplicationContext application;

    StripePaymentIT(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    @Test
    @DisplayName("R16 what was approved is sent through Stripe and paid when its webhook says so")
    void paysThroughStripe() {
        start(Map.of());
        ApprovedVisit visit = ApprovedVisit.byStripe(database);

        assertThat(awaitState(visit, "paid")).isEqualTo("paid");

        assertThat(text("select reference from payment_attempt where settlement_id = '%s'", visit))
                .startsWith("tr_");
        assertThat(text("select kind || ' ' || outcome from rail_event where council_id = '%s'", visit.council()))
                .isEqualTo("transfer.created paid");
        assertThat(number("select sum(amount_pence) from ledger_transfer where code = 'payment' and subject_id = '%s'"
                        .formatted(visit.settlement())))
                .isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R11 money that Stripe sends back is corrected, and the settlement failed")
    void correctsWhatStripeSendsBack() {
        start(Map.of());
        ApprovedVisit visit = ApprovedVisit.byStripe(database, "acct_reversed1");

        assertThat(awaitState(visit, "failed")).isEqualTo("failed");

        assertThat(number("select count(*) from ledger_transfer where code = 'correction' and subject_id = '%s'"
                        .formatted(visit.settlement())))
                .isEqualTo(1);
    }

    @Test
    void failsWhatStripeRefuses() {
        start(Map.of());
        ApprovedVisit visit = ApprovedVisit.byStripe(database, "acct_missing1");

        assertThat(awaitState(visit, "failed")).isEqualTo("failed");

        assertThat(text("select state || ' ' || reason from payment_attempt where settlement_id = '%s'", visit))
                .isEqualTo("refused resource_missing");
    }

    @Test
    @DisplayName("R23 killed after Stripe accepted and before anybody told us: paid after the next start, once")
    void isPaidAfterARestart() throws Exception {
        start(Map.of());
        ApprovedVisit visit = ApprovedVisit.byStripe(database);
        assertThat(awaitState(visit, "sent")).isIn("sent", "paid");
        stop();

        start(Map.of());

        assertThat(awaitState(visit, "paid")).isEqualTo("paid");
        assertThat(Files.readString(folder.resolve("stripe-simulator.ndjson")).lines())
                .filteredOn(line -> line.contains(visit.settlement().toString()))
                .hasSize(1);
    }

    @Test
    @DisplayName("R23 with the outcome lost too, the janitor finds the transfer and makes no second one")
    void findsATransferWhoseOutcomeWasLost() throws Exception {
        start(Map.of());
        ApprovedVisit visit = ApprovedVisit.byStripe(database);
        awaitState(visit, "paid");
        ApprovedVisit lost = ApprovedVisit.byStripe(database);
        awaitState(lost, "sent");
        stop();
        // As if killed between the call and its outcome, long ago.
        database.execute("""
                update settlement set state = 'due' where id = '%1$s' and state = 'sent';
                update payment_attempt set state = 'intended', reference = null, answered_at = null,
                       ask_at = '2020-01-01' where settlement_id = '%1$s' and state = 'accepted';
                """.formatted(lost.settlement()));

        start(Map.of());

        assertThat(awaitState(lost, "paid")).isEqualTo("paid");
        assertThat(Files.readString(folder.resolve("stripe-simulator.ndjson")).lines())
                .filteredOn(line -> line.contains(lost.settlement().toString()))
                .hasSize(1);
    }

    @Test
    void answersForgedWebhooksWith400() throws Exception {
        start(Map.of());

        assertThat(post("{}", "t=1,v1=00").statusCode()).isEqualTo(400);
        assertThat(post("{}", null).statusCode()).isEqualTo(400);
        assertThat(post("", "t=x,v1=00").statusCode()).isEqualTo(400);
        assertThat(post("{}", "t=1,v1=00").body()).contains("invalid-request");
        assertThat(number("select count(*) from rail_event where event_id like 'evt_forged%'"))
                .isZero();
    }

    @Test
    @DisplayName("many at once: each is paid once")
    void paysManyAtOnce() {
        List<ApprovedVisit> visits = Flux.range(0, 15)
                .map(i -> ApprovedVisit.byStripe(database))
                .collectList()
                .blockOptional()
                .orElseThrow();
        start(Map.of());

        visits.forEach(visit -> assertThat(awaitState(visit, "paid")).isEqualTo("paid"));

        assertThat(number("select count(*) from payment_attempt where number > 1"))
                .isZero();
    }

    @Test
    @DisplayName("with a key the simulator is not there, and nothing is sent anywhere else")
    void doesNotStandInForARealKey() {
        start(Map.of(
                "directly.stripe.councils.elsewhere.secret-key", "sk_test_1",
                "directly.stripe.councils.elsewhere.webhook-secret", "whsec_1"));

        assertThat(running().getBeanProvider(LocalStripe.class).getIfAvailable())
                .isNull();
        assertThat(folder.resolve("stripe-simulator.ndjson")).doesNotExist();
    }

    @Test
    @DisplayName("where people sign in for real and no key is set, what is approved waits: nobody plays Stripe")
    void paysNobodyWithoutAKeyInProduction() {
        start(Map.of("directly.sign-in.issuer", "https://sign-in.example/council"));
        ApprovedVisit visit = ApprovedVisit.byStripe(database);

        awaitAttempt(visit, "unknown");

        assertThat(running().getBeanProvider(LocalStripe.class).getIfAvailable())
                .isNull();
        assertThat(awaitState(visit, "due")).isEqualTo("due");
        assertThat(text("select reason from payment_attempt where settlement_id = '%s'", visit))
                .startsWith("no Stripe account for");
    }

    private void start(Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("server.port", "0");
        settings.put("directly.local.folder", folder.toString());
        settings.put("directly.local.simulator-port", "0");
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.flyway.enabled", "false");
        settings.putAll(more);
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.REACTIVE)
                .properties(settings)
                .run();
    }

    private ConfigurableApplicationContext running() {
        return Objects.requireNonNull(application);
    }

    private HttpResponse<String> post(String body, @Nullable String signature) throws Exception {
        int port = Objects.requireNonNull(((WebServerApplicationContext) running()).getWebServer())
                .getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/webhooks/stripe"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (signature != null) {
            request.header("Stripe-Signature", signature);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The settlement's state, once it is the one waited for, or a later one, or time is up. */
    private String awaitState(ApprovedVisit visit, String state) {
        return Mono.defer(() -> database.client()
                        .sql("select state from settlement where id = :id")
                        .bind("id", visit.settlement())
                        .mapValue(String.class)
                        .one())
                .repeatWhen(done -> done.delayElements(Duration.ofMillis(100)))
                .takeUntil(now -> now.equals(state) || (now.equals("paid") && state.equals("sent")))
                .take(SOON)
                .last()
                .blockOptional()
                .orElseThrow();
    }

    private void awaitAttempt(ApprovedVisit visit, String state) {
        Mono.defer(() -> database.client()
                        .sql("select count(*) from payment_attempt where settlement_id = :id and state = :state")
                        .bind("id", visit.settlement())
                        .bind("state", state)
                        .mapValue(Long.class)
                        .one())
                .repeatWhen(done -> done.delayElements(Duration.ofMillis(100)))
                .takeUntil(count -> count == 1)
                .take(SOON)
                .blockLast();
    }

    private String text(String sql, ApprovedVisit visit) {
        return text(sql, visit.settlement());
    }

    private String text(String sql, UUID id) {
        return database.client()
                .sql(sql.formatted(id))
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private long number(String sql) {
        return database.client()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    /** As much of the application as moves money. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({"uk.directly.data", "uk.directly.message", "uk.directly.payment", "uk.directly.web.rest"})
    @ConfigurationPropertiesScan({"uk.directly.data", "uk.directly.payment"})
    @Import({BankChanges.class, BankHolidays.class, Budgets.class, CouncilSettings.class, Councils.class})
    static class Application {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
