package uk.directly.local.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import uk.directly.local.LocalSettings;
import uk.directly.testing.TestDatabase;

/** Our own database is told from another by its address. */
class DemonstrationCallbackIT {
    private static final int NOT_OURS = 1;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropped() {
        database.close();
    }

    @Test
    void isMadeInOurOwnDatabase() {
        migrate(ownPort(), Map.of());

        assertThat(count("provider")).isEqualTo(305);
    }

    @Test
    void leavesAnotherDatabaseAlone() {
        migrate(NOT_OURS, Map.of());

        assertThat(count("council")).isZero();
    }

    @Test
    void isMadeInAnotherDatabaseWhenThatIsAsked() {
        migrate(NOT_OURS, Map.of("directly.local.demonstration", "true"));

        assertThat(count("provider")).isEqualTo(305);
    }

    @Test
    void startsOurOwnDatabaseWithAnEmptyCouncilWhenItIsSwitchedOff() {
        migrate(ownPort(), Map.of("directly.local.demonstration", "false"));

        assertThat(count("council")).isEqualTo(1);
        assertThat(count("provider")).isZero();
    }

    @Test
    void leavesAnotherDatabaseAloneWhenItIsSwitchedOff() {
        migrate(NOT_OURS, Map.of("directly.local.demonstration", "false"));

        assertThat(count("council")).isZero();
    }

    private void migrate(int ownPort, Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        LocalSettings settings = new LocalSettings(Path.of("unused"), false, true, 8080, 8081, 8082, 8090, ownPort);
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
        Flyway.configure()
                .dataSource(address(), database.username(), database.password())
                .placeholderReplacement(false)
                .callbacks(new DemonstrationCallback(clock, environment, settings))
                .load()
                .migrate();
    }

    private String address() {
        return database.jdbcUrl().replace("//localhost:", "//127.0.0.1:");
    }

    private int ownPort() {
        return URI.create(address().substring("jdbc:".length())).getPort();
    }

    private long count(String table) {
        return database.client()
                .sql("select count(*) from " + table)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
