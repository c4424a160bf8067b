package uk.directly.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankAccountTests {
    @Test
    void readsWhatPeopleType() {
        BankAccount typed = BankAccount.typed(" 20-00 00", "1234 5678", "  Ann \t Lee ");

        assertThat(typed).isEqualTo(new BankAccount("200000", "12345678", "Ann Lee"));
        assertThat(typed.fault()).isEmpty();
        assertThat(typed).hasToString("BankAccount[masked]");
        assertThat(BankAccount.dashed("200000")).isEqualTo("20-00-00");
    }

    @ParameterizedTest
    @CsvSource({
        "20000,12345678,Ann,sortCode",
        "2000000,12345678,Ann,sortCode",
        "2000x0,12345678,Ann,sortCode",
        "٢٠٠٠٠٠,12345678,Ann,sortCode",
        "200000,1234567,Ann,accountNumber",
        "200000,123456789,Ann,accountNumber",
        "200000,******78,Ann,accountNumber",
        "200000,12345678,' ',name",
    })
    void saysWhatIsWrong(String sortCode, String number, String name, String field) {
        assertThat(BankAccount.typed(sortCode, number, name).fault())
                .hasValueSatisfying(fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @Test
    void takesSeventyLettersAndNoMore() {
        assertThat(BankAccount.typed("200000", "12345678", "x".repeat(70)).fault())
                .isEmpty();
        assertThat(BankAccount.typed("200000", "12345678", "x".repeat(71)).fault())
                .isPresent();
    }
}
