package uk.directly.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.offer.OfferItem.Figures;
import uk.directly.rate.Engagement;
import uk.directly.testing.TestDatabase;

/** What offers cost beside what the council pays, in lists. */
class SearchPricesIT extends SearchedRegister {
    SearchPricesIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("R4 an offer stands beside the base rate of its own row of the rate card")
    void showsWhatItCostsBesideTheBaseRate() {
        rows.offer(rows.provider("Green Gate"), "Lawns", offer -> offer.pence(2200));
        rows.offer(rows.provider("Oak Care Ltd", p -> p.kind("organisation")), "Borders", offer -> offer.pence(2200));
        rows.offer(
                rows.provider("Aisha K", p -> p.kind("personal-assistant")),
                "Hedges",
                offer -> offer.openTo("{self-employed}").pence(1780));

        assertThat(figures(ALL))
                .containsExactlyInAnyOrder(
                        new Figures(2200, 1950L, null, null),
                        new Figures(2200, 2280L, null, null),
                        new Figures(1780, 1780L, null, null));
    }

    @Test
    @DisplayName("R84 employed: the pay beside the pay guide, the cost beside the base rate")
    void showsPayAndCostOfSomebodyWhoIsEmployed() {
        rows.offer(
                rows.provider("Ben T", p -> p.kind("personal-assistant")),
                "Company",
                offer -> offer.openTo("{employed}").pence(1350));
        rows.offer(
                rows.provider("Cara O", p -> p.kind("personal-assistant")),
                "Walks",
                offer -> offer.openTo("{employed}").pence(1700));

        assertThat(figures(ALL))
                .containsExactly(new Figures(1560, 1560L, 1350L, 1320L), new Figures(1700, 1560L, 1700L, 1320L));
        assertThat(items(ALL.withMaxRatePence(1699L)))
                .extracting(OfferItem::title)
                .containsExactly("Company");
    }

    @Test
    @DisplayName("R80 whoever is open to both is shown as what was searched for, else as self-employed")
    void showsTheEngagementThatWasSearchedFor() {
        rows.offer(
                rows.provider("Aisha K", p -> p.kind("personal-assistant")),
                "Hedges",
                offer -> offer.openTo("{employed,self-employed}").pence(1500));

        assertThat(items(ALL)).extracting(OfferItem::engagement).containsExactly(Engagement.SELF_EMPLOYED);
        assertThat(figures(ALL.withEngagement(Engagement.EMPLOYED)))
                .containsExactly(new Figures(1560, 1560L, 1500L, 1320L));
        assertThat(items(ALL.withEngagement(Engagement.BUSINESS))).isEmpty();
    }

    @Test
    @DisplayName("R10 a waking night is shown at its own rate")
    void showsTheBandThatItIsSoldAs() {
        rows.offer(
                rows.provider("Night Owls"),
                "Nights",
                offer -> offer.soldBy("hourly", "waking-night").pence(2100));

        assertThat(figures(ALL)).containsExactly(new Figures(2100, 1950L, null, null));
    }

    @Test
    void comparesOnlyWhatIsSoldByTheHourOrTheNight() {
        rows.offer(
                rows.provider("Art Club"),
                "Painting",
                offer -> offer.soldBy("session", null).pence(800));

        assertThat(figures(ALL)).containsExactly(new Figures(800, null, null, null));
    }
}
