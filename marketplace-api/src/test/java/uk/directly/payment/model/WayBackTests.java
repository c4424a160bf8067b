package uk.directly.payment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.payment.model.WayBack.Decision;
import uk.directly.payment.model.WayBack.Part;
import uk.directly.payment.model.WayBack.Source;

class WayBackTests {
    private static final UUID NEW = new UUID(0, 2);
    private static final UUID OLD = new UUID(0, 1);

    @Test
    @DisplayName("R14 what was paid last goes back first")
    void beginsWithTheLast() {
        WayBack way = new WayBack(3_000, List.of(new Source(NEW, 2_000), new Source(OLD, 1_000)));

        assertThat(way.of(500)).isEqualTo(new Decision.Parts(List.of(new Part(NEW, 500))));
        assertThat(way.of(2_000)).isEqualTo(new Decision.Parts(List.of(new Part(NEW, 2_000))));
        assertThat(way.of(2_750)).isEqualTo(new Decision.Parts(List.of(new Part(NEW, 2_000), new Part(OLD, 750))));
        assertThat(way.of(3_001)).isEqualTo(new Decision.MoreThanUnused(1));
    }

    @Test
    @DisplayName("R14 what came otherwise is told apart from what is not there")
    void tellsWhatCameOtherwise() {
        WayBack way = new WayBack(3_000, List.of(new Source(NEW, 2_000)));

        assertThat(way.mostPence()).isEqualTo(2_000);
        assertThat(way.otherwisePence()).isEqualTo(1_000);
        assertThat(way.of(2_001)).isEqualTo(new Decision.CameOtherwise(2_000));
        assertThat(new WayBack(100, List.of()).of(1)).isEqualTo(new Decision.CameOtherwise(0));
    }

    @Test
    @DisplayName("R14 the parts are what was asked for, and no source gives more than it has")
    void addsUp() {
        qt().forAll(
                        lists().of(integers().between(1, 5_000)).ofSizeBetween(0, 6),
                        integers().between(0, 30_000),
                        integers().between(1, 30_000))
                .checkAssert((paid, unused, asked) -> {
                    List<Source> sources = paid.stream()
                            .map(pence -> new Source(UUID.randomUUID(), pence))
                            .toList();
                    WayBack way = new WayBack(unused, sources);
                    switch (way.of(asked)) {
                        case Decision.Parts parts -> {
                            assertThat(parts.parts().stream()
                                            .mapToLong(Part::amountPence)
                                            .sum())
                                    .isEqualTo((long) asked);
                            assertThat(parts.parts())
                                    .allSatisfy(part -> assertThat(sources)
                                            .anyMatch(source -> source.topUpId().equals(part.topUpId())
                                                    && source.leftPence() >= part.amountPence()));
                            assertThat((long) asked).isLessThanOrEqualTo(way.mostPence());
                        }
                        case Decision.MoreThanUnused more ->
                            assertThat(more.shortPence()).isEqualTo((long) asked - unused);
                        case Decision.CameOtherwise otherwise ->
                            assertThat(otherwise.mostPence()).isLessThan(asked);
                    }
                });
    }
}
