package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;
import static uk.directly.rate.RateFixtures.local;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.testing.TestDatabase;

/** Finding who can be booked at a time. */
class SearchTimesIT extends SearchedRegister {
    SearchTimesIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("R37 a time: inside the hours, nobody else has booked it, and enough notice")
    void findsOnlyWhoCanBeBookedThen() {
        rows.offer(rows.provider("Free"), "Free");
        rows.busy(free("Busy"), "2026-12-01T11:59:00Z", "2026-12-01T13:00:00Z");
        rows.busy(free("Next"), "2026-12-01T12:00:00Z", "2026-12-01T13:00:00Z");
        rows.offer(rows.provider("Soon"), "Notice just long enough", offer -> offer.notice(24 * 60 + 30));
        rows.offer(rows.provider("Slow"), "Too little notice", offer -> offer.notice(24 * 60 + 31));
        rows.offer(rows.provider("Club"), "A session", offer -> offer.soldBy("session", null));
        UUID afternoons = rows.offer(rows.provider("Late"), "Afternoons");
        database.execute("update offer_hours set minutes = '[600, 1320)' where offer_id = '" + afternoons + "'");
        UUID twoRules = rows.offer(rows.provider("Two"), "Two rules that touch");
        database.execute("""
                delete from offer_hours where offer_id = '%1$s';
                insert into offer_hours (council_id, offer_id, weekday, minutes)
                values ('%2$s', '%1$s', 2, '[540, 600)'), ('%2$s', '%1$s', 2, '[600, 720)')
                """.formatted(twoRules, COUNCIL));
        UUID weekends = rows.offer(rows.provider("Unpriced"), "No price on weekdays");
        database.execute("delete from offer_rate where band = 'weekday' and offer_id = '" + weekends + "'");

        assertThat(titles(ALL.withWhen(TUESDAY_MORNING)))
                .containsExactlyInAnyOrder("Free", "Next is free", "Notice just long enough", "Two rules that touch");
        assertThat(titles(ALL.withWhen(local("2026-12-01T09:30", "2026-12-01T10:29"))))
                .isEmpty();
        assertThat(titles(ALL.withWhen(local("2026-12-05T09:30", "2026-12-05T17:31"))))
                .isEmpty();
        assertThat(titles(ALL.withWhen(local("2026-12-05T21:00", "2026-12-05T22:01"))))
                .isEmpty();
    }

    @Test
    @DisplayName("R37 days and jobs at one price are found at a time, whatever the time of the week costs")
    void findsDaysAndJobs() {
        UUID days = rows.offer(rows.provider("Farm"), "A day at the farm", offer -> offer.soldBy("day", null));
        UUID jobs = rows.offer(rows.provider("Fixer"), "Put up a rail", offer -> offer.soldBy("fixed", null));
        database.execute(
                "delete from offer_rate where band <> 'weekday' and offer_id in ('" + days + "', '" + jobs + "')");

        assertThat(titles(ALL.withWhen(TUESDAY_MORNING)))
                .containsExactlyInAnyOrder("A day at the farm", "Put up a rail");
        assertThat(titles(ALL.withWhen(local("2026-12-05T09:30", "2026-12-05T12:00"))))
                .as("a Saturday costs the same")
                .containsExactlyInAnyOrder("A day at the farm", "Put up a rail");
        assertThat(titles(ALL.withWhen(local("2026-12-05T21:00", "2026-12-05T22:01"))))
                .isEmpty();
    }

    @Test
    @DisplayName("R51 a time that was given back is free again")
    void aReleasedTimeIsFree() {
        rows.busy(free("Busy"), "2026-12-01T09:00:00Z", "2026-12-01T13:00:00Z");
        assertThat(titles(ALL.withWhen(TUESDAY_MORNING))).isEmpty();

        database.execute("update worker_time set released_at = '2026-11-30T08:00:00Z'");

        assertThat(titles(ALL.withWhen(TUESDAY_MORNING))).containsExactly("Busy is free");
    }

    @Test
    @DisplayName("R52 a night over the clock change is asked by the clock on the wall")
    void findsNightsOverTheClockChange() {
        UUID nights =
                rows.offer(rows.provider("Night Owls"), "Nights", offer -> offer.soldBy("hourly", "waking-night"));
        database.execute("""
                delete from offer_hours where offer_id = '%1$s';
                update offer set longest_minutes = 720 where id = '%1$s';
                insert into offer_hours (council_id, offer_id, weekday, minutes)
                values ('%2$s', '%1$s', 6, '[1320, 1440)'), ('%2$s', '%1$s', 7, '[0, 420)')
                """.formatted(nights, COUNCIL));

        assertThat(titles(ALL.withWhen(local("2027-03-27T22:00", "2027-03-28T07:00"))))
                .containsExactly("Nights");
        assertThat(titles(ALL.withWhen(local("2027-10-30T22:00", "2027-10-31T07:00"))))
                .containsExactly("Nights");
        assertThat(titles(ALL.withWhen(local("2027-10-30T22:00", "2027-10-31T07:01"))))
                .isEmpty();
    }
}
