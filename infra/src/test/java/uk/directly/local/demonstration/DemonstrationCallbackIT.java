package uk.directly.local.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import uk.directly.testing.TestDatabase;

class DemonstrationCallbackIT {
    private static final String DEMONSTRATION = "directly.local.demonstration";
    private static final Map<String, Object> ELSEWHERE = Map.of("spring.r2dbc.url", "r2dbc:postgresql://elsewhere/x");

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropped() {
        database.close();
    }

    @Test
    void isMadeInOurOwnDatabase() {
        migrate(Map.of());

        assertThat(count("provider")).isEqualTo(311);
    }

    @Test
    void leavesAnotherDatabaseAlone() {
        migrate(ELSEWHERE);

        assertThat(count("council")).isZero();
    }

    @Test
    void isMadeInAnotherDatabaseWhenThatIsAsked() {
        migrate(with(ELSEWHERE, "true"));

        assertThat(count("provider")).isEqualTo(311);
    }

    @Test
    void startsOurOwnDatabaseWithAnEmptyCouncilWhenItIsSwitchedOff() {
        migrate(with(Map.of(), "false"));

        assertThat(count("council")).isEqualTo(1);
        assertThat(count("provider")).isZero();
    }

    @Test
    void leavesAnotherDatabaseAloneWhenItIsSwitchedOff() {
        migrate(with(ELSEWHERE, "false"));

        assertThat(count("council")).isZero();
    }

    private static Map<String, Object> with(Map<String, Object> properties, String demonstration) {
        Map<String, Object> more = new HashMap<>(properties);
        more.put(DEMONSTRATION, demonstration);
        return more;
    }

    private void migrate(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .placeholderReplacement(false)
                .callbacks(new DemonstrationCallback(clock, environment))
                .load()
                .migrate();
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
