package uk.directly.payment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankFileTests {
    private static final LocalDate DAY = LocalDate.parse("2026-12-03");

    @ParameterizedTest
    @DisplayName("R27 the payment is found in the file of every kind of bank, and what came in is not taken for one")
    @ValueSource(
            strings = {
                "Date,Type,Description,Money Out,Money In,Balance\n03/12/2026,FPO,A KHAN VISIT1,44.50,,101.20\n"
                        + "03/12/2026,FPI,COUNCIL,,624.00,725.20",
                "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,"
                        + "Credit Amount,Balance\n03/12/2026,FPO,'20-00-00,12345678,A KHAN VISIT1,44.50,,101.20\n"
                        + "03/12/2026,FPI,'20-00-00,12345678,COUNCIL,,624.00,725.20",
                "Number,Date,Account,Amount,Subcategory,Memo\n ,03/12/2026,20-00-00 12345678,-44.50,PAYMENT,A KHAN VISIT1\n"
                        + " ,03/12/2026,20-00-00 12345678,624.00,DIRECTDEP,COUNCIL",
                "Account Name:,Support money\nAccount Balance:,£101.20\n\nDate,Transaction type,Description,Paid out,"
                        + "Paid in,Balance\n03 Dec 2026,Payment,A KHAN VISIT1,£44.50,,£101.20\n"
                        + "03 Dec 2026,Transfer,COUNCIL,,£624.00,£725.20",
                "03/12/2026,A KHAN VISIT1,-44.50\n03/12/2026,COUNCIL,624.00",
                "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)\n03/12/2026,A Khan,VISIT1,FPS,-44.50,101.20\n"
                        + "03/12/2026,COUNCIL,DP,FPS,624.00,725.20",
                "id,Date and time,Name,Amount,Money Out,Money In\nx,2026-12-03 10:11:12,A Khan VISIT1,-44.50,-44.50,\n"
                        + "y,2026-12-03 10:12:12,COUNCIL,624.00,,624.00",
                "\uFEFF\"Date\",\"Text\",\"Value\"\r\n\"03-Dec-2026\",\"A KHAN VISIT1\",\"-44.50\"\r\n"
                        + "\"03-Dec-2026\",\"COUNCIL\",\"1,624.00\"\r\n"
            })
    void findsThePayment(String csv) {
        assertThat(BankFile.of(csv).lines())
                .singleElement()
                .returns(DAY, BankLine::day)
                .returns(4450L, BankLine::pence)
                .returns(true, BankLine::left)
                .matches(line -> line.text().contains(BankLine.plain("VISIT1")), "has its text");
    }

    @Test
    @DisplayName("A payment whose words look like titles is still a payment")
    void isNotMisledByWords() {
        assertThat(BankFile.of("Date,Type,Text,Amount\n03/12/2026,DIRECT DEBIT,GYM UPDATE,-9.00\n"
                                + "03/12/2026,FPO,A KHAN VISIT1,-44.50\n")
                        .lines())
                .extracting(BankLine::pence)
                .containsExactly(900L, 4450L);
    }

    @Test
    void whereNothingHasAMinusTheWayIsNotKnown() {
        assertThat(BankFile.of("Date,Text,Amount\n03/12/2026,A KHAN,44.50\n").lines())
                .singleElement()
                .returns(false, BankLine::left);
    }

    @Test
    void whatIsNoPaymentIsPassedOver() {
        assertThat(BankFile.of("%PDF-1.7 nothing here\n31/11/2026,No such day,-1.00\n03/12/2026,No amount,none\n"))
                .returns(List.of(), BankFile::lines)
                .returns(3, BankFile::unread);
        assertThat(BankFile.of("")).isEqualTo(new BankFile(List.of(), 0));
        assertThat(BankFile.of("03/12/2026,\"never closed,-1.00\n").lines()).isEmpty();
    }

    @Test
    @DisplayName("R27 a number that is far too large is no amount")
    void readsNoNonsense() {
        assertThat(BankFile.of("Date,Text,Amount\n03/12/2026,x,-99999999999999999999.00\n")
                        .lines())
                .isEmpty();
        assertThat(BankFile.of("Date,Text,Amount\n03/12/2026,x,(1234.5)\n").lines())
                .singleElement()
                .returns(123_450L, BankLine::pence);
    }

    @Test
    void readsWhatOlderProgramsSave() {
        String csv = "Date,Text,Paid out\n03/12/2026,Café,£44.50\n";

        assertThat(BankFile.of(csv.getBytes(Charset.forName("windows-1252"))).lines())
                .isEqualTo(BankFile.of(csv.getBytes(StandardCharsets.UTF_8)).lines())
                .hasSize(1);
    }

    @Test
    void keepsToItsLimit() {
        assertThat(BankFile.of("03/12/2026,x,-1.00\n".repeat(BankFile.MOST_LINES + 5))
                        .lines())
                .hasSize(BankFile.MOST_LINES);
    }

    @Test
    @DisplayName("A file's text stands in no log")
    void saysNothingOfItself() {
        assertThat(BankFile.of("03/12/2026,SECRET,-1.00\n").toString())
                .doesNotContain("5ECRET")
                .doesNotContain("SECRET");
    }
}
