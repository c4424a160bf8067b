package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.offer.SearchQuery.Sort;
import uk.directly.testing.TestDatabase;

/** Finding by words and by kinds of support. */
class SearchWordsIT extends SearchedRegister {
    SearchWordsIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("R36 a service is found with those that belong to it")
    void findsAServiceWithItsChildren() {
        rows.offer(rows.provider("Tidy"), "Windows", offer -> offer.service("cleaning"));
        rows.offer(rows.provider("Errand"), "Errands", offer -> offer.service("shopping"));
        rows.offer(rows.provider("Home"), "House", offer -> offer.service("domestic-help"));
        rows.offer(rows.provider("Green"), "Lawns", offer -> offer.service("gardening"));

        assertThat(titles(ALL.withService("domestic-help"))).containsExactlyInAnyOrder("Windows", "Errands", "House");
        assertThat(titles(ALL.withService("cleaning"))).containsExactly("Windows");
        assertThat(titles(near("M33 2AA", 10).withService("domestic-help"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gardening",
                "GARDENING",
                "gardening hedges",
                "gardner",
                "gardning",
                "hedge",
                "Zoë",
                "zoe",
                "someone to help with the gardening please",
                "hegdes"
            })
    @DisplayName("R37 words: case, accents and spelling are forgiven")
    void forgivesSpelling(String text) {
        rows.offer(rows.provider("Zoë Hill"), "Hedges and lawns");
        rows.offer(rows.provider("Tidy"), "Windows", offer -> offer.service("cleaning"));

        assertThat(titles(ALL.withText(text))).containsExactly("Hedges and lawns");
    }

    @Test
    @DisplayName("R37 what fits the words best comes first")
    void sortsByRelevance() {
        rows.offer(rows.provider("Cheap", p -> p), "Gardens", offer -> offer.pence(1000));
        rows.offer(rows.provider("Exact"), "Hedges and roses", offer -> offer.pence(3000));

        assertThat(titles(ALL.withText("hedges gardening"))).containsExactly("Hedges and roses");
        assertThat(titles(ALL.withText("gardens"))).containsExactly("Gardens", "Hedges and roses");
        assertThat(titles(ALL.withText("gardens").withSort(Sort.RATE))).containsExactly("Gardens", "Hedges and roses");
        assertThat(titles(ALL.withText("anything"))).hasSize(2);
        assertThat(titles(ALL.withText("submarines"))).isEmpty();
        assertThat(titles(ALL.withText("'; drop table offer; --"))).isEmpty();
    }

    @Test
    @DisplayName("R37 a word that offers use is not taken for another one")
    void takesAKnownWordAtItsWord() {
        rows.offer(rows.provider("Maker"), "We make and repair");
        rows.offer(rows.provider("Signer", p -> p.skilled("{Makaton}")), "Signing with Makaton");

        assertThat(titles(ALL.withText("makaton"))).containsExactly("Signing with Makaton");
        assertThat(titles(ALL.withText("makton"))).contains("Signing with Makaton");
    }
}
