package uk.directly.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class CouncilIT {
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");

    private final TestDatabase database;
    private final UUID council = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    CouncilIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void twoCouncils() {
        database.execute("""
                delete from council_setting;
                delete from council;
                insert into council (id, slug, name, phone, text_relay) values
                    ('%1$s', 'ashby', 'Ashby Council', '01632 960001', '18001 01632 960001'),
                    ('%2$s', 'bexford', 'Bexford Council', '01632 960002', '18001 01632 960002');
                insert into council_setting (council_id, name, value, during) values
                    ('%1$s', 'promised-working-days', '3', '[2020-01-01, 2026-12-01)'),
                    ('%1$s', 'promised-working-days', '2', '[2026-12-01,)'),
                    ('%2$s', 'months-ahead', '6', '(,)')
                """.formatted(council, other));
    }

    @Test
    void findsACouncilById() {
        Councils councils = new Councils(database.client(), new CouncilsSettings(null));

        assertThat(councils.byId(other).map(Council::name).block()).isEqualTo("Bexford Council");
        assertThat(councils.byId(UUID.randomUUID()).blockOptional()).isEmpty();
    }

    @Test
    void showsVisitorsTheCouncilThatTheSettingNames() {
        Councils bySetting = new Councils(database.client(), new CouncilsSettings("bexford"));
        Councils byDefault = new Councils(database.client(), new CouncilsSettings(null));

        assertThat(bySetting.ofVisitors().map(Council::slug).block()).isEqualTo("bexford");
        assertThat(byDefault.ofVisitors().map(Council::slug).block()).isEqualTo("ashby");
    }

    @Test
    @DisplayName("R54 a setting is in force from its date, not before")
    void readsASettingByDate() {
        CouncilSettings settings = new CouncilSettings(database.client());

        assertThat(settings.valueOf(council, Setting.PROMISED_WORKING_DAYS, DAY.minusDays(1))
                        .block())
                .isEqualTo(3);
        assertThat(settings.valueOf(council, Setting.PROMISED_WORKING_DAYS, DAY).block())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("R102 one council's setting is not another's")
    void keepsCouncilsApart() {
        CouncilSettings settings = new CouncilSettings(database.client());

        assertThat(settings.valueOf(council, Setting.MONTHS_AHEAD, DAY).block()).isEqualTo(12);
        assertThat(settings.valueOf(other, Setting.MONTHS_AHEAD, DAY).block()).isEqualTo(6);
    }

    @Test
    void seesAChangeAfterForgetting() {
        CouncilSettings settings = new CouncilSettings(database.client());
        Optional<Integer> before =
                settings.valueOf(other, Setting.MONTHS_AHEAD, DAY).blockOptional();
        database.execute("update council_setting set value = '9' where name = 'months-ahead'");

        settings.forget(other);

        assertThat(before).contains(6);
        assertThat(settings.valueOf(other, Setting.MONTHS_AHEAD, DAY).block()).isEqualTo(9);
    }

    @Test
    @DisplayName("R16 approval on Tuesday 1 December 2026 promises the money for Friday 4 December")
    void countsFromTheRealBankHolidays() {
        WorkingDays days = new BankHolidays(database.client())
                .workingDays()
                .blockOptional()
                .orElseThrow();

        assertThat(days.after(DAY, 3)).isEqualTo("2026-12-04");
        assertThat(days.bankHolidays())
                .contains(LocalDate.parse("2026-12-28"))
                .doesNotContain(LocalDate.parse("2026-12-26"));
    }
}
