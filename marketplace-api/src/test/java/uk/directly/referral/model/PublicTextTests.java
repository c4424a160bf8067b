package uk.directly.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicTextTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I live at M33 2AA, near the park.       | I live at M33, near the park.
            m332aa                                  | m33
            Ring 07700 900123.                      | Ring (phone number left out).
            Ring +44 (0)161 496 0101 in the evening | Ring (phone number left out) in the evening
            0161-496-0101                           | (phone number left out)
            Write to aisha.k+help@mail.example.org! | Write to (e-mail left out)!
            """)
    @DisplayName("R101 nobody gives away their home without having thought of it")
    void takesOutWhatLeadsHome(String said, String given) {
        assertThat(PublicText.of(said)).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({
        "'I have helped for 20 years, from 09:00 to 17:30, for £17.80 an hour.'",
        "'Level 3 NVQ, Makaton, PEG, 2 dogs and 1 car.'",
        "'I began on 12 March 2019 and I am in M33 and WA15.'"
    })
    void leavesEverythingElse(String said) {
        assertThat(PublicText.of(said)).isEqualTo(said);
    }
}
