package uk.directly.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.offer.RegisterRows;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;

/** Tom, whom Aisha supports, in the council of {@link RegisterRows}; strangers; and the use cases between them. */
final class TwoPeople implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    final TestDatabase database;
    final Moving time = new Moving();
    final RegisterRows register;
    final Actor tom;
    final Actor aisha;
    final Actor stranger;
    final Actor otherProvider;
    final Actor officer;
    final UUID offer;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    TwoPeople(TestDatabase database) {
        this.database = database;
        London.today(time);
        register = new RegisterRows(database);
        if (database.select("select slug from council").isEmpty()) {
            register.begin();
        }
        tom = person("Tom Okafor", "Tom", Role.HOLDER, null);
        UUID provider = register.provider(
                "Aisha K", change -> change.kind("personal-assistant").metresEast(500));
        aisha = person("Aisha Khan", "Aisha", Role.PROVIDER, provider);
        stranger = person("Grace Hill", "Grace", Role.HOLDER, null);
        otherProvider = person("Green Gate", "Gary", Role.PROVIDER, register.provider("Green Gate"));
        officer = person("Amina Social", "Amina", Role.SOCIAL_WORK, null);
        offer = register.offer(
                provider,
                "Going out together",
                change -> change.openTo("{employed,self-employed}")
                        .service("community-access")
                        .pence(1780));
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(
                JsonMapper.class,
                () -> JsonMapper.builder()
                        .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .build());
        context.registerBean(Changes.class);
        context.registerBean(Clock.class, () -> time);
        context.scan(
                "uk.directly.council",
                "uk.directly.rate",
                "uk.directly.register",
                "uk.directly.offer",
                "uk.directly.agreement");
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody who has signed in; of a provider its owner. */
    Actor person(String name, String first, Role role, @Nullable UUID provider) {
        UUID id = Ids.next();
        database.execute("insert into person (council_id, id, name, first_name) values ('%s', '%s', '%s', '%s')"
                .formatted(RegisterRows.COUNCIL, id, name, first));
        if (provider != null) {
            database.execute("update provider set person_id = '%s' where id = '%s'".formatted(id, provider));
        }
        return new Actor(id, RegisterRows.COUNCIL, name, Set.of(role), provider, id);
    }

    static <T> T come(Mono<T> step) {
        return step.blockOptional().orElseThrow();
    }

    /** What became of a step that was to be done. */
    static Agreement done(Mono<AgreementResult> step) {
        AgreementResult result = come(step);
        if (result instanceof AgreementResult.Done done) {
            return done.agreement();
        }
        throw new AssertionError("It came to " + result);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Time that stands still until a test moves it. */
    static final class Moving extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

        void pass(Duration duration) {
            now.updateAndGet(instant -> instant.plus(duration));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
