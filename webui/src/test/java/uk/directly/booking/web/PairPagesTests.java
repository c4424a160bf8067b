package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Cancellations;
import uk.directly.booking.Company;
import uk.directly.booking.PairQuote;
import uk.directly.booking.PairSteps;
import uk.directly.booking.TwoBooked;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Engagement;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

/** Two people at the same time as a person reads it, and as those who come read it. */
class PairPagesTests {
    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer AISHA = RenderedPage.viewer(Navigation.PROVIDER);
    private static final UUID PAIR = new UUID(0, 77);
    private static final UUID OTHER = new UUID(0, 78);
    private static final Instant BEFORE = BookingFixture.START.minusSeconds(86_400);

    @Test
    @DisplayName("R51 the trail remembers who comes as well, and asks of the other by the same screens")
    void trailOfTwo() {
        UUID first = new UUID(0, 5);
        Trail trail = Trail.of(
                first,
                Map.of("start", "2026-12-03T09:30:00Z", "end", "2026-12-03T12:00:00Z", "with", OTHER + ".employed"));

        assertThat(trail.check().path()).isEqualTo("/book/" + first + "/two");
        assertThat(trail.swapped().offerId()).isEqualTo(OTHER);
        assertThat(trail.swapped().engagement()).isEqualTo(Engagement.EMPLOYED);
        assertThat(trail.swapped().with()).isEqualTo(new Trail.With(first, null));
        assertThat(trail.swapped().swapped()).isEqualTo(trail);
        assertThat(trail.second().toString()).doesNotContain("with=");
        assertThat(Trail.of(first, Map.of("with", first.toString())).with()).isNull();
        assertThat(Trail.of(first, Map.of("with", "somebody")).with()).isNull();
    }

    @Test
    @DisplayName("R12 R4 what each costs, what both cost, from where, and what is left; one button for both")
    void checksBoth() {
        String text = RenderedPage.textForPeople(
                two(new PairQuote(Offered.quote(1780L, 53_500), Offered.quote(1780L, 53_500))));

        assertThat(text)
                .contains("Both together £89.00")
                .contains("Left to use afterwards £446.00")
                .contains("We book both or neither.")
                .contains("Book both and promise £89.00")
                .contains("Shall both come again, every week for example?")
                .contains("if you cancel, and what you agree to");
    }

