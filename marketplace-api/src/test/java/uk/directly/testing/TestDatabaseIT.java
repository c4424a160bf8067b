package uk.directly.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@WithDatabase
class TestDatabaseIT {
    private final TestDatabase database;

    TestDatabaseIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isPostgres18WithAllMigrations() {
        String version = database.client()
                .sql("show server_version")
                .mapValue(String.class)
                .one()
                .block();
        Boolean allSucceeded = database.client()
                .sql("select coalesce(bool_and(success), true) from flyway_schema_history")
                .mapValue(Boolean.class)
                .one()
                .block();

        assertThat(version).startsWith("18");
        assertThat(allSucceeded).isTrue();
    }

    @Test
    void keepsWhatAnotherDoesOutOfSight() {
        try (TestDatabase other = TestDatabase.create()) {
            other.execute("create table only_here (n int)");

            assertThat(tables(other)).isEqualTo(1);
            assertThat(tables(database)).isZero();
        }
    }

    private static long tables(TestDatabase database) {
        return database.client()
                .sql("select count(*) from pg_class where relname = 'only_here'")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
