package uk.directly.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Places;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.RateCards;
import uk.directly.testing.TestDatabase;

/**
 * A council of its own with two finance officers, a social worker and two people, and the budget's use cases and JSON
 * routes over it. Who may ask at all is tested with security.
 */
public final class BudgetServer implements AutoCloseable {
    private static final AtomicReference<Actor> SIGNED_IN = new AtomicReference<>();

    private static final FundingSettings SETTINGS =
            new FundingSettings(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofSeconds(20));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;

    private final Clock clock = Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);
    public final UUID council = Ids.next();
    public final UUID tom = Ids.next();
    public final UUID grace = Ids.next();
    public final UUID broker = Ids.next();
    public final UUID draftBroker = Ids.next();
    public final Actor maker = officer("Colin", Role.FINANCE);
    public final Actor checker = officer("Mei", Role.FINANCE);
    public final Actor socialWorker = officer("Amina", Role.SOCIAL_WORK);

    /**
     * Starts on this database.
     *
     * @param more beans of features that build on the budget's
     */
    public BudgetServer(TestDatabase database, Class<?>... more) {
        this.database = database;
        // Reads the rules of all time zones from a file, once.
        London.today(clock);
        execute("""
                insert into council (id, slug, name, phone, text_relay)
                values ('<council>', 'c-<council>', 'Test Council', '0', '0');
                insert into person (council_id, id, name, first_name, case_reference) values
                    ('<council>', '<tom>', 'Tom Okafor', 'Tom', 'LAS-1'), ('<council>', '<grace>', 'Grace Hill', 'Grace', 'LAS-2');
                insert into person (council_id, id, name, first_name) values
                    ('<council>', '<maker>', 'Colin', 'Colin'), ('<council>', '<checker>', 'Mei', 'Mei'),
                    ('<council>', '<social>', 'Amina', 'Amina');
                insert into provider (council_id, id, kind, name, state, accredited_on, postcode, place, district) values
                    ('<council>', '<broker>', 'isf-broker', 'Fair Funds', 'accredited', '2026-01-05', 'M33 2AA', point(0, 0), 'Sale'),
                    ('<council>', '<draft>', 'isf-broker', 'New Funds', 'draft', null, 'M33 2AA', point(0, 0), 'Sale');
                """);
        JsonMapper json = JsonMapper.builder().build();
        context.registerBean(JsonMapper.class, () -> json);
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(Changes.class, () -> new Changes(database.client(), json));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(FundingSettings.class, () -> SETTINGS);
        context.register(KeptAnswers.class, CouncilSettings.class, Places.class, RateCards.class, Routes.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.refresh();
    }

    /** Runs statements in which {@code <council>}, {@code <tom>} and the others stand for their ids. */
    public void execute(String sql) {
        database.execute(filled(sql));
    }

    /**
     * An award by hand, with its budget and without a route; answers its id.
     *
     * @param days as PostgreSQL writes a range
     * @param fundedUntil the last day that is paid; null: nothing is paid
     */
    public UUID award(UUID holder, String kind, String days, AwardTerms terms, @Nullable String fundedUntil) {
        UUID id = Ids.next();
        execute("""
                insert into award (council_id, id, holder_id, kind, during)
                values ('<council>', '%1$s', '%2$s', '%3$s', '%4$s');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('<council>', '%1$s', '%4$s', %5$d, '%6$s', %7$d, %8$d, 'standard');
                insert into budget (council_id, id, award_id, holder_id, funded_until)
                select '<council>', '%1$s', '%1$s', '%2$s', coalesce(%9$s, lower('%4$s'::daterange) - 1);
                """.formatted(
                        id,
                        holder,
                        kind,
                        days,
                        terms.weeklyPence(),
                        terms.paid().slug(),
                        terms.contributionWeeklyPence(),
                        terms.cycleWeeks(),
                        fundedUntil == null ? "null" : "date '" + fundedUntil + "'"));
        return id;
    }

    /** The first column of what they select. */
    public List<String> select(String sql) {
        return database.select(filled(sql));
    }

    private String filled(String sql) {
        String filled = sql;
        for (Map.Entry<String, UUID> id : Map.of(
                        "<council>", council,
                        "<tom>", tom,
                        "<grace>", grace,
                        "<broker>", broker,
                        "<draft>", draftBroker,
                        "<maker>", maker.personId(),
                        "<checker>", checker.personId(),
                        "<social>", socialWorker.personId())
                .entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue().toString());
        }
        return filled;
    }

    /** Ends what was set aside and is over by then; answers how many. */
    public int endRingFences(Clock then) {
        return new RingFenceEnds(bean(Changes.class), then)
                .round()
                .blockOptional()
                .orElseThrow();
    }

    /** The same by so many replicas at once. */
    public int endRingFencesAtOnce(Clock then, int replicas) {
        return Flux.range(0, replicas)
                .flatMap(replica -> new RingFenceEnds(bean(Changes.class), then).round())
                .reduce(0, Integer::sum)
                .blockOptional()
                .orElseThrow();
    }

    /** A use case. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Tom or Grace themselves. */
    public Actor holder(UUID person) {
        return new Actor(person, council, "Somebody", Set.of(Role.HOLDER), null, person);
    }

    /** From now on this person asks. */
    public BudgetServer as(Actor actor) {
        SIGNED_IN.set(actor);
        return this;
    }

    /** Reads. */
    public WebTestClient.ResponseSpec get(String route) {
        return client().get().uri(route).exchange();
    }

    /** Posts JSON, under a key where one is given. */
    public WebTestClient.ResponseSpec post(String route, @Nullable String key, String body) {
        return send(client().post().uri(route), key, null, body);
    }

    /** Posts JSON for that version only. */
    public WebTestClient.ResponseSpec postIf(String ifMatch, String route, String key, String body) {
        return send(client().post().uri(route), key, ifMatch, body);
    }

    /** Posts a CSV file. */
    public WebTestClient.ResponseSpec postCsv(String route, String file) {
        return client().post()
                .uri(route)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .bodyValue(file)
                .exchange();
    }

    /** Puts JSON. */
    public WebTestClient.ResponseSpec put(String route, String body) {
        return send(client().put().uri(route), null, null, body);
    }

    private static WebTestClient.ResponseSpec send(
            WebTestClient.RequestBodySpec request, @Nullable String key, @Nullable String ifMatch, String body) {
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return body.isEmpty()
                ? request.exchange()
                : request.header("Content-Type", "application/json")
                        .bodyValue(body)
                        .exchange();
    }

    /** For what the ways to ask below don't cover. */
    public WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .responseTimeout(Duration.ofMinutes(2))
                .build();
    }

    private Actor officer(String name, Role role) {
        UUID id = Ids.next();
        return new Actor(id, council, name, Set.of(role), null, id);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What runs by itself is left out: tests say when. */
    @EnableWebFlux
    @ComponentScan("uk.directly.web.rest")
    @ComponentScan(
            basePackages = "uk.directly.offer",
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(HourlyPrices|SignsOfLife)"),
            useDefaultFilters = false)
    @ComponentScan(
            basePackages = "uk.directly.budget",
            excludeFilters = {
                @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SmartLifecycle.class),
                @Filter(type = FilterType.REGEX, pattern = ".*(Tests|IT|Server)(\\$.*)?")
            })
    static class Routes implements WebFluxConfigurer {
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
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            return SIGNED_IN.get();
        }
    }
}
