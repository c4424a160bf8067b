package uk.directly.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsInForceTests {
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");

    static Iterable<Setting<?>> all() {
        return Setting.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsWhatEverySettingStartsWith(Setting<?> setting) {
        assertThat((Object) SettingsInForce.initial(DAY).get(setting)).isNotNull();
    }

    @Test
    void prefersWhatTheCouncilDecided() {
        SettingsInForce settings = new SettingsInForce(DAY, Map.of("promised-working-days", "5"));

        assertThat(settings.get(Setting.PROMISED_WORKING_DAYS)).isEqualTo(5);
        assertThat(settings.get(Setting.MONTHS_AHEAD)).isEqualTo(12);
    }

    @Test
    void saysWhichSettingCannotBeRead() {
        SettingsInForce settings = new SettingsInForce(DAY, Map.of("months-ahead", "a year"));

        assertThatThrownBy(() -> settings.get(Setting.MONTHS_AHEAD)).hasMessageContaining("months-ahead");
    }
}
