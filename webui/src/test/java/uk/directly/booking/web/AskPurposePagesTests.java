package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.AskingPurpose;
import uk.directly.booking.Quote;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

class AskPurposePagesTests {
    private static final Instant SILENCE = Instant.parse("2026-12-09T00:00:00Z");

    @Test
    @DisplayName("R5 the page says what is kept and until when, what follows from each answer and from none")
    void saysWhatFollows() {
        AskPurposePage page = page("", SILENCE, FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Ask the council what this is for")
                .contains("We keep this time for you until the end of Tuesday 8 December, and £44.50 for it.")
                .contains("The council answers in writing by Tuesday 8 December.")
                .contains("If it doesn’t answer in time, that counts as a yes")
                .contains("Ask, and keep £44.50 for it");
    }

    @Test
    @DisplayName("R5 where silence is no yes it says so, and nothing typed is lost beside an error")
    void saysWhenSilenceIsNoYes() {
        AskPurposePage page = page("A pottery class", null, FormErrors.one("words", "Say what you would like to do"));

        assertThat(RenderedPage.textForPeople(page))
                .contains("If there is no answer by Tuesday 15 December, 10am, the time is free for others")
                .doesNotContain("counts as a yes");
        assertThat(RenderedPage.html(page))
                .contains(">A pottery class</textarea>")
                .contains("There is a problem");
        assertThat(page.action()).contains("/ask-council").doesNotContain("pottery");
    }

    private static AskPurposePage page(String words, @Nullable Instant silence, FormErrors errors) {
        Quote quote = Offered.quote(1780L, 53_500);
        return new AskPurposePages(
                        RenderedPage.viewer(Navigation.HOLDER),
                        new Screens.Basis(quote.offer(), List.of(quote.budget()), List.of()),
                        Trail.of(quote.offer().id(), Map.of("key", "k")),
                        quote,
                        new AskingPurpose.Plan(
                                LocalDate.of(2026, 12, 8), Instant.parse("2026-12-15T10:00:00Z"), silence))
                .page(words, errors);
    }
}
