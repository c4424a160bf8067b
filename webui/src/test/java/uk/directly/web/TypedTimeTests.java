package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTests {
    @ParameterizedTest
    @CsvSource({
        "9:30am, 09:30",
        "9.30 AM, 09:30",
        "09:30, 09:30",
        "0930, 09:30",
        "9am, 09:00",
        "2 pm, 14:00",
        "2:05 p.m., 14:05",
        "14:00, 14:00",
        "12am, 00:00",
        "12pm, 12:00",
        "12:30am, 00:30",
        "00:00, 00:00",
        "midday, 12:00",
        " Midnight , 00:00"
    })
    void readsATimeAsPeopleTypeIt(String typed, LocalTime time) {
        assertThat(TypedTime.of(typed)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "24:00", "9:60", "13pm", "0am", "half nine", "9:3", "-9:30", "999999:00"})
    void takesNothingElseForATime(String typed) {
        assertThat(TypedTime.of(typed)).isNull();
    }

    @Test
    void nothingTypedIsNoTime() {
        assertThat(TypedTime.of(null)).isNull();
    }
}
