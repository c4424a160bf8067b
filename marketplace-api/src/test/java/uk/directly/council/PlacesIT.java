package uk.directly.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class PlacesIT {
    private final TestDatabase database;
    private final Places places;

    PlacesIT(TestDatabase database) {
        this.database = database;
        this.places = new Places(database.client());
    }

    @BeforeEach
    void twoPostcodes() {
        database.execute("""
                insert into ward (code, name) values ('E05015254', 'Sale Central') on conflict do nothing;
                insert into postcode (postcode, place, ward_code) values
                    ('M33 2AA', point(379077, 392322), 'E05015254'),
                    ('M33 9ZY', point(378000, 391000), null)
                on conflict do nothing
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M33 2AA", "m332aa", " m33  2aa ", "M3 32AA"})
    void findsAPostcodeHoweverItIsTyped(String typed) {
        Place place = found(typed).orElseThrow();

        assertThat(place)
                .isEqualTo(new Place("M33 2AA", new GridPoint(379077, 392322), "Sale Central, M33", "Sale Central"));
    }

    @Test
    void namesTheTownWhereTheWardIsNotKnown() {
        assertThat(found("M33 9ZY").map(Place::district)).contains("Sale, M33");
    }

    @Test
    void findsAnOutcodeAnywhereInTheCountry() {
        assertThat(found("m33")).contains(new Place("M33", new GridPoint(378400, 391600), "Sale, M33", null));
        assertThat(found("EC1A")).isPresent();
    }

    @Test
    void findsATownAndAWard() {
        assertThat(found("sale").map(Place::point)).contains(new GridPoint(378400, 391600));
        assertThat(found("Sale  Central").map(Place::name)).contains("Sale Central");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "M33 2ZZ", "ZZ99", "Nowhere at all", "'; drop table postcode; --", "M33\u0000"})
    void findsNothingForWhatNobodyKnows(String typed) {
        assertThat(found(typed)).isEmpty();
    }

    @Test
    void measuresMiles() {
        GridPoint here = new GridPoint(379077, 392322);

        assertThat(here.milesTo(new GridPoint(379077 + 1609, 392322))).isBetween(0.999, 1.001);
        assertThat(here.metresTo(here)).isZero();
    }

    private Optional<Place> found(String typed) {
        return places.find(typed).blockOptional();
    }
}
