package uk.directly.intake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.budget.AwardKind;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.intake.ArrangementRow;
import uk.directly.intake.AwardRow;
import uk.directly.intake.FiguresRow;
import uk.directly.intake.PayeeRow;
import uk.directly.intake.ReadRow;
import uk.directly.intake.Sheet;

@DisplayName("R95 what stands in the files of the old system")
class SheetReaderTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void readsAnAwardByItsTitles() {
        AwardRow row = award(
                "Balance Council,case_reference,GIVENNAME,familyName,born,address,postcode,kind,from,to,weekly,netOrGross,"
                        + "contribution,cycle,reviewBand,hoursAWeek,moneyRoute,planLines,paidUntil,balanceOwn",
                "\"£1,234.50\",old-1,  Ada   Mary ,Fairweather,27/3/1958,\"3 Larkspur Walk,\n Sale\",m332af,Direct Payment,"
                        + "1/4/2024,,312,gross,40.5,Four weekly,close,17:20,own_bank,Getting out; Keeping\\;house;,"
                        + "2026-11-29,0.99");

        assertThat(row)
                .isEqualTo(new AwardRow(
                        "Ada Mary",
                        "Fairweather",
                        LocalDate.of(1958, 3, 27),
                        null,
                        null,
                        "3 Larkspur Walk, Sale",
                        "M33 2AF",
                        AwardKind.DIRECT_PAYMENT,
                        LocalDate.of(2024, 4, 1),
                        null,
                        31_200L,
                        Paid.GROSS,
                        4_050L,
                        4,
                        ReviewBand.CLOSE,
                        1_040,
                        MoneyRoute.OWN_BANK,
                        null,
                        List.of("Getting out", "Keeping;house"),
                        LocalDate.of(2026, 11, 29),
                        123_450L,
                        0L,
                        99L,
                        0L));
    }

    @Test
    void readsAFileOfASpreadsheet() {
        SheetReader read = SheetReader.read(
                Sheet.PAYEES,
                "\uFEFFcaseReference,payee,sortCode,accountNumber,reference\r\n\r\nOLD-1,Nadia,20-00-00,55 77 99 11,\r\n,,,,\r\n",
                TODAY);

        assertThat(read.fault()).isNull();
        assertThat(read.rows())
                .containsExactly(new ReadRow(
                        Sheet.PAYEES, 3, "OLD-1", new PayeeRow("Nadia", "200000", "55779911", null), List.of()));
    }

    @Test
    void readsArrangementsAndFigures() {
        assertThat(SheetReader.read(
                                Sheet.ARRANGEMENTS,
                                "caseReference,who,engagement,rate,hoursAWeek\nOLD-1,Nadia,Self employed,17.8,2.5\n",
                                TODAY)
                        .rows()
                        .getFirst()
                        .content())
                .isEqualTo(new ArrangementRow("Nadia", "self-employed", 1_780L, 150));
        // Whose amounts are empty in our form is not meant.
        assertThat(SheetReader.read(
                                Sheet.FIGURES,
                                "caseReference,kind,from,balanceCouncil,spent\nOLD-1,isf,2026-04-01,,\nOLD-2,,,1,2\n",
                                TODAY)
                        .rows())
                .containsExactly(new ReadRow(
                        Sheet.FIGURES,
                        3,
                        "OLD-2",
                        new FiguresRow(3, "OLD-2", null, null, 100, 0, 0, 0, 200, 0, null),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                weekly         | 0          | Give an amount from £0.01 to £100,000.00.
                weekly         | 12,5       | “12,5” is no amount. Write pounds, like 312.50.
                weekly         | ''         | Nothing stands here.
                contribution   | 101        | The contribution can't be more than the amount.
                balanceCouncil | (12.00)    | “(12.00)” is below zero. Put it right in the old system first: no account here is.
                cycle          | monthly    | “monthly” is none of: weekly, fortnightly, four-weekly, yearly.
                cycle          | ''         | Say how often it is paid in: weekly, fortnightly, four-weekly, yearly.
                from           | 31/11/2026 | “31/11/2026” is no day. Write it like 2026-12-01 or 1/12/2026.
                from           | 1990-01-01 | Give a day from April 1997 on, and at most 2 years ahead.
                to             | 2026-01-01 | The last day is before the first.
                paidUntil      | 2026-01-01 | This is before the award begins.
                born           | 2030-01-01 | Nobody who is alive was born on that day.
                postcode       | M33        | Give a full postcode, like M33 2AA.
                address        | ''         | A postcode needs its address.
                postcode       | ''         | An address needs its postcode.
                reviewBand     | high       | “high” is none of: light, standard, close.
                hoursAWeek     | lots       | “lots” is no length of time. Write hours, like 17.5 or 17:30.
                hoursAWeek     | 169        | A week has 168 hours. Give that many or fewer.
                planLines      | a; A       | Give each line once.
                moneyRoute     | isf        | Say which organisation runs the fund.
                broker         | Fair Funds | Only a fund has an organisation that runs it.
                caseReference  | OLD 1      | A case reference has letters, digits, hyphens and slashes, at most 40.
                """)
    void saysWhatIsWrong(String column, String cell, String message) {
        List<String> titles = List.of(
                "caseReference",
                "givenName",
                "born",
                "address",
                "postcode",
                "kind",
                "from",
                "to",
                "weekly",
                "contribution",
                "cycle",
                "reviewBand",
                "hoursAWeek",
                "moneyRoute",
                "broker",
                "planLines",
                "paidUntil",
                "balanceCouncil");
        List<String> good = List.of(
                "OLD-1",
                "Ada",
                "1958-03-27",
                "3 Larkspur Walk",
                "M33 2AF",
                "direct-payment",
                "2026-04-01",
                "",
                "100",
                "",
                "weekly",
                "",
                "",
                "",
                "",
                "Rest",
                "",
                "0");
        String row = java.util.stream.IntStream.range(0, titles.size())
                .mapToObj(place -> '"' + (titles.get(place).equals(column) ? cell : good.get(place)) + '"')
                .collect(java.util.stream.Collectors.joining(","));

        ReadRow read = SheetReader.read(Sheet.AWARDS, String.join(",", titles) + "\n" + row, TODAY)
                .rows()
                .getFirst();

        assertThat(read.faults()).hasSize(1);
        assertThat(read.faults().getFirst().message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "carer-direct-payment,A carer pays no contribution to their own money.",
        "isf,A fund is paid net of the contribution."
    })
    void keepsTheRulesOfAwards(String kind, String message) {
        ReadRow read = SheetReader.read(
                        Sheet.AWARDS,
                        "caseReference,givenName,kind,from,weekly,netOrGross,contribution,cycle,broker,balanceCouncil\n"
                                + "OLD-1,Ada," + kind + ",2026-04-01,10,gross,1,weekly,"
                                + (kind.equals("isf") ? "Fair Funds" : "") + ",0\n",
                        TODAY)
                .rows()
                .getFirst();

        assertThat(read.faults().getFirst().message()).isEqualTo(message);
    }

    private static AwardRow award(String titles, String row) {
        SheetReader read = SheetReader.read(Sheet.AWARDS, titles + "\n" + row + "\n", TODAY);
        assertThat(read.fault()).isNull();
        ReadRow first = read.rows().getFirst();
        assertThat(first.faults()).isEmpty();
        assertThat(first.caseReference()).isEqualTo("OLD-1");
        return (AwardRow) first.content();
    }
}
