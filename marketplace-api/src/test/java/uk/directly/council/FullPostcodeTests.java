package uk.directly.council;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullPostcodeTests {

    @ParameterizedTest
    @CsvSource({
        "m332aa, M33 2AA",
        "M33  2AA, M33 2AA",
        "sw1a1aa, SW1A 1AA",
        "M1 1AE, M1 1AE",
        "M33, ",
        "M33 2A, ",
        "here, ",
        "'', ",
        "M33 2AAA, "
    })
    @DisplayName("R64 a whole postcode is written in one way, however it was typed")
    void writesItInOneWay(String typed, String written) {
        assertThat(FullPostcode.of(typed)).isEqualTo(written);
        assertThat(FullPostcode.orTyped(typed)).isEqualTo(written == null ? typed.strip() : written);
    }
}
