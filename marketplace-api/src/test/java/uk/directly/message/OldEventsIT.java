package uk.directly.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.data.OldRows;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Events that were done long ago go; what waits or is parked stays, however old. */
@WithDatabase
class OldEventsIT {
    private final TestDatabase database;
    private final MovableTime time = MovableTime.at("2026-12-01T09:00:00Z");
    private final UUID council = Ids.next();

    OldEventsIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void forgetsWhatWasDoneThirtyDaysAgoAndNothingElse() {
        database.execute("""
                insert into council (id, slug, name, phone, text_relay) values ('%1$s', '%1$s', 'A', '0', '0');
                insert into outbox (council_id, topic, payload, at, done_at, parked_at, told_at) values
                    ('%1$s', 'long-done', '{}', '2026-01-01', '2026-11-01T08:59:59Z', null, '2026-01-01'),
                    ('%1$s', 'done', '{}', '2026-01-01', '2026-11-01T09:00:00Z', null, '2026-01-01'),
                    ('%1$s', 'not-told', '{}', '2026-01-01', '2026-11-01T08:59:59Z', null, null),
                    ('%1$s', 'waiting', '{}', '2026-01-01', null, null, '2026-01-01'),
                    ('%1$s', 'parked', '{}', '2026-01-01', null, '2026-01-02', '2026-01-01')""".formatted(council));

        assertThat(forget(10)).isOne();
        assertThat(topics()).isEqualTo("done,not-told,parked,waiting");

        time.pass(Duration.ofSeconds(1));
        assertThat(forget(10)).isOne();
        time.pass(Duration.ofDays(1000));
        assertThat(forget(10)).isZero();
        assertThat(topics()).isEqualTo("not-told,parked,waiting");
    }

    @Test
    void keepsThemAsLongAsTheCouncilSaysFromThatDay() {
        database.execute("""
                insert into council (id, slug, name, phone, text_relay) values ('%1$s', '%1$s', 'A', '0', '0');
                insert into council_setting (council_id, name, value, during) values
                    ('%1$s', 'events-kept-days', '90', '[,2026-12-10)'), ('%1$s', 'events-kept-days', '7', '[2026-12-10,)');
                insert into outbox (council_id, topic, payload, at, done_at, told_at) values
                    ('%1$s', 'done', '{}', '2026-01-01', '2026-09-10T09:00:00Z', '2026-01-01')
                """.formatted(council));

        assertThat(forget(10)).isZero();
        time.pass(Duration.ofDays(8).plusSeconds(1));
        assertThat(forget(10)).as("ninety days are over").isOne();

        database.execute("insert into outbox (council_id, topic, payload, at, done_at, told_at) values ('" + council
                + "', 'done', '{}', '2026-12-01', '2026-12-02T09:00:00Z', '2026-12-02')");
        assertThat(forget(10)).isZero();
        time.pass(Duration.ofDays(1));
        assertThat(forget(10)).as("the new number counts from its day").isOne();
        assertThat(Setting.EVENTS_KEPT_DAYS.initial()).as("as in the function").isEqualTo("30");
    }

    private int forget(int limit) {
        OldRows rows = OutboxConfiguration.rows(time);
        return new Changes(database.client(), JsonMapper.builder().build())
                .apply(rows.function(), new Command(rows.time().instant().minus(rows.kept()), limit), Answer.class)
                .blockOptional()
                .orElseThrow()
                .count();
    }

    private String topics() {
        return String.join("", database.select("select string_agg(topic, ',' order by topic) from outbox"));
    }

    private record Command(java.time.Instant before, int limit) {}

    private record Answer(int count) {}
}
