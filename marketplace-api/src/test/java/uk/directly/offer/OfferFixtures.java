package uk.directly.offer;

import java.util.List;
import java.util.UUID;
import uk.directly.rate.Engagement;
import uk.directly.rate.RateFixtures;
import uk.directly.register.ProviderKind;
import uk.directly.register.ProviderState;

/** Offers for unit tests. */
final class OfferFixtures {
    private OfferFixtures() {}

    /** £20.00 an hour in every band, 07:00 to 22:00 every day, 1 to 8 hours, 2 hours' notice. */
    static BookableOffer micro() {
        return of(ProviderKind.MICRO_PROVIDER, Engagement.BUSINESS);
    }

    static BookableOffer of(ProviderKind kind, Engagement engagement) {
        return new BookableOffer(
                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                3,
                UUID.fromString("00000000-0000-7000-8000-000000000002"),
                new BookableOffer.Seller(
                        UUID.fromString("00000000-0000-7000-8000-000000000003"),
                        "Green Gate",
                        kind,
                        ProviderState.ACCREDITED,
                        null,
                        null),
                new BookableOffer.Service("gardening", "Gardening", false),
                "Gardens made easy",
                SoldBy.HOURLY,
                List.of(engagement),
                null,
                RateFixtures.rates(2000, 2000, 2000, 2000, 2000, 2000, 2000),
                null,
                OfferExtras.NONE,
                60,
                480,
                120,
                0,
                OfferHoursTests.everyDay(7 * 60, 22 * 60),
                CancellationTermsTests.terms(48, 0, 24, 50, 0, 100),
                OfferState.PUBLISHED,
                Shown.TO_ALL,
                new BookableOffer.Council("Demonstration Council", "0161 496 0000"),
                null);
    }
}
