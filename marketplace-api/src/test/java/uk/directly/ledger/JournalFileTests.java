package uk.directly.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFileTests {
    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    @Test
    @DisplayName("R94 a posting side is a line in pounds, on the London day, a debit or a credit")
    void writesASideInPounds() {
        assertThat(line(4450, "Company with Aisha T"))
                .isEqualTo("2026-07-02," + ID + "," + ID + ",budget-council,0.00,44.50,\"Company with Aisha T\"\r\n");
        assertThat(line(-5, "x")).contains(",0.05,0.00,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void letsNoSpreadsheetRunADescription(String description) {
        assertThat(line(1, description)).endsWith("\"'" + description + "\"\r\n");
    }

    @Test
    void keepsQuotesAndCommasInsideTheField() {
        assertThat(line(1, "a \"b\", c")).endsWith(",\"a \"\"b\"\", c\"\r\n");
    }

    private static String line(long pence, String description) {
        // Half past eleven at night by the sun is the next day in a London summer.
        return JournalFile.line(new Ledger.JournalRow(
                Instant.parse("2026-07-01T23:30:00Z"), ID, ID, "budget-council", pence, description));
    }
}
