package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.directly.web.AgreedPart;

class AgreedPartTests {
    @Test
    void readsHeadingsParagraphsAndLists() {
        List<AgreedPart> parts = AgreedPart.of(
                "Prices\nPrice:\n- Weekdays: £17.80 an hour\n- Sundays: £19.40 an hour\nBy the minute.\n\nWording 1.");

        assertThat(parts)
                .containsExactly(
                        new AgreedPart(
                                "Prices",
                                List.of("Price:"),
                                List.of("Weekdays: £17.80 an hour", "Sundays: £19.40 an hour"),
                                List.of("By the minute.")),
                        new AgreedPart("", List.of("Wording 1."), List.of(), List.of()));
    }
}
