package uk.directly.starting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCodeTests {
    @Test
    void hasNoVowelsAndNothingThatLooksLikeSomethingElse() {
        Random chance = new Random(4711);

        List<LetterCode> codes = IntStream.range(0, 1_000)
                .mapToObj(each -> LetterCode.random(chance))
                .toList();

        assertThat(codes).allMatch(code -> code.text().matches("[23456789BCDFGHJKMNPQRSTVWXYZ]{10}"));
        assertThat(codes).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"K7MP3-XQ9TB", "k7mp3xq9tb", " K7MP3 – XQ9TB ", "K7.MP.3X.Q9.TB"})
    void isReadHoweverItIsTyped(String typed) {
        assertThat(LetterCode.typed(typed)).isEqualTo(new LetterCode("K7MP3XQ9TB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K7MP3-XQ9T", "K7MP3-XQ9TBB", "K7MP3-XQ9TO", "K7MP3-XQ9T1", "ＫＫＫＫＫＫＫＫＫＫ"})
    void isNoCodeOtherwise(String typed) {
        assertThat(LetterCode.typed(typed)).isNull();
    }

    @Test
    void isSpacedOnPaperAndNeverWritesItselfElsewhere() {
        LetterCode code = new LetterCode("K7MP3XQ9TB");

        assertThat(code.spaced()).isEqualTo("K7MP3-XQ9TB");
        assertThat(code).hasToString("LetterCode[…]");
        assertThat(code.hash()).hasSize(64).doesNotContain("K7MP3");
    }
}
