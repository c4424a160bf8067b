package uk.directly.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.rate.RateCardFile.RowFault;

class RateCardFileTests {
    private static final RateTable CARD = new RateTable(
            Map.of(
                    CardEngagement.EMPLOYED, RateFixtures.EMPLOYED_BASE,
                    CardEngagement.SELF_EMPLOYED, RateFixtures.SELF_EMPLOYED,
                    CardEngagement.MICRO_PROVIDER, RateFixtures.MICRO_PROVIDER,
                    CardEngagement.ORGANISATION, RateFixtures.ORGANISATION),
            RateFixtures.EMPLOYED_PAY_GUIDE);

    @Test
    void readsWhatItWrites() {
        String file = RateCardFile.write(CARD);

        RateCardFile read = RateCardFile.read(file);

        assertThat(file)
                .startsWith("engagement,band,pay guide,base\r\nemployed,weekday,13.20,15.60\r\n")
                .contains("\r\norganisation,bank-holiday,,34.20\r\n");
        assertThat(file.lines()).hasSize(1 + 4 * 7);
        assertThat(read.faults()).isEmpty();
        assertThat(read.rates()).isEqualTo(CARD);
    }

    @Test
    void readsWhatASpreadsheetMakesOfIt() {
        RateCardFile read = RateCardFile.read(
                "\uFEFFEngagement,Band,Pay guide,Base\n\"Employed\",\"Bank holiday\",£19.80,\"£1,023.40\"\n");

        assertThat(read.faults()).isEmpty();
        assertThat(read.rates().payGuide().in(Band.BANK_HOLIDAY)).hasValue(1_980);
        assertThat(read.rates().in(RateCell.base(CardEngagement.EMPLOYED, Band.BANK_HOLIDAY)))
                .hasValue(102_340);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "employed,weekday,13.20               | Give four columns",
                "agency,weekday,,15.60                | no engagement",
                "employed,tuesday,13.20,15.60         | no band",
                "employed,weekday,,15.60              | The pay guide has to be pounds",
                "employed,weekday,13.20,              | The base rate has to be pounds",
                "organisation,weekday,,0.00           | The base rate has to be pounds",
                "organisation,weekday,,10000.01       | The base rate has to be pounds",
                "organisation,weekday,,22.8           | The base rate has to be pounds",
                "organisation,weekday,,-22.80         | The base rate has to be pounds",
                "organisation,weekday,13.20,22.80     | Leave it empty in this row"
            })
    void namesTheRowAndWhatToDo(String row, String reason) {
        RateCardFile read = RateCardFile.read("engagement,band,pay guide,base\n" + row + "\n");

        assertThat(read.faults()).hasSize(1);
        assertThat(read.faults().getFirst().row()).isEqualTo(2);
        assertThat(read.faults().getFirst().reason()).contains(reason);
    }

    @Test
    void refusesASecondRowForTheSame() {
        RateCardFile read = RateCardFile.read("organisation,weekday,,22.80\norganisation,weekday,,23.80\n");

        assertThat(read.faults())
                .containsExactly(
                        new RowFault(2, "There is a row for organisation, weekday above. Leave one of them out."));
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(RateCardFile.read("").faults()).hasSize(1);
        assertThat(RateCardFile.read("engagement,band,pay guide,base\n").faults())
                .extracting(RowFault::reason)
                .first()
                .asString()
                .contains("There are no rows");
    }
}
