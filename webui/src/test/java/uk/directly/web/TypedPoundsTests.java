package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPoundsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "312|31200",
                "312.5|31250",
                "£312.50|31250",
                "£ 312.50|31250",
                "' 0.01 '|1",
                "1,234.00|123400",
                "999999999999.99|99999999999999"
            })
    void readsWhatPeopleType(String typed, long pence) {
        assertThat(TypedPounds.pence(typed)).isEqualTo(pence);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "£", "lots", "-1", "1.234", "1,23", "12,345,6", "1e3", "0x1F", "9999999999999", "1.2.3", "１２"
            })
    void readsNothingElse(String typed) {
        assertThat(TypedPounds.pence(typed)).isNull();
    }

    @Test
    void writesWhatItReads() {
        assertThat(TypedPounds.text(123_405)).isEqualTo("1234.05");
        assertThat(TypedPounds.pence(TypedPounds.text(123_405))).isEqualTo(123_405);
    }
}
