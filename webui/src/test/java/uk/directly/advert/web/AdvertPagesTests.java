package uk.directly.advert.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertAnswer;
import uk.directly.advert.AdvertCheck;
import uk.directly.advert.AdvertState;
import uk.directly.advert.AnswerState;
import uk.directly.web.FormErrors;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** An advert as its author reads and writes it. */
class AdvertPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final String PATH = "/adverts/" + SomeAdvert.ID;
    private static final String BASE = "In the week the council pays £17.80.";

    @Test
    @DisplayName("a draft says what has to be changed, and goes out only once nothing has")
    void checksADraft() {
        AdvertPage wrong = page(
                AdvertState.DRAFT,
                List.of(new AdvertCheck.Finding("words", "Take out 07700 900123.", "07700 900123")),
                List.of());
        assertThat(RenderedPage.textForPeople(wrong))
                .contains("Check your advert")
                .contains("Change this before it goes out")
                .contains("Take out 07700 900123.")
                .contains("Nobody has seen it.")
                .contains(BASE)
                .contains("2 hours 30 minutes a week")
                .contains("£19.50 an hour");
        assertThat(RenderedPage.html(wrong))
                .doesNotContain(PATH + "/publish")
                .contains(PATH + "/change")
                .contains("Delete this draft");
        assertThat(RenderedPage.html(page(AdvertState.DRAFT, List.of(), List.of())))
                .contains("action=\"" + PATH + "/publish\"");
    }

    @Test
    @DisplayName("R104 each state says what it is, why, and what can be done next")
    void saysWhereItStands() {
        assertThat(html(AdvertState.PUBLISHED))
                .contains("It is out until 28 January 2027.")
                .contains("Close this advert")
                .doesNotContain("/change");
        assertThat(html(AdvertState.CLOSED))
                .contains("You closed it.")
                .contains("/adverts/new?repeats=" + SomeAdvert.ID);
        assertThat(html(AdvertState.EXPIRED)).contains("It ended by itself").contains("Write it again");
        assertThat(html(AdvertState.TAKEN_DOWN))
                .contains("This is why: It names your neighbour.")
                .contains("0161 496 0000")
                .contains("Write it again");
    }

    @Test
    @DisplayName("R43 an answer that can be booked leads with the time, one of personal care with meeting first")
    void leadsOnFromAnAnswer() {
        String bookable = RenderedPage.html(page(
                AdvertState.PUBLISHED,
                List.of(),
                List.of(SomeAdvert.answer(AnswerState.WAITING, true, false, 2_000L))));
        assertThat(bookable)
                .contains("href=\"/offers/" + SomeAdvert.OFFER + "\"")
                .contains("Gardens made easy, £20.00 an hour in the week")
                .contains("value=\"chosen\"")
                .contains("value=\"declined\"");
        assertThat(bookable.indexOf("Choose a time")).isLessThan(bookable.indexOf("Meet first"));
        String care = RenderedPage.html(page(
                AdvertState.PUBLISHED, List.of(), List.of(SomeAdvert.answer(AnswerState.WAITING, true, true, 2_000L))));
        assertThat(care.indexOf("Meet first")).isLessThan(care.indexOf("Choose a time"));
    }

    @Test
    @DisplayName("R40 an answer that can't be booked at once can be asked and met, and a no ends all of it")
    void asksWhereNothingCanBeBooked() {
        String enquiry = RenderedPage.html(page(
                AdvertState.PUBLISHED, List.of(), List.of(SomeAdvert.answer(AnswerState.CHOSEN, false, false, null))));
        assertThat(enquiry)
                .contains("You chose this")
                .contains("/offers/" + SomeAdvert.OFFER + "/meet")
                .contains("/offers/" + SomeAdvert.OFFER + "/ask")
                .doesNotContain("Choose a time")
                .doesNotContain("href=\"/offers/" + SomeAdvert.OFFER + "\"")
                .doesNotContain("an hour in the week");
        assertThat(RenderedPage.html(AdvertPage.of(
                        TOM,
                        SomeAdvert.in(AdvertState.PUBLISHED),
                        List.of(),
                        List.of(SomeAdvert.answer(AnswerState.WAITING, true, false, 2_000L)),
                        BASE,
                        false,
                        null,
                        FormErrors.NONE)))
                .as("without support money nothing is booked")
                .doesNotContain("Choose a time");
        assertThat(RenderedPage.html(page(
                        AdvertState.PUBLISHED,
                        List.of(),
                        List.of(SomeAdvert.answer(AnswerState.DECLINED, true, false, 2_000L)))))
                .contains("You said no")
                .doesNotContain("/ask")
                .doesNotContain("/meet");
    }

    @Test
    void listsAll() {
        AdvertsPage page = AdvertsPage.of(
                TOM, List.of(SomeAdvert.in(AdvertState.PUBLISHED, 1), SomeAdvert.in(AdvertState.DRAFT)), true);

        assertThat(RenderedPage.textForPeople(page))
                .contains("The draft is deleted.")
                .contains("Gardening, Weekday mornings")
                .contains("1 answer")
                .contains("Not sent out yet");
        assertThat(RenderedPage.textForPeople(AdvertsPage.of(TOM, List.of(), false)))
                .contains("You have none yet.");
    }

    @Test
    @DisplayName("what was typed is there again beside what is wrong with it")
    void keepsWhatWasTyped() {
        AdvertForm form = AdvertForm.of(typed(
                Map.of("hours", "six", "rate", "17,8", "near", "Sale", "words", "Roses <b>", "gender", "female")));
        FormErrors errors = form.errors();
        String html = RenderedPage.html(formPage(form, errors));

        assertThat(errors.all())
                .extracting(FormErrors.Wrong::field)
                .containsExactly("service", "pattern", "hours", "rate", "reason");
        assertThat(html)
                .contains("There is a problem")
                .contains("value=\"six\"")
                .contains("value=\"17,8\"")
                .contains("value=\"Sale\"")
                .contains("Roses &lt;b&gt;</textarea>")
                .contains("value=\"female\" checked");
        assertThat(RenderedPage.textForPeople(formPage(form, errors))).contains("Say why it has to be");
    }

    @Test
    void readsWhatWasTyped() {
        AdvertForm form = AdvertForm.of(typed(Map.of(
                "service", "gardening",
                "pattern", "Mornings",
                "hours", "2.5",
                "rate", "£17.80",
                "near", "M33 2AA",
                "words", "Roses",
                "gender", "anybody")));

        assertThat(form.errors().isEmpty()).isTrue();
        assertThat(form.draft().weeklyMinutes()).isEqualTo(150);
        assertThat(form.draft().ratePence()).isEqualTo(1_780);
        assertThat(form.draft().gender()).isNull();
    }

    @Test
    @DisplayName("R31 of the place only the outcode is written again; a repeated advert is a new one")
    void writesItAgain() {
        Advert advert = SomeAdvert.in(AdvertState.CLOSED);
        AdvertForm changed = AdvertForm.of(advert, false);
        AdvertForm repeated = AdvertForm.of(advert, true);

        assertThat(changed.near()).isEqualTo("M33");
        assertThat(changed.hours()).isEqualTo("2.5");
        assertThat(changed.rate()).isEqualTo("19.50");
        assertThat(changed.id()).isEqualTo(SomeAdvert.ID);
        assertThat(changed.repeated()).isNull();
        assertThat(repeated.id()).isNotEqualTo(SomeAdvert.ID);
        assertThat(repeated.repeated()).isEqualTo(SomeAdvert.ID);
    }

    @Test
    void saysNothingOfRatesThatNobodyKnows() {
        assertThat(AdvertWords.base(Optional.empty())).isEmpty();
    }

    private static AdvertFormPage formPage(AdvertForm form, FormErrors errors) {
        return AdvertFormPage.of(TOM, "/adverts/new", form, List.of(), BASE, errors);
    }

    private static java.util.function.UnaryOperator<String> typed(Map<String, String> typed) {
        return name -> typed.getOrDefault(name, "");
    }

    private static String html(AdvertState state) {
        return RenderedPage.textForPeople(page(state, List.of(), List.of()))
                + RenderedPage.html(page(state, List.of(), List.of()));
    }

    private static AdvertPage page(AdvertState state, List<AdvertCheck.Finding> findings, List<AdvertAnswer> answers) {
        return AdvertPage.of(
                TOM, SomeAdvert.in(state, answers.size()), findings, answers, BASE, true, null, FormErrors.NONE);
    }
}
