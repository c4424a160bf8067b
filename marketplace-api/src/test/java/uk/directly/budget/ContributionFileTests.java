package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments of shares as finance gets them in a file. */
class ContributionFileTests {
    @Test
    void readsDatesAmountsAndBothKindsOfNumbers() {
        UUID budget = UUID.fromString("019ac000-0000-7000-8000-00000000000a");

        ContributionFile file = ContributionFile.of("\uFEFFDate,Amount,Person,Reference\r\n"
                + "2026-12-01,40.00,las-1,BACS 1\r\n"
                + "\r\n"
                + "1/12/2026,\"£1,040\"," + budget + ",\"SHARE, MAY\"\r\n");

        assertThat(file.rejected()).isEmpty();
        assertThat(file.payments())
                .containsExactly(
                        new ReceivedPayment(2, null, "LAS-1", 4_000, LocalDate.of(2026, 12, 1), "BACS 1"),
                        new ReceivedPayment(4, budget, null, 104_000, LocalDate.of(2026, 12, 1), "SHARE, MAY"));
    }

    @Test
    @DisplayName("R90 a bad row is named and the good rows go in")
    void namesBadRows() {
        ContributionFile file = ContributionFile.of("2026-12-01,40.00,LAS-1,BACS 1\n2026-12-01,40\n"
                + "2026-12-02,41.00,LAS-1,BACS 2\n2026-12-02,41.00,LAS-1,BACS 3,more\n");

        assertThat(file.payments()).extracting(ReceivedPayment::number).containsExactly(1, 3);
        assertThat(file.rejected()).extracting(RejectedRow::row).containsExactly(2, 4);
        assertThat(file.rejected().getFirst().reason()).endsWith("There are 2.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31/02/2026,40.00,LAS-1,BACS  | date
            today,40.00,LAS-1,BACS       | date
            2026-12-01,0.00,LAS-1,BACS   | amount
            2026-12-01,-40.00,LAS-1,BACS | amount
            2026-12-01,40.5,LAS-1,BACS   | amount
            2026-12-01,100000.01,LAS-1,B | amount
            2026-12-01,40.00,,BACS       | case reference
            2026-12-01,40.00,=1+1,BACS   | case reference
            2026-12-01,40.00,LAS-1,      | reference
            """)
    void refuses(String row, String because) {
        ContributionFile file = ContributionFile.of(row);

        assertThat(file.payments()).isEmpty();
        assertThat(file.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains(because));
    }

    @Test
    void takesNoMoreThanItSays() {
        ContributionFile file =
                ContributionFile.of("2026-12-01,40.00,LAS-1,BACS\n".repeat(ContributionFile.MOST_ROWS + 5));

        assertThat(file.payments()).hasSize(ContributionFile.MOST_ROWS);
        assertThat(file.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.row()).isEqualTo(ContributionFile.MOST_ROWS + 1));
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(ContributionFile.of("").payments()).isEmpty();
        assertThat(ContributionFile.of("date,amount,person,reference\n").rejected())
                .isEmpty();
    }
}
