package uk.directly.council;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class WardsIT {
    private final TestDatabase database;
    private final Wards wards;

    WardsIT(TestDatabase database) {
        this.database = database;
        this.wards = new Wards(database.client());
    }

    @BeforeEach
    void wards() {
        database.execute("""
                insert into ward (code, name, outline) values
                    ('E1', 'Ashby', 'M37800 -39100l100 0l0 -100l-100 50z'), ('E2', 'Bexford', 'M37900 -39100l100 0l20 -100z'),
                    ('E3', 'Undrawn', null)""");
    }

    @AfterEach
    void without() {
        database.execute("delete from ward where code in ('E1', 'E2', 'E3') or code like 'X%'");
    }

    @Test
    @DisplayName("a ward's rectangle comes from its outline, and a map has those that lie around a place")
    void findsWhatIsAround() {
        Ward ashby = new Ward(
                "Ashby",
                "M37800 -39100l100 0l0 -100l-100 50z",
                new GridPoint(378_000, 391_000),
                new GridPoint(379_000, 392_000));

        assertThat(around(377_000, 391_500, 1_100)).containsExactly(ashby);
        assertThat(around(377_000, 391_500, 900)).isEmpty();
        assertThat(around(379_100, 391_100, 500)).hasSize(2);
        assertThat(requireNonNull(wards.named(List.of("Ashby", "Undrawn", "Nowhere"))
                        .collectList()
                        .block()))
                .containsExactly(ashby);
        assertThat(requireNonNull(wards.named(List.of()).collectList().block())).isEmpty();
    }

    @Test
    @DisplayName("a map of too many wards is none")
    void drawsOnlyWhatCanBeRead() {
        database.execute("""
                insert into ward (code, name, outline)
                select 'X' || i, 'Ward ' || i, 'M37800 -39100l100 0l0 -100l-100 50z' from generate_series(1, 60) i""");

        assertThat(around(378_500, 391_500, 100)).isEmpty();
    }

    private List<Ward> around(int easting, int northing, double metres) {
        return requireNonNull(wards.around(new GridPoint(easting, northing), metres)
                .collectList()
                .block());
    }
}
