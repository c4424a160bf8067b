package uk.directly.referral.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridReferenceTests {
    // Two care homes: their postcodes' middles on the grid (Code-Point Open), and the published longitude and latitude.
    @ParameterizedTest
    @CsvSource({
        "377841, 391789, 53.422443, -2.334908",
        "377385, 389198, 53.399099, -2.341537",
    })
    void goesBothWays(int easting, int northing, double latitude, double longitude) {
        GridReference there =
                Objects.requireNonNull(GridReference.of(String.valueOf(latitude), String.valueOf(longitude)));
        GridReference.Degrees back = new GridReference(easting, northing).degrees();

        assertThat(Math.hypot(there.easting() - easting, there.northing() - northing))
                .isLessThan(50);
        assertThat(back.latitude()).isCloseTo(latitude, within(0.0005));
        assertThat(back.longitude()).isCloseTo(longitude, within(0.0008));
    }

    @Test
    void comesBackToWhereItBegan() {
        for (int easting = 100_000; easting < 650_000; easting += 50_000) {
            for (int northing = 20_000; northing < 1_200_000; northing += 100_000) {
                GridReference.Degrees degrees = new GridReference(easting, northing).degrees();
                GridReference again = GridReference.of(degrees);

                assertThat(again).isNotNull();
                assertThat(Math.hypot(Objects.requireNonNull(again).easting() - easting, again.northing() - northing))
                        .isLessThan(2);
            }
        }
    }

    @Test
    void knowsNothingOutsideGreatBritain() {
        assertThat(GridReference.of("100", "101")).isNull();
        assertThat(GridReference.of("here", "there")).isNull();
        assertThat(GridReference.of("53.4", null)).isNull();
    }
}
