package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTests {
    @Test
    void keepsAnswersInTheirOrderAndEncodesThem() {
        Address address = Address.of("/find/results").with("q", "cook & eat").with("near", "M33 2AA");

        assertThat(address).hasToString("/find/results?q=cook+%26+eat&near=M33+2AA");
        assertThat(address.fields())
                .containsExactly(new Address.Field("q", "cook & eat"), new Address.Field("near", "M33 2AA"));
    }

    @Test
    void leavesOutWhatHasNoAnswer() {
        assertThat(Address.of("/find").with("q", "").with("near", null)).hasToString("/find");
    }

    @Test
    void aLaterAnswerTakesThePlaceOfAnEarlierOne() {
        Address address = Address.of("/find").with("within", 3).with("within", 5);

        assertThat(address).hasToString("/find?within=5");
        assertThat(address.without("within")).hasToString("/find");
    }

    @Test
    void carriesItsAnswersToAnotherPage() {
        assertThat(Address.of("/find")
                        .withAll("skill", List.of("Makaton", "BSL"))
                        .on("/find/where"))
                .hasToString("/find/where?skill=Makaton&skill=BSL");
    }
}