    @Test
    @DisplayName(
            "ADR 47 what comes again is booked with each of them: the same day, length and purpose, and nobody beside them")
    void leadsToEachAlone() {
        TwoPage page = two(new PairQuote(Offered.quote(1780L, 53_500), Offered.quote(1780L, 53_500)));

        assertThat(page.again())
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.href())
                        .contains("/time?")
                        .contains("length=")
                        .contains("for=" + Offered.GOING_OUT.id())
                        .doesNotContain("with=")
                        .doesNotContain("key="));
        assertThat(page.again().get(1).href()).startsWith("/book/" + OTHER + "/time");
    }

    @Test
    @DisplayName("R12 the money reaches for one: what is missing for both, and no button")
    void saysWhatIsMissing() {
        String text = RenderedPage.textForPeople(
                two(new PairQuote(Offered.quote(1780L, 5_000), Offered.quote(1780L, 5_000))));

        assertThat(text).contains("£39.00 short for both, nothing was taken.").doesNotContain("Book both");
    }

    private static TwoPage two(PairQuote quote) {
        Screens.Basis basis =
                new Screens.Basis(quote.first().offer(), List.of(quote.first().budget()), List.of());
        Trail trail = Trail.of(
                quote.first().offer().id(),
                Map.of(
                        "start",
                        Visits.START.toString(),
                        "end",
                        Visits.END.toString(),
                        "for",
                        Offered.GOING_OUT.id().toString(),
                        "with",
                        OTHER.toString(),
                        "key",
                        "k"));
        return new TwoPages(TOM, basis, trail, quote).page(FormErrors.NONE);
    }

    @Test
    void offersASecondOnlyWhereSomebodyComesToOnePerson() {
        assertThat(SecondPages.isForOne(Offered.hourly(Engagement.SELF_EMPLOYED)))
                .isTrue();
        assertThat(SecondPages.isForOne(Offered.offer(SoldBy.SESSION, Engagement.BUSINESS)))
                .isFalse();
        assertThat(SecondPages.isForOne(Offered.offer(SoldBy.FIXED, Engagement.BUSINESS)))
                .isFalse();
    }

    @Test
    @DisplayName("R7 whom the person knows stands first; who comes already is not offered again")
    void listsWhomOneKnows() {
        Booking aisha = BookingFixture.aBooking().build();

        assertThat(SecondPages.people(
                        Offered.hourly(Engagement.SELF_EMPLOYED),
                        List.of(aisha),
                        List.of(),
                        Set.of(aisha.offerId()),
                        List.of()))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.text()).isEqualTo("Aisha K.");
                    assertThat(choice.hint()).contains("You have booked them").endsWith("Free at that time.");
                });
        SecondPage page = new SecondPage(
                Frame.of("Who else should come?", TOM),
                "/back",
                "Aisha K, Thursday",
                "Aisha K",
                List.of(),
                "",
                Trail.of(OTHER, Map.of()).second(),
                "/find",
                FormErrors.NONE);
        assertThat(RenderedPage.textForPeople(page)).contains("We found nobody else for that time.");
    }

    @Test
    @DisplayName("R7 R53 one can't come: nobody else is asked, keep the other alone or call off, with what that costs")
    void oneIsLeft() {
        Booking left = booking(BookingState.CONFIRMED, pair(BookingState.DECLINED, false));
        Booking gone = booking(BookingState.DECLINED, pair(BookingState.CONFIRMED, false));
        TogetherPage page = together(new TwoBooked(PAIR, left, gone), left, 2_225);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Is Aisha K. enough?")
                .contains("We have asked nobody else.")
                .contains("Keep Aisha K. alone")
                .contains("Calling off now costs £22.25. The other £22.25 is left to use again.")
                .contains("Call Aisha K. off")
                .contains("Promised now")
                .doesNotContain("To call off only one of them")
                .contains("You have not said whom you would ask.");
        assertThat(RenderedPage.html(page)).contains("name=\"charge\" value=\"2225\"");
    }

    @Test
    void bothAreAsked() {
        Booking one = booking(BookingState.REQUESTED, pair(BookingState.REQUESTED, false));
        TogetherPage page = together(new TwoBooked(PAIR, one, one), one, 0);

        assertThat(RenderedPage.textForPeople(page))
                .contains("We asked Aisha K. and Aisha K.")
                .contains("Call both off")
                .contains("Calling off now is free.")
                .doesNotContain("Keep ");
    }

    @Test
    void nobodyIsLeft() {
        Booking off = booking(BookingState.CANCELLED, pair(BookingState.CANCELLED, false));

        assertThat(RenderedPage.textForPeople(TogetherController.page(
                        TOM,
                        new TwoBooked(PAIR, off, off),
                        new PairSteps.Cost(List.of()),
                        List.of(),
                        "off",
                        FormErrors.NONE,
                        BEFORE)))
                .contains("It is called off.")
                .contains("Neither of them is still to come.")
                .doesNotContain("Call both off");
    }

    private static TogetherPage together(TwoBooked both, Booking standing, long charge) {
        PairSteps.Cost cost = new PairSteps.Cost(List.of(new PairSteps.Cost.One(
                standing, new Cancellations.Cost.Known(charge, 4_450 - charge, "As you agreed."))));
        return TogetherController.page(TOM, both, cost, List.of(), null, FormErrors.NONE, BEFORE);
    }

    @Test
    @DisplayName("R101 who comes learns that two come, by name only once both have said yes")
    void tellsThoseWhoCome() {
        assertThat(forProvider(BookingState.REQUESTED, BookingState.CONFIRMED, false))
                .contains("asks two people to come at the same time")
                .doesNotContain("Green Gate");
        assertThat(forProvider(BookingState.CONFIRMED, BookingState.CONFIRMED, false))
                .contains("you and Green Gate");
        assertThat(forProvider(BookingState.CONFIRMED, BookingState.EXPIRED, false))
                .contains("Tom decides whether you come alone")
                .doesNotContain("Green Gate");
        assertThat(forProvider(BookingState.CONFIRMED, BookingState.DECLINED, true))
                .contains("would like you to come alone");
        assertThat(RenderedPage.textForPeople(RequestPage.of(
                        Frame.of("Tom asks for you", AISHA),
                        booking(BookingState.REQUESTED, pair(BookingState.REQUESTED, false)))))
                .contains("Who else");
    }

    private static String forProvider(BookingState own, BookingState other, boolean kept) {
        return PairWords.forProvider(booking(own, pair(other, kept))).toString();
    }

    @Test
    @DisplayName("R7 the visit's own page says who comes as well, and that there is something to say")
    void visitSaysWhoComesAsWell() {
        String text = RenderedPage.textForPeople(VisitPages.page(
                TOM, booking(BookingState.CONFIRMED, pair(BookingState.DECLINED, false)), BEFORE, null));

        assertThat(text)
                .contains("Green Gate can’t come.")
                .contains("Green Gate can’t come. Say whether Aisha K. is enough");
        assertThat(PairWords.both(booking(BookingState.CONFIRMED, pair(BookingState.CONFIRMED, false))))
                .isNotNull();
        assertThat(PairWords.both(booking(BookingState.CONFIRMED, pair(BookingState.DECLINED, false))))
                .isNull();
        assertThat(PairWords.both(BookingFixture.aBooking().build())).isNull();
    }

    private static Company pair(BookingState other, boolean kept) {
        return new Company(new Company.Pair(PAIR, OTHER, "Green Gate", other, null, kept));
    }

    private static Booking booking(BookingState state, Company company) {
        return BookingFixture.aBooking().in(state).with(company).build();
    }
}
