package uk.directly.accreditation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.MethodParameter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;

/**
 * A council of its own with two officers, and the officers' use cases and JSON routes over it, under a clock that tests move.
 * Who may ask at all is tested with security.
 */
public final class AccreditationServer implements AutoCloseable {
    private static final AtomicReference<Actor> SIGNED_IN = new AtomicReference<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;
    private final MovableTime time;
    private final Clock clock;

    public final UUID council = Ids.next();
    public final Actor sam = officer();
    public final Actor ann = officer();

    /** Starts on this database, at this instant; {@code routes} are controllers. */
    public AccreditationServer(TestDatabase database, String now, Class<?>... routes) {
        this.database = database;
        time = MovableTime.at(now);
        clock = time.withZone(ZoneOffset.UTC);
        London.today(clock);
        execute("""
                insert into council (id, slug, name, phone, text_relay)
                values ('<council>', 'c-<council>', 'Test Council', '0161 496 0000', '0');
                insert into person (council_id, id, name, first_name) values
                    ('<council>', '<sam>', 'Sam Officer', 'Sam'), ('<council>', '<ann>', 'Ann Officer', 'Ann');
                insert into person_role (council_id, person_id, role) values
                    ('<council>', '<sam>', 'accreditation'), ('<council>', '<ann>', 'accreditation')""");
        JsonMapper json = JsonMapper.builder().build();
        context.registerBean(JsonMapper.class, () -> json);
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(Changes.class, () -> new Changes(database.client(), json));
        context.registerBean(Clock.class, () -> clock);
        context.register(
                Outbox.class,
                CouncilSettings.class,
                BankHolidays.class,
                Decisions.class,
                OfficerFiles.class,
                OfficerQueue.class,
                Suspensions.class,
                CheckRules.class,
                Routes.class);
        if (routes.length > 0) {
            context.register(routes);
        }
        context.refresh();
    }

    /** A use case. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What the scheduler would do now, on a pool of its own, so that several are replicas. */
    DueChecks due() {
        return new DueChecks(bean(Changes.class), bean(Outbox.class), clock);
    }

    public void pass(Duration duration) {
        time.pass(duration);
    }

    /** Moves to this instant. */
    public void goTo(String instant) {
        time.pass(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    public LocalDate today() {
        return London.today(clock);
    }

    /** A provider of that kind in that state; one that was accredited was it on 5 January 2026. */
    public UUID provider(String kind, String state) {
        return provider(kind, state, null);
    }

    public UUID provider(String kind, String state, @Nullable UUID person) {
        UUID id = Ids.next();
        execute("""
                insert into provider (council_id, id, person_id, kind, name, state, applied_on, accredited_on, postcode, place,
                                      district)
                values ('<council>', '%s', %s, '%s', 'Provider %s', '%s', '2026-11-20',
                        case when '%5$s' in ('draft', 'applied', 'refused') then null else date '2026-01-05' end,
                        'M33 2AA', point(0, 0), 'Sale')
                """.formatted(
                        id,
                        person == null ? "null" : "'" + person + "'",
                        kind,
                        id.toString().substring(30),
                        state));
        return id;
    }

    /** All that is asked of it today, accepted without an end. */
    public void acceptAll(UUID provider) {
        execute("""
                insert into provider_check (council_id, provider_id, name, state, level, checked_on, seen_by)
                select p.council_id, p.id, a.check_name, 'accepted', a.level, '2026-01-05', '<sam>'
                  from provider p, provider_asked(p, '%s') a where p.id = '%s'
                on conflict do nothing""".formatted(today(), provider));
    }

    /** An accepted check with its last day. */
    public void accepted(UUID provider, String check, String expiresOn) {
        execute("""
                insert into provider_check (council_id, provider_id, name, state, checked_on, expires_on, seen_by)
                values ('<council>', '%s', '%s', 'accepted', '2026-01-05', '%s', '<sam>')
                on conflict (council_id, provider_id, name) do update set expires_on = excluded.expires_on, looked_on = null""".formatted(provider, check, expiresOn));
    }

    /** Evidence that waits; {@code values} are issued_on, expires_on as SQL. */
    public UUID given(UUID provider, String check, String issuedOn, String expiresOn) {
        UUID id = Ids.next();
        execute("""
                insert into check_evidence (council_id, id, provider_id, check_name, issuer, reference, issued_on, expires_on,
                    details, given_at, level)
                values ('<council>', '%1$s', '%2$s', '%3$s', 'Someone', 'REF-1', %4$s, %5$s,
                    case '%3$s' when 'references' then '{"referees": [{"name": "A", "contact": "1"}, {"name": "B", "contact": "2"}]}'
                                else '{}' end::jsonb, '%6$s', case '%3$s' when 'dbs' then 'basic' end);
                insert into provider_check (council_id, provider_id, name, state)
                values ('<council>', '%2$s', '%3$s', 'given')
                on conflict (council_id, provider_id, name) do update set state = 'given'
                 where provider_check.state <> 'accepted'""".formatted(id, provider, check, issuedOn, expiresOn, clock.instant()));
        return id;
    }

    public String state(UUID provider) {
        return one("select state from provider where id = '" + provider + "'");
    }

    public List<String> topics() {
        return select("select topic from outbox where council_id = '<council>' order by id");
    }

    public List<String> trail(UUID subject) {
        return select("select action from audit_event where subject_id = '" + subject + "' order by id");
    }

    public void execute(String sql) {
        database.execute(filled(sql));
    }

    public List<String> select(String sql) {
        return database.select(filled(sql));
    }

    /** The first column of the only row. */
    public String one(String sql) {
        List<String> found = select(sql);
        if (found.size() != 1) {
            throw new AssertionError(found + " is not one: " + sql);
        }
        return found.getFirst();
    }

    private String filled(String sql) {
        String filled = sql;
        for (Map.Entry<String, UUID> id : Map.of("<council>", council, "<sam>", sam.personId(), "<ann>", ann.personId())
                .entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue().toString());
        }
        return filled;
    }

    private Actor officer() {
        UUID id = Ids.next();
        return new Actor(id, council, "Somebody", Set.of(Role.ACCREDITATION), null, id);
    }

    /** What a step came to. */
    static <T> T come(Mono<T> step) {
        return step.blockOptional().orElseThrow();
    }

    /** From now on this person asks. */
    public AccreditationServer as(Actor actor) {
        SIGNED_IN.set(actor);
        return this;
    }

    /** Asks the routes. */
    public WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .responseTimeout(Duration.ofMinutes(2))
                .build();
    }

    @Override
    public void close() {
        context.close();
    }

    /** The web without what runs by itself: tests say when. */
    @EnableWebFlux
    @ComponentScan("uk.directly.web.rest")
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
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return SIGNED_IN.get();
        }
    }
}
