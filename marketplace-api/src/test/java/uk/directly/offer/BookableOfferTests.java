package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.rate.RateFixtures.instant;
import static uk.directly.rate.RateFixtures.local;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.Engagement;
import uk.directly.register.ProviderKind;

class BookableOfferTests {
    /** Words of code that no page shows, from the table of pages.md. */
    private static final List<String> NOT_ON_PAGES = List.of(
            "posted",
            "held",
            "ring-fenced",
            "settle",
            "plan line",
            "accrual",
            "award",
            "engagement",
            "payee",
            "holder",
            "service user",
            "reconcile");

    private final BookableOffer offer = OfferFixtures.micro();

    @Test
    void coversWhatIsInsideItsHoursAndLengths() {
        assertThat(offer.refusal(local("2026-12-01T09:00", "2026-12-01T10:00"), instant("2026-11-30T09:00")))
                .isEmpty();
    }

    @Test
    void refusesForTheFirstReasonThatHolds() {
        assertThat(offer.refusal(local("2026-12-01T03:00", "2026-12-01T03:30"), instant("2026-12-01T02:00")))
                .contains(new OutsideOffer.TooShort(60));
        assertThat(offer.refusal(local("2026-12-01T07:00", "2026-12-01T15:01"), instant("2026-11-30T09:00")))
                .contains(new OutsideOffer.TooLong(480));
        assertThat(offer.refusal(local("2026-12-01T21:30", "2026-12-01T22:30"), instant("2026-11-30T09:00")))
                .contains(new OutsideOffer.OutsideHours());
        assertThat(offer.refusal(local("2026-12-01T09:00", "2026-12-01T10:00"), instant("2026-12-01T07:01")))
                .contains(new OutsideOffer.TooSoon(120));
        assertThat(offer.refusal(local("2026-12-01T09:00", "2026-12-01T10:00"), instant("2026-12-01T07:00")))
                .isEmpty();
    }

    @Test
    void saysWhatWouldDo() {
        assertThat(new OutsideOffer.TooShort(60).words()).isEqualTo("The shortest visit is 1 hour.");
        assertThat(new OutsideOffer.TooLong(90).words()).isEqualTo("The longest visit is 1 hour 30 minutes.");
        assertThat(new OutsideOffer.TooSoon(2880).words())
                .isEqualTo("A visit has to be booked at least 2 days before it starts.");
        assertThat(new OutsideOffer.TooSoon(1440).words())
                .isEqualTo("A visit has to be booked at least 24 hours before it starts.");
    }

    @Test
    @DisplayName("R4 a small business is compared with the rate of small businesses")
    void isComparedWithItsOwnRowOfTheRateCard() {
        assertThat(offer.cardEngagement(Engagement.BUSINESS)).isEqualTo(CardEngagement.MICRO_PROVIDER);
        assertThat(OfferFixtures.of(ProviderKind.ORGANISATION, Engagement.BUSINESS)
                        .cardEngagement(Engagement.BUSINESS))
                .isEqualTo(CardEngagement.ORGANISATION);
        assertThat(OfferFixtures.of(ProviderKind.PERSONAL_ASSISTANT, Engagement.EMPLOYED)
                        .cardEngagement(Engagement.EMPLOYED))
                .isEqualTo(CardEngagement.EMPLOYED);
    }

    @Test
    @DisplayName("R50 the terms say who, what, prices by band, cancelling, ending and complaints")
    void termsSayEverythingThatIsAgreed() {
        assertThat(offer.terms(Engagement.BUSINESS))
                .contains(
                        "Who\nGreen Gate is a business that supports you.",
                        "What\nGardens made easy (Gardening).",
                        "A visit lasts from 1 hour to 8 hours.",
                        "- Weekdays: £20.00 an hour",
                        "- Bank holidays: £20.00 an hour",
                        "Cancelling\n48 hours or more before the start: free.",
                        "Ending this\n",
                        "tell Demonstration Council on 0161 496 0000",
                        "Ombudsman",
                        "Wording 1, offer version 3.");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R50 the terms are in plain English")
    void termsUseNoWordsOfOurOwn(Engagement engagement) {
        assertThat(offer.terms(engagement).toLowerCase(Locale.ROOT)).doesNotContain(NOT_ON_PAGES);
        assertThat(offer.terms(engagement)).doesNotContain("null", "{", "}");
    }

    @Test
    @DisplayName("R84 employed: the terms name the pay and say that employing costs more")
    void employedTermsNameThePay() {
        assertThat(offer.terms(Engagement.EMPLOYED))
                .contains("You employ Green Gate", "Pay:", "holiday, tax and pension", "contract of employment");
    }
}
