package uk.directly.offer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.offer.LowPay;
import uk.directly.offer.OfferDraft;
import uk.directly.rate.Band;
import uk.directly.rate.Rates;
import uk.directly.register.ProviderKind;
import uk.directly.web.FormErrors;
import uk.directly.web.HelpLine;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.RenderedPage;

/** An offer looked over by whose it is. */
class OwnOfferCheckPageTests {
    private static final Viewer PROVIDER =
            new Viewer("Aisha Khan", Navigation.PROVIDER, HelpLine.UNKNOWN, null, null, false);
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 10);

    @Test
    @DisplayName("R56 says before the law changes what it will be, and raises the price in one step")
    void saysThatItWillBeTooLow() {
        assertThat(text(new LowPay(1_320, LocalDate.of(2027, 4, 1), false)))
                .contains(
                        "From 1 April 2027 the law says: who is employed and 21 or over is paid at least £13.20 an hour.")
                .contains("If they still are on that day, we pause this.")
                .contains("Raise it to £13.20 an hour")
                .contains("Ask another price");
    }

    @Test
    @DisplayName("R56 says why it is paused, and what brings it back")
    void saysWhyItIsPaused() {
        assertThat(text(new LowPay(1_320, LocalDate.of(2027, 3, 1), true)))
                .contains("We paused this on the day it fell below what the law says")
                .contains("What is booked stays booked.")
                .contains("Raise it to £13.20 an hour and publish");
    }

    @Test
    void saysNothingOfItOtherwise() {
        assertThat(text(null)).doesNotContain("the law says").contains("£12.80");
    }

    private static String text(@Nullable LowPay lowPay) {
        OfferDraft draft = OfferDraft.of(new UUID(0, 1), "companionship", "Company", ProviderKind.PERSONAL_ASSISTANT)
                .at(new Rates(Map.of(Band.WEEKDAY, 1_280L)));
        return RenderedPage.textForPeople(
                OwnOfferCheckPage.of(PROVIDER, draft, "Company", true, TODAY, lowPay, null, FormErrors.NONE));
    }
}
