package uk.directly.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.offer.RegisterRows;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;

/** The register, the directories and the feed with their routes; an officer is signed in. Today is 30 November 2026. */
public final class ReferralServer implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    public static final String IMPORTS = "/api/v1/directory/imports";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final UUID OFFICER = UUID.fromString("00000000-0000-7000-8000-0000000000e1");
    private static final Actor ACTOR =
            new Actor(OFFICER, RegisterRows.COUNCIL, "Femi Adeyemi", Set.of(Role.ACCREDITATION), null, OFFICER);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;

    /** Starts on this database, with the two councils of {@link RegisterRows}. */
    public ReferralServer(TestDatabase database) {
        this(database, 1000);
    }

    /** The same with slices of so many rows. */
    ReferralServer(TestDatabase database, int slice) {
        this.database = database;
        begin(new RegisterRows(database));
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(JsonMapper.class, () -> JSON);
        context.registerBean(Changes.class, () -> new Changes(database.client(), JSON));
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.registerBean(
                DirectorySettings.class,
                () -> new DirectorySettings(slice, Duration.ofDays(1), Duration.ofMinutes(1)),
                definition -> definition.setPrimary(true));
        context.register(Web.class);
        context.refresh();
    }

    /** The audit trail keeps the council and its officer: of a test before, only the rest goes. */
    private void begin(RegisterRows rows) {
        database.execute("""
                delete from directory_import; delete from offer_hours; delete from offer_rate; delete from offer;
                delete from provider_check; delete from provider; delete from listing""");
        if (database.select("select 1::text from person").isEmpty()) {
            rows.begin();
            database.execute("""
                    insert into person (council_id, id, name, first_name) values ('%s', '%s', 'Femi Adeyemi', 'Femi')
                    """.formatted(RegisterRows.COUNCIL, OFFICER));
        }
    }

    /** The file of that path among the tests' resources. */
    public static byte[] file(String path) {
        try (InputStream file = ReferralServer.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Actor officer() {
        return ACTOR;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(50_000_000))
                .responseTimeout(Duration.ofMinutes(2))
                .build();
    }

    /** Sends a file. */
    public WebTestClient.ResponseSpec send(String source, byte[] body) {
        return client().post()
                .uri(address ->
                        address.path(IMPORTS).queryParam("source", source).build())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(body)
                .exchange();
    }

    /** Sends a file that is taken. */
    public JsonNode sent(String source, byte[] body) {
        return json(send(source, body), 201);
    }

    public JsonNode get(String address) {
        return json(client().get().uri(address).exchange(), 200);
    }

    /** The answer, which has this status. */
    public static JsonNode json(WebTestClient.ResponseSpec answer, int status) {
        byte[] body = answer.expectBody().returnResult().getResponseBody();
        String text = body == null ? "" : new String(body, java.nio.charset.StandardCharsets.UTF_8);
        answer.expectStatus().value(found -> assertThat(found).as(text).isEqualTo(status));
        return JSON.readTree(text);
    }

    public String one(String select) {
        return database.select(select).getFirst();
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableWebFlux
    @ComponentScan({
        "uk.directly.council",
        "uk.directly.rate",
        "uk.directly.register",
        "uk.directly.offer",
        "uk.directly.web.rest"
    })
    @ComponentScan(
            basePackages = "uk.directly.referral",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Tests|IT|Server)(\\$.*)?"))
    static class Web implements WebFluxConfigurer {
        @Override
        public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
            resolvers.addCustomResolver(new SignedInActor());
        }
    }

    private static final class SignedInActor implements SyncHandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Actor resolveArgumentValue(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return ACTOR;
        }
    }
}
