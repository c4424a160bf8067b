package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import uk.directly.booking.Along;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.IndividualRate;
import uk.directly.booking.Quote;
import uk.directly.booking.RateFacts;
import uk.directly.booking.RateReason;
import uk.directly.booking.RateRequest;
import uk.directly.booking.RateRequestBook;
import uk.directly.booking.RateRequestState;
import uk.directly.council.WorkingDays;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** The pages of a request for a different rate: £17.80 asked, £15.00 paid, 2½ hours. */
class RateRequestPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer COLIN = RenderedPage.viewer(Navigation.FINANCE);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Instant UNTIL = Instant.parse("2026-12-03T09:30:00Z");
    private static final Rates ASKED = new Rates(Map.of(Band.WEEKDAY, 1_780L, Band.SUNDAY, 2_000L));
    private static final RateFacts FACTS =
            new RateFacts(ASKED, new Rates(Map.of(Band.WEEKDAY, 1_500L, Band.SUNDAY, 1_600L)), 31_200, 10, 2, 1);

    @Test
    @DisplayName("R4 asking says what is kept, until when, and ticks no reason")
    void asks() {
        Quote quote = Offered.quote(1500L, 53_500);
        AskRatePage page = ask(quote).page(AskRateForm.EMPTY, FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("We keep this time for you until Thursday 3 December, 9:30am.")
                .contains("£44.50 is kept for it")
                .contains("No one at what the council pays could do this")
                .contains("£2.80 an hour more than the council pays");
        assertThat(RenderedPage.html(page)).doesNotContainPattern("<input[^>]* checked");
        assertThat(RenderedPage.textForPeople(
                        ask(Offered.quote(1500L, 4_000)).page(AskRateForm.EMPTY, FormErrors.NONE)))
                .contains("We can’t keep this time for you: £4.50 more would be needed");
    }

    @Test
    void saysUntilWhen() {
        assertThat(DateWords.until(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo("the end of Monday 30 November");
        assertThat(DateWords.until(Instant.parse("2026-06-30T23:00:00Z"))).isEqualTo("the end of Tuesday 30 June");
        assertThat(DateWords.until(UNTIL)).isEqualTo("Thursday 3 December, 9:30am");
    }

    @Test
    void keepsWhatWasTyped() {
        AskRateForm form = new AskRateForm(List.of("other", "nonsense"), "");
        assertThat(form.errors().of("words")).isEqualTo("Say why, in a few words");
        assertThat(new AskRateForm(List.of(), "She signs").errors().of("reasons"))
                .isNotNull();
        assertThat(new AskRateForm(List.of("skill"), "x".repeat(501)).errors().of("words"))
                .contains("now it has 501");

        String html = RenderedPage.html(ask(Offered.quote(1500L, 53_500)).page(form, form.errors()));
        assertThat(html).contains("Error: ").containsPattern("value=\"other\"[^>]* checked");
    }

    @Test
    @DisplayName("R4 a yes says what it means: all of it is paid, and the kept time can be booked")
    void saysYes() {
        RateRequest yes = request(RateRequestState.YES, kept(BookingState.ASKING, false), rate());
        RateRequestPage page = RateRequestPages.one(TOM, yes, Offered.quote(1780L, 53_500), TODAY, null);

        assertThat(RenderedPage.textForPeople(page))
                .contains("The council said yes")
                .contains("Nobody else near you signs.")
                .contains("Decided on 1 December 2026.")
                .contains("Weekday: £17.80 an hour")
                .contains("You add nothing of your own.")
                .contains("is kept for you until Thursday 3 December, 9:30am");
        assertThat(page.book()).isNotNull();
        assertThat(RenderedPage.html(page)).contains("/check?start=");

        RateRequestPage part = RateRequestPages.one(TOM, yes, Offered.quote(1700L, 53_500), TODAY, null);
        assertThat(RenderedPage.textForPeople(part))
                .contains("still costs £2.00 more")
                .contains("You never have to add");
        assertThat(RenderedPage.html(part)).contains("/for?start=");
    }

    @Test
    @DisplayName(
            "R4 a no says why and how to challenge it; a time that ran out is said plainly, and the question stays")
    void saysNoAndThatTimeRanOut() {
        RateRequest no = request(RateRequestState.NO, kept(BookingState.ASKING, false), null);
        assertThat(RenderedPage.textForPeople(RateRequestPages.one(TOM, no, Offered.quote(1500L, 53_500), TODAY, null)))
                .contains("The council said no")
                .contains("Ombudsman")
                .contains("See others at what the council pays")
                .contains("Choose how to go on");
        RateRequest late = request(RateRequestState.WAITING, kept(BookingState.EXPIRED, false), null);
        assertThat(RenderedPage.textForPeople(RateRequestPages.one(TOM, late, null, LocalDate.of(2026, 12, 9), null)))
                .contains("Now it is free for others, and the money is left to use again.")
                .contains("Your question stays with the council.")
                .contains("We are sorry.")
                .contains("Choose a time with");
    }

    @Test
    void saysWhereItStands() {
        RateRequest waiting = request(RateRequestState.WAITING, kept(BookingState.ASKING, false), null);
        assertThat(RenderedPage.textForPeople(RateRequestPages.one(TOM, waiting, null, TODAY, "asked")))
                .contains("We asked the council. The time is kept for you.")
                .contains("answers in writing by Tuesday 8 December")
                .contains("Take this back and give the time back");
        assertThat(RenderedPage.textForPeople(RateRequestPages.list(TOM, List.of(waiting), 20)))
                .contains("Aisha K: Going out together We asked the council You asked on Tuesday 1 December");
        assertThat(RenderedPage.textForPeople(RateRequestPages.list(TOM, List.of(), 20)))
                .contains("You have not asked the council to pay more");
        RateRequest without = request(RateRequestState.WAITING, null, null);
        assertThat(RenderedPage.textForPeople(RateRequestPages.one(TOM, without, null, TODAY, "asked")))
                .contains("We asked the council.")
                .contains("£4.50 more would be needed than was left to use");
    }

    @Test
    @DisplayName("R28 the officer sees both rates, the hours that each buys, who else could; R93 words only who may")
    void showsTheOfficerTheFacts() {
        RateRequest waiting = request(RateRequestState.WAITING, kept(BookingState.ASKING, false), null);
        RateAnswerForm form = RateAnswerForm.of(KeptForm.NONE, TODAY);
        String text = RenderedPage.text(RateAnswerPages.one(COLIN, waiting, FACTS, false, form, FormErrors.NONE));

        assertThat(text)
                .contains("Nobody at the base rate could do it They say so")
                .contains("Weekday £17.80 £15.00 £2.80")
                .contains("It buys at what the provider asks 17 hours 31 minutes a week")
                .contains("It buys at the base rate 20 hours 48 minutes a week")
                .contains("2 others within 10 miles, free at that time, at or below the base rate, 1 of them only if")
                .contains("When it was asked: 3.")
                .doesNotContain("She signs");
        assertThat(RenderedPage.text(RateAnswerPages.one(COLIN, waiting, FACTS, true, form, FormErrors.NONE)))
                .contains("She signs");
        assertThat(RenderedPage.text(RateAnswerPages.list(
                        COLIN,
                        List.of(waiting),
                        new RateRequestBook.Count(1, 0),
                        new WorkingDays(java.util.Set.of()),
                        TODAY,
                        20,
                        "answered")))
                .contains("1 request waits for an answer.")
                .contains("£7.00 a visit");
    }

    @Test
    void namesWhatIsWrongInAnAnswer() {
        RateAnswerForm empty = form(Map.of());
        assertThat(empty.errors(ASKED, TODAY).of("yes")).isEqualTo("Choose yes or no");
        assertThat(empty.errors(ASKED, TODAY).of("words")).isNotNull();
        RateAnswerForm both = form(Map.of(
                "yes",
                "yes",
                "rate",
                "17.80",
                "rate-weekday",
                "18",
                "from-day",
                "30",
                "from-month",
                "11",
                "from-year",
                "2026",
                "words",
                "Yes."));
        assertThat(both.errors(ASKED, TODAY).of("rate")).contains("not both");
        assertThat(both.errors(ASKED, TODAY).of("from")).isNotNull();
        assertThat(both.errors(ASKED, TODAY).of("rate-weekday")).isNull();
        RateAnswerForm above = form(Map.of(
                "yes",
                "yes",
                "rate-weekday",
                "17.81",
                "from-day",
                "1",
                "from-month",
                "12",
                "from-year",
                "2026",
                "words",
                "Yes."));
        assertThat(above.errors(ASKED, TODAY).of("rate-weekday")).contains("at most what the provider asks");
        RateAnswerForm right = form(Map.of(
                "yes",
                "yes",
                "rate-weekday",
                "17.50",
                "from-day",
                "1",
                "from-month",
                "12",
                "from-year",
                "2026",
                "words",
                "Yes."));
        assertThat(right.errors(ASKED, TODAY).isEmpty()).isTrue();
        assertThat(right.answer().ratesPence()).isEqualTo(Map.of("weekday", 1_750L));
        assertThat(form(Map.of("yes", "no", "rate", "x", "words", "No."))
                        .answer()
                        .yes())
                .isFalse();
    }

    private static RateAnswerForm form(Map<String, String> typed) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        typed.forEach(posted::add);
        return RateAnswerForm.of(posted);
    }

    private static AskRatePages ask(Quote quote) {
        Screens.Basis basis = new Screens.Basis(quote.offer(), List.of(quote.budget()), List.of());
        Trail trail = new Trail(
                quote.offer().id(),
                quote.span().start(),
                quote.span().end(),
                new UUID(0, 4),
                null,
                Engagement.SELF_EMPLOYED,
                1,
                OnTop.NOTHING,
                Trail.WayOn.ASK,
                null,
                null,
                Along.NONE,
                "k");
        return new AskRatePages(TOM, basis, trail, quote, 0, UNTIL);
    }

    private static RateRequest.Kept kept(BookingState state, boolean booked) {
        return new RateRequest.Kept(new UUID(0, 8), state, UNTIL, booked);
    }

    private static IndividualRate rate() {
        return new IndividualRate(new UUID(0, 9), TODAY, null, Map.of("weekday", 1_780L));
    }

    private static RateRequest request(
            RateRequestState state, RateRequest.@Nullable Kept kept, @Nullable IndividualRate rate) {
        boolean answered = state == RateRequestState.YES || state == RateRequestState.NO;
        return new RateRequest(
                new UUID(0, 7),
                new UUID(0, 1),
                new UUID(0, 2),
                "Tom",
                new UUID(0, 3),
                new UUID(0, 10),
                new UUID(0, 4),
                new Booking.Provider(new UUID(0, 6), "Aisha K", "personal-assistant"),
                new UUID(0, 5),
                "Going out together",
                new RateRequest.Service("community-access", "Going out"),
                Engagement.SELF_EMPLOYED,
                Visits.START,
                Visits.END,
                List.of(RateReason.NONE_AT_BASE, RateReason.SKILL),
                "She signs",
                4_450,
                3_750,
                3,
                Instant.parse("2026-12-01T09:00:00Z"),
                "Tom Okafor",
                false,
                LocalDate.of(2026, 12, 8),
                kept == null ? 450L : null,
                kept,
                state,
                answered ? "Nobody else near you signs." : null,
                answered ? Instant.parse("2026-12-01T10:00:00Z") : null,
                answered ? "Colin Platt" : null,
                rate);
    }
}
