package uk.directly.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=1\n+1"})
    void letsNoSpreadsheetRunAText(String text) {
        assertThat(Csv.text(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void keepsQuotesCommasAndLinesInsideTheField() {
        assertThat(Csv.text("a \"b\", c\nd")).isEqualTo("\"a \"\"b\"\", c\nd\"");
    }

    @Test
    void writesPounds() {
        assertThat(Csv.pounds(4450)).isEqualTo("44.50");
        assertThat(Csv.pounds(-5)).isEqualTo("-0.05");
        assertThat(Csv.pounds(0)).isEqualTo("0.00");
    }
}
