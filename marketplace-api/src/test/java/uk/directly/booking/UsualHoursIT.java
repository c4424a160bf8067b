package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** One visit of two and a half hours, on Tuesday 1 December 2026. */
@WithDatabase
class UsualHoursIT {
    private final TestDatabase database;
    private final ApprovedVisit visit;
    private final String service;

    UsualHoursIT(TestDatabase database) {
        this.database = database;
        visit = ApprovedVisit.byStripe(database);
        service =
                database.select("select slug from service order by id limit 1").getFirst();
    }

    @Test
    @DisplayName("R4 what somebody usually books is of the last four weeks, of the same support, and their own")
    void countsTheLastFourWeeks() {
        assertThat(minutes("2026-12-03T10:00:00Z", visit.holder(), service)).isEqualTo(37);
        assertThat(minutes("2026-12-29T09:00:00Z", visit.holder(), service)).isEqualTo(37);
        assertThat(minutes("2026-12-29T10:00:00Z", visit.holder(), service)).isZero();
        assertThat(minutes("2026-12-01T09:00:00Z", visit.holder(), service)).isZero();
        assertThat(minutes("2026-12-03T10:00:00Z", visit.holder(), "no-such-service"))
                .isZero();
        assertThat(minutes("2026-12-03T10:00:00Z", visit.person(), service)).isZero();
    }

    private long minutes(String now, UUID holder, String of) {
        return new UsualHours(database.client(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .minutesAWeek(new Actor(holder, visit.council(), "Tom", Set.of(Role.HOLDER), null, holder), of)
                .blockOptional()
                .orElseThrow();
    }
}
