package uk.directly.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.bank.BankAccount;

class SimulatedNameCheckTests {
    @ParameterizedTest
    @CsvSource({"12345691,close", "12345692,no-match", "12345693,cant-say", "12345678,match"})
    void answersByTheLastDigits(String number, String answer) {
        assertThat(new SimulatedNameCheck()
                        .check(BankAccount.typed("20-00-00", number, "Ann Lee"))
                        .block())
                .isNotNull()
                .satisfies(found -> assertThat(found.slug()).isEqualTo(answer));
    }
}
