package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.booking.Extras;
import uk.directly.booking.QuoteRequest;
import uk.directly.offer.OfferExtras;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.testing.RenderedPage;

/** What is thought to come on top of a visit, on screen 7. */
class OnTopTests {
    private static final OfferExtras AGREED = new OfferExtras(45, 2_000L, null, null);
    private static final Map<String, String> CHOSEN = Map.of(
            "start",
            Visits.START.toString(),
            "end",
            Visits.END.toString(),
            "miles",
            "12",
            "costs",
            "£4.50",
            "key",
            "k");

    @Test
    @DisplayName("R59 what is typed is priced and promised with the visit, and stays in the address")
    void isPartOfTheVisit() {
        Trail trail = Trail.of(new UUID(0, 5), CHOSEN);

        QuoteRequest asked = Objects.requireNonNull(trail.request(new UUID(0, 3), null, AGREED));

        assertThat(asked.extras()).isEqualTo(new Extras(12, 450));
        assertThat(trail.check().toString()).contains("miles=12").contains("costs=%C2%A34.50");
        assertThat(trail.onTop().errors(AGREED)).isEqualTo(FormErrors.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "'-1', '', miles, Give the miles as a number",
        "twelve, '', miles, Give the miles as a number",
        "501, '', miles, Give a number of miles from 0 to 500",
        "'', 4.505, costs, Give the costs in pounds",
        "'', 20.01, costs, Give costs of at most £20.00"
    })
    @DisplayName("R59 what can't be is said beside its field, and nothing of it is promised")
    void saysWhatIsWrong(String miles, String costs, String field, String said) {
        OnTop onTop = new OnTop(miles, costs);

        assertThat(onTop.errors(AGREED).of(field)).startsWith(said);
        assertThat(onTop.extras(AGREED)).isEqualTo(Extras.NONE);
    }

    @Test
    @DisplayName("R59 what nobody agreed to is neither asked nor promised")
    void asksOnlyWhatWasAgreed() {
        assertThat(OnTop.isAsked(OfferExtras.NONE)).isFalse();
        assertThat(OnTop.isAsked(AGREED)).isTrue();
        assertThat(new OnTop("12", "").extras(OfferExtras.NONE)).isEqualTo(Extras.NONE);
        assertThat(new OnTop("12", "").errors(OfferExtras.NONE).of("miles")).startsWith("No miles are paid here");
    }

    @Test
    @DisplayName(
            "the page asks for it, keeps what was typed and all other answers, and has no button to book while it is wrong")
    void isAskedOnThePage() {
        Trail trail = Trail.of(new UUID(0, 5), CHOSEN);
        FormErrors wrong = FormErrors.one("miles", "Give the miles as a number, like 12");

        String html = RenderedPage.html(page(trail, FormErrors.NONE));

        assertThat(html)
                .contains("Will something come on top")
                .containsPattern("name=\"start\" value=\"" + Visits.START)
                .containsPattern("name=\"key\" value=\"k\"")
                .containsPattern("id=\"miles\"[^>]* value=\"12\"")
                .contains("Book and promise");
        assertThat(RenderedPage.html(page(trail, wrong)))
                .contains("href=\"#miles\"")
                .doesNotContain("Book and promise");
    }

    private static CheckPage page(Trail trail, FormErrors errors) {
        var quote = Offered.quote(1_780L, 53_500);
        var basis = new Screens.Basis(quote.offer(), List.of(quote.budget()), List.of());
        CheckPage page = new CheckPages(RenderedPage.viewer(Navigation.HOLDER), basis, trail, quote).page(errors);
        return new CheckPage(
                page.frame(),
                page.back(),
                page.facts(),
                page.price(),
                new CheckPage.Ask(
                        trail.check().without("miles").without("costs"), "Aisha K", trail.onTop(), true, true),
                page.money(),
                page.notes(),
                page.cancelling(),
                page.terms(),
                page.shortage(),
                page.ownShortage(),
                page.second(),
                page.share(),
                page.button(),
                page.action(),
                page.errors());
    }
}
