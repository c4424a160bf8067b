package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchTermsTests {

    @Test
    @DisplayName("R37 words that say nothing don't narrow a search")
    void leavesOutWordsThatSayNothing() {
        assertThat(SearchTerms.of("Someone to help my mum with the gardening, please"))
                .containsExactly("gardening");
        assertThat(SearchTerms.of("anything")).isEmpty();
        assertThat(SearchTerms.of(" !? ")).isEmpty();
    }

    @Test
    void readsWordsAsTheWordsOfOffersAreKept() {
        assertThat(SearchTerms.of("Zoë's CAFÉ–garden")).containsExactly("zoe", "cafe", "garden");
        assertThat(SearchTerms.of("dog dog Dog")).containsExactly("dog");
    }

    @Test
    void takesNoMoreThanItCanUse() {
        assertThat(SearchTerms.of("one two three four five six seven eight")).hasSize(6);
        assertThat(SearchTerms.of("x".repeat(5000))).isEmpty();
        assertThat(SearchTerms.of("'; drop table offer; --")).containsExactly("drop", "table", "offer");
    }

    @Test
    @DisplayName("R37 of many words not all are needed")
    void asksForMostOfTheWords() {
        assertThat(SearchTerms.needed(1)).isEqualTo(1);
        assertThat(SearchTerms.needed(2)).isEqualTo(2);
        assertThat(SearchTerms.needed(3)).isEqualTo(2);
        assertThat(SearchTerms.needed(4)).isEqualTo(3);
        assertThat(SearchTerms.needed(6)).isEqualTo(4);
    }
}
