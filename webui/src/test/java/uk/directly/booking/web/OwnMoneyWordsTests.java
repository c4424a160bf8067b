package uk.directly.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;
import uk.directly.web.testing.RenderedPage;

/** A visit of £44.50 of which the person pays £7.00. */
class OwnMoneyWordsTests {
    private static final Whose YOURS = new Whose(null);

    private static final Viewer TOM = RenderedPage.viewer(Navigation.HOLDER);
    private static final Viewer AISHA = RenderedPage.viewer(Navigation.PROVIDER);
    private static final Instant BEFORE = Visits.START.minus(Duration.ofDays(2));

    @Test
    @DisplayName("R14 a visit shows which part comes from whom, before and after it is paid")
    void showsTheParts() {
        assertThat(RenderedPage.textForPeople(
                        VisitPages.page(TOM, Visits.withOwnMoney(Visits.confirmed(), 0), BEFORE, null)))
                .contains("Where it comes from £37.50 from your support money, £7.00 from you");
        assertThat(RenderedPage.textForPeople(
                        VisitPages.page(TOM, Visits.withOwnMoney(Visits.settled(null), 700), BEFORE, null)))
                .contains("Where it comes from £37.50 from your support money, £7.00 from you");
        assertThat(RenderedPage.textForPeople(VisitPages.page(TOM, Visits.confirmed(), BEFORE, null)))
                .doesNotContain("Where it comes from");
    }

    @Test
    @DisplayName("R14 what comes free again goes back where it came from, in the same parts")
    void saysWhereItGoesBack() {
        assertThat(OwnMoneyWords.back(Visits.withOwnMoney(Visits.confirmed(), 0), 0, YOURS))
                .isEqualTo("£37.50 goes back to your support money, £7.00 to your own money.");
        assertThat(OwnMoneyWords.back(Visits.withOwnMoney(Visits.confirmed(), 0), 2_225, YOURS))
                .as("half of it is charged, own money rounded down")
                .isEqualTo("£18.75 goes back to your support money, £3.50 to your own money.");
        assertThat(OwnMoneyWords.back(Visits.confirmed(), 0, YOURS)).isNull();
    }

    @Test
    void tellsTheProviderWhatThePersonPays() {
        RequestPage page =
                RequestPage.of(Frame.of("Tom asks for you", AISHA), Visits.withOwnMoney(Visits.requested(), 0));

        assertThat(RenderedPage.textForPeople(page)).contains("Who pays £7.00 of it is paid by the person");
        assertThat(RenderedPage.textForPeople(RequestPage.of(Frame.of("Tom asks for you", AISHA), Visits.requested())))
                .doesNotContain("Who pays");
    }
}
