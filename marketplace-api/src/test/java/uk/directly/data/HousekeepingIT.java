package uk.directly.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Old answers go, in small bites, whoever else is at work. */
@WithDatabase
class HousekeepingIT {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestDatabase database;
    private final MovableTime time = MovableTime.at("2026-12-01T09:00:00Z");

    HousekeepingIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.execute("delete from idempotency_key");
    }

    @Test
    @DisplayName("R15 an answer is kept thirty days, and deleted after that")
    void forgetsAnswersAfterThirtyDays() {
        answers(3, time.instant());
        time.pass(DAY.multipliedBy(15));
        answers(2, time.instant());

        time.pass(DAY.multipliedBy(15));
        assertThat(round(10)).as("thirty days old to the second").isZero();

        time.pass(Duration.ofSeconds(1));
        assertThat(round(10)).isEqualTo(3);
        assertThat(left()).isEqualTo(2);

        time.pass(DAY.multipliedBy(15));
        assertThat(round(10)).isEqualTo(2);
        assertThat(left()).isZero();
    }

    @Test
    void deletesAFewAtATimeTheOldestFirst() {
        answers(7, time.instant());
        answers(1, time.instant().minus(DAY));
        time.pass(DAY.multipliedBy(31));

        assertThat(forget(3)).isEqualTo(3);

        assertThat(left()).isEqualTo(5);
        assertThat(database.select("select count(*) from idempotency_key where at < '"
                        + time.instant().minus(DAY.multipliedBy(31)) + "'"))
                .containsExactly("0");
    }

    @Test
    void goesOnUntilNothingOldIsLeft() {
        answers(35, time.instant());
        time.pass(DAY.multipliedBy(31));

        assertThat(round(10)).isEqualTo(35);

        assertThat(left()).isZero();
    }

    @Test
    void waitsForNobodyAndLeavesWhatIsInUse() throws SQLException {
        answers(5, time.instant());
        time.pass(DAY.multipliedBy(31));
        try (Connection user = database.dataSource().getConnection();
                Statement statement = user.createStatement()) {
            user.setAutoCommit(false);
            statement.execute("select from idempotency_key where key = 'key 2' for update");

            assertThat(round(10)).isEqualTo(4);
            user.rollback();
        }

        assertThat(left()).isOne();
    }

    @Test
    void isDoneOnceHoweverManyReplicasDoIt() {
        answers(200, time.instant());
        time.pass(DAY.multipliedBy(31));
        DatabaseClient many = DatabaseClient.create(database.connections(4));

        List<Long> each = Flux.range(0, 4)
                .flatMap(replica -> housekeeping(many, 10, rows()).round())
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(each.stream().mapToLong(Long::longValue).sum() + round(10)).isEqualTo(200);
        assertThat(left()).isZero();
    }

    @Test
    void doesTheOthersWhenOneKindFails() {
        answers(2, time.instant());
        time.pass(DAY.multipliedBy(31));
        OldRows broken = new OldRows("broken", "no_such_function", DAY, time);

        assertThat(housekeeping(database.client(), 10, broken, rows()).round().block())
                .isEqualTo(2);
    }

    @Test
    void refusesToKeepAnswersForLessThanIsPromised() {
        assertThatThrownBy(() -> new HousekeepingSettings(Duration.ofHours(1), 10, Duration.ofDays(29)))
                .hasMessageContaining("directly.housekeeping.answers-kept");
        assertThatThrownBy(() -> new HousekeepingSettings(Duration.ZERO, 10, Duration.ofDays(30)))
                .hasMessageContaining("directly.housekeeping.every");
    }

    private void answers(int count, Instant at) {
        database.execute("""
                insert into idempotency_key (person_id, route, key, hash, answer, at)
                select '%s', 'POST /api/v1/bookings', 'key ' || n, 'hash', '{"outcome": "booked"}', '%s'
                  from generate_series(1, %d) n""".formatted(UUID.randomUUID(), at, count));
    }

    private long round(int atOnce) {
        return housekeeping(database.client(), atOnce, rows())
                .round()
                .blockOptional()
                .orElseThrow();
    }

    private int forget(int limit) {
        Mono<Housekeeping.Answer> answer = changes(database.client())
                .apply(
                        "idempotency_forget",
                        new Housekeeping.Command(time.instant().minus(IdempotencyKey.KEPT), limit),
                        Housekeeping.Answer.class);
        return answer.blockOptional().orElseThrow().count();
    }

    private OldRows rows() {
        HousekeepingSettings settings = settings(10);
        return new OldRows("answers", "idempotency_forget", settings.answersKept(), time);
    }

    private static Housekeeping housekeeping(DatabaseClient client, int atOnce, OldRows... kinds) {
        return new Housekeeping(changes(client), List.of(kinds), settings(atOnce));
    }

    private static HousekeepingSettings settings(int atOnce) {
        return new HousekeepingSettings(Duration.ofHours(1), atOnce, IdempotencyKey.KEPT);
    }

    private static Changes changes(DatabaseClient client) {
        return new Changes(client, JsonMapper.builder().build());
    }

    private long left() {
        return Long.parseLong(
                database.select("select count(*) from idempotency_key").getFirst());
    }
}
