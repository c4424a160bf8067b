package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Company;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;
import uk.directly.web.testing.BookingFixture;
import uk.directly.web.testing.RenderedPage;

/** R51: a visit that two people share, as each of them and who comes read it. */
class CouplePagesTests {
    private static final Viewer ANN = RenderedPage.viewer(Navigation.HOLDER);
    private static final Instant BEFORE = BookingFixture.START.minusSeconds(86_400);

    @Test
    @DisplayName("R51 who invites reads their half, that nothing is booked yet, and nothing of the other's money")
    void sharing() {
        Screens.Basis basis =
                new Screens.Basis(Offered.quote(1780L, 53_500).offer(), List.of(Offered.budget(53_500)), List.of());
        Trail trail = Trail.of(
                new UUID(0, 5), Map.of("start", Visits.START.toString(), "end", Visits.END.toString(), "key", "k"));
        SharePage page = SharePage.of(ANN, basis, trail, Offered.quote(1780L, 53_500), FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Your half £44.50")
                .contains("Until then nothing is booked, and the time is not kept.")
                .contains("Get the link");
        assertThat(RenderedPage.html(page)).contains("/book/" + new UUID(0, 5) + "/share?");
    }

    @Test
    @DisplayName("R61 who acts for one of them reads of that person's half")
    void sharingForAnother() {
        Screens.Basis basis =
                new Screens.Basis(Offered.quote(1780L, 53_500).offer(), List.of(Offered.budget(53_500)), List.of());
        Trail trail = Trail.of(
                new UUID(0, 5), Map.of("start", Visits.START.toString(), "end", Visits.END.toString(), "key", "k"));
        Viewer forAnn = new Viewer(
                "Priya",
                ANN.navigation(),
                ANN.help(),
                new Viewer.ActingFor("Ann Lee", null, true),
                ANN.formToken(),
                false);

        assertThat(RenderedPage.textForPeople(
                        SharePage.of(forAnn, basis, trail, Offered.quote(1780L, 53_500), FormErrors.NONE)))
                .contains("Ann Lee’s half £44.50")
                .contains("For example two partners:")
                .doesNotContainIgnoringCase("your half");
    }

    @Test
    @DisplayName(
            "R51 R4 who is invited chooses what it is for, none ticked, and says so where it is above the council's rate")
    void invited() {
        SharedPage page = new SharedPage(
                Frame.of("Tom asks you to share a visit", ANN),
                "If you agree, we ask Aisha K for both of you, or for neither.",
                List.of(SummaryRow.of("Your half", "£22.25")),
                null,
                List.of(Choice.of("a", "Getting out")),
                "",
                "Your half is £1.00 more than the council pays. I pay that myself",
                "No, thank you",
                List.of(),
                "/visits/shared/x",
                FormErrors.one("own", "Tick this if you pay it. If you don’t want to, say no below"));

        assertThat(RenderedPage.textForPeople(page))
                .contains("I agree, book for both of us")
                .contains("No, thank you")
                .contains("Tick this if you pay it.");
        assertThat(RenderedPage.html(page))
                .doesNotContainPattern("<input[^>]*checked")
                .contains("href=\"#own\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/visits/shared/00000000-0000-0000-0000-000000000005, true",
        "/visits/shared/00000000-0000-0000-0000-000000000005?for=00000000-0000-0000-0000-000000000006, true",
        "//elsewhere.example/visits/shared/00000000-0000-0000-0000-000000000005, false",
        "https://elsewhere.example/, false",
        "/visits/shared/00000000-0000-0000-0000-000000000005?for=x, false",
        "/money, false",
        ", false"
    })
    @DisplayName("R80 saying who is the boss leads back to the invitation, and to nothing else")
    void leadsBack(@Nullable String then, boolean back) {
        assertThat(SharedPage.within(then)).isEqualTo(back ? then : null);
    }

    @Test
    @DisplayName("R54 the other called off: what silence means, the full price, or calling off free")
    void alone() {
        AlonePage page = AloneController.page(ANN, shared(BookingState.CANCELLED), 8_900, FormErrors.NONE);

        assertThat(RenderedPage.textForPeople(page))
                .contains("Tom called off.")
                .contains("the visit stands at that")
                .contains("Go on alone for £89.00")
                .contains("Call it off, free of charge");
        assertThat(RenderedPage.textForPeople(
                        AloneController.page(ANN, shared(BookingState.CANCELLED), -1, FormErrors.NONE)))
                .contains("It can’t be booked for one alone now.")
                .doesNotContain("Go on alone for");
    }

    @Test
    @DisplayName("R51 the visit says with whom it is shared; who comes reads that it is for two")
    void visit() {
        assertThat(RenderedPage.textForPeople(VisitPages.page(ANN, shared(BookingState.CONFIRMED), BEFORE, null)))
                .contains("With Tom. Each of you pays half: this is yours.")
                .doesNotContain("go on alone");
        assertThat(RenderedPage.textForPeople(VisitPages.page(ANN, shared(BookingState.CANCELLED), BEFORE, null)))
                .contains("Tom called off: go on alone, or call off too");
        assertThat(PairWords.forProvider(shared(BookingState.CONFIRMED)).toString())
                .contains("together. Each pays half.");
        assertThat(PairWords.forProvider(shared(BookingState.CANCELLED)).toString())
                .contains("Tom has called off.");
    }

    private static Booking shared(BookingState other) {
        return BookingFixture.aBooking()
                .in(BookingState.CONFIRMED)
                .with(new Company(
                        new Company.Couple(new UUID(0, 70), false, "Tom", new UUID(0, 71), 1, other, "holder")))
                .build();
    }
}
