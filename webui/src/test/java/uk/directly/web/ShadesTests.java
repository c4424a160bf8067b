package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShadesTests {
    @Test
    @DisplayName("a quarter of the areas has each shade, whatever the figures are")
    void parts() {
        assertThat(words(LongStream.rangeClosed(41, 48).boxed().toList()))
                .containsExactly("41 to 42: 2 areas", "43 to 44: 2 areas", "45 to 46: 2 areas", "47 to 48: 2 areas");
    }

    @Test
    void hasOneShadeForEachFigureWhereThereAreFew() {
        assertThat(words(List.of())).isEmpty();
        assertThat(words(List.of(7L))).containsExactly("7: 1 area");
        assertThat(words(List.of(9L, 9L, 9L))).containsExactly("9: 3 areas");
        assertThat(words(List.of(30L, 5L))).containsExactly("5: 1 area", "30: 1 area");
    }

    @Test
    @DisplayName("the same figure has one shade, however many areas have it")
    void keepsEqualsTogether() {
        assertThat(words(List.of(5L, 5L, 5L, 5L, 5L, 5L, 6L, 90L))).containsExactly("5: 6 areas", "6 to 90: 2 areas");
    }

    @Test
    @DisplayName(
            "every area has one shade, darker where more is missing, and a shade begins and ends with a figure told")
    void isAnOrder() {
        Random random = new Random(39);
        for (int round = 0; round < 2_000; round++) {
            List<Long> told = random.longs(1 + random.nextInt(40), 5, 6 + random.nextInt(60))
                    .boxed()
                    .toList();
            Shades shades = Shades.of(told);

            assertThat(shades.shades()).hasSizeBetween(1, 4);
            assertThat(shades.shades().stream().mapToInt(Shades.Shade::areas).sum())
                    .isEqualTo(told.size());
            assertThat(shades.shades()).allSatisfy(shade -> assertThat(told).contains(shade.from(), shade.to()));
            List<Integer> numbers = told.stream().sorted().map(shades::depth).toList();
            assertThat(numbers)
                    .isSorted()
                    .startsWith(1)
                    .endsWith(shades.shades().size());
        }
    }

    private static List<String> words(List<Long> told) {
        return Shades.of(told).shades().stream().map(Shades.Shade::words).toList();
    }
}
