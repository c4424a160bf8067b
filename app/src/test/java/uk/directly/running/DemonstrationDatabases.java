package uk.directly.running;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import uk.directly.testing.TestDatabase;

/**
 * Databases that have the demonstration council already. It is made once, as the application itself makes it, and copied
 * for each application after that: making it anew takes as long as the rest of a start.
 */
public final class DemonstrationDatabases {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static @Nullable TestDatabase original;
    private static @Nullable LocalDate madeOn;

    private DemonstrationDatabases() {}

    /** A new one. Its dates are today's: after midnight the first is made anew. */
    public static synchronized TestDatabase create() {
        LocalDate today = LocalDate.now(LONDON);
        if (original == null || !today.equals(madeOn)) {
            original = make();
            madeOn = today;
        }
        return TestDatabase.copyOf(original);
    }

    private static TestDatabase make() {
        TestDatabase database = TestDatabase.create();
        try (AnnotationConfigApplicationContext demonstration = new AnnotationConfigApplicationContext()) {
            demonstration
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("asked for", Map.of("directly.local.demonstration", "true")));
            demonstration.registerBean(Clock.class, Clock::systemUTC);
            demonstration.scan("uk.directly.local.demonstration");
            demonstration.refresh();
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .placeholderReplacement(false)
                    .callbacks(demonstration
                            .getBeansOfType(Callback.class)
                            .values()
                            .toArray(Callback[]::new))
                    .load()
                    .migrate();
        }
        database.rest();
        return database;
    }
}
