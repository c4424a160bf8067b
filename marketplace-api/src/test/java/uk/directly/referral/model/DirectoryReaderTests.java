package uk.directly.referral.model;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.referral.DirectoryRow;
import uk.directly.referral.DirectoryUpload;
import uk.directly.referral.ListingContent;
import uk.directly.referral.ReferralServer;

class DirectoryReaderTests {
    @Test
    void readsWhatDirectoriesCallTheirColumns() {
        ListingContent home =
                first(DirectoryReader.read(ReferralServer.file("/trafford/trafford_care_homes.csv"), "service"));

        assertThat(home.name()).isEqualTo("10 Spennithorne Road");
        assertThat(home.organisation()).isEqualTo("Future Directions CIC");
        assertThat(home.kind()).isEqualTo("Residential homes");
        assertThat(home.address()).isEqualTo("10 Spennithorne Road, Urmston, Manchester");
        assertThat(home.postcode()).isEqualTo("M41 5BU");
        assertThat(home.phone()).isEqualTo("0161 748 6414");
        assertThat(home.website()).isEqualTo("https://www.cqc.org.uk/location/1-466088203");
        assertThat(home.easting()).isBetween(375_700, 376_000);
    }

    @ParameterizedTest
    @CsvSource({
        "m169nw, M16",
        "'M22 5TG ', M22",
        "WA15, WA15",
    })
    @DisplayName("R101 without an address a postcode is cut to its first part, however it is written")
    void cutsPostcodes(String written, String kept) {
        assertThat(first(read("name,postcode\nClub," + written + "\n")).postcode())
                .isEqualTo(kept);
    }

    @Test
    void readsTheLettersOfWindowsAndOfUtf16() {
        byte[] windows = {'n', 'a', 'm', 'e', '\n', 'C', 'a', 'f', (byte) 0xe9, '\n'};

        assertThat(first(DirectoryReader.read(windows, "club")).name()).isEqualTo("Café");
        assertThat(first(DirectoryReader.read("name\nCafé\n".getBytes(UTF_16), "club"))
                        .name())
                .isEqualTo("Café");
        assertThat(first(DirectoryReader.read("\uFEFFname\nCafé\n".getBytes(UTF_8), "club"))
                        .kind())
                .isEqualTo("club");
    }

    @Test
    void takesServicesOneByOneAndOnlyActiveOnes() {
        List<DirectoryRow> rows = read("""
                        {"services": [{"id": "a", "name": "Open", "status": "active", "minimum_age": 18,
                            "attributes": [{"taxonomy_term": {"id": "t", "name": "Gardening"}}]},
                          {"id": "b", "name": "Shut", "status": "defunct"}, 5]}""").rows();

        ListingContent open = Objects.requireNonNull(rows.getFirst().content());
        assertThat(open.services()).containsExactly("t", "Gardening");
        assertThat(open.kind()).isEqualTo("Gardening");
        assertThat(open.minimumAge()).isEqualTo(18);
        assertThat(rows.get(1).reason()).isEqualTo("Its status is “defunct”: only active services are taken.");
        assertThat(rows.get(2).reason()).isEqualTo("It is no service.");
    }

    @Test
    void takesNoMoreThanItCan() {
        StringBuilder file = new StringBuilder("name\n");
        for (int row = 0; row <= DirectoryUpload.MOST_ROWS; row++) {
            file.append("Club ").append(row).append('\n');
        }

        assertThat(read(file.toString()).fault()).startsWith("Only 20000 entries are taken at once.");
    }

    private static DirectoryReader read(String text) {
        return DirectoryReader.read(text.getBytes(UTF_8), "service");
    }

    private static ListingContent first(DirectoryReader read) {
        assertThat(read.fault()).isNull();
        return Objects.requireNonNull(read.rows().getFirst().content());
    }
}
