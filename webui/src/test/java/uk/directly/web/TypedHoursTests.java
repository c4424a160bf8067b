package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedHoursTests {
    @ParameterizedTest
    @CsvSource({"20, 1200", "17.5, 1050", "17.50, 1050", "' 17:30 ', 1050", "0:05, 5", "0.33, 20", "168, 10080", "0, 0"
    })
    void reads(String typed, int minutes) {
        assertThat(TypedHours.minutes(typed)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "twenty", "-3", "1000", "17:60", "17:5", "1.234", "1e3", "17,5", ".5"})
    void refuses(String typed) {
        assertThat(TypedHours.minutes(typed)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1200, 20", "1050, 17.5", "1065, 17.75", "1040, 17:20", "5, 0:05", "600, 10"})
    void writes(int minutes, String text) {
        assertThat(TypedHours.text(minutes)).isEqualTo(text);
    }

    @Test
    void readsWhatItWrites() {
        for (int minutes = 0; minutes <= 10_080; minutes++) {
            assertThat(TypedHours.minutes(TypedHours.text(minutes))).isEqualTo(minutes);
        }
    }
}
