package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;
import static uk.directly.offer.RegisterRows.EASTING;
import static uk.directly.offer.RegisterRows.NORTHING;
import static uk.directly.rate.CardEngagement.EMPLOYED;
import static uk.directly.rate.CardEngagement.MICRO_PROVIDER;
import static uk.directly.rate.CardEngagement.ORGANISATION;
import static uk.directly.rate.CardEngagement.SELF_EMPLOYED;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.council.GridPoint;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class HourlyPricesIT {
    private static final GridPoint HOME = new GridPoint(EASTING, NORTHING);
    private static final int MILES = 10;

    private final RegisterRows rows;
    private final OfferContext context;

    HourlyPricesIT(TestDatabase database) {
        rows = new RegisterRows(database);
        context = new OfferContext(database);
    }

    @BeforeEach
    void emptyRegister() {
        rows.begin();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName(
            "R28 each way of engaging somebody has its own people and prices; an employed PA costs the base rate or more")
    void pricesEachWay() {
        assistant("Ben T", "{employed}", 1350);
        assistant("Cara O", "{employed,self-employed}", 1700);
        assistant("Dev P", "{self-employed}", 2100);
        assistant("Eve R", "{self-employed}", 1780);
        rows.offer(rows.provider("Green Gate"), "Lawns", offer -> offer.pence(2200));
        rows.offer(rows.provider("Oak Care Ltd", p -> p.kind("organisation")), "Borders", offer -> offer.pence(2500));

        assertThat(near())
                .containsExactlyInAnyOrder(
                        new HourlyPrice(EMPLOYED, 2, 1560, 1560, 1700),
                        new HourlyPrice(SELF_EMPLOYED, 3, 1700, 1780, 2100),
                        new HourlyPrice(MICRO_PROVIDER, 1, 2200, 2200, 2200),
                        new HourlyPrice(ORGANISATION, 1, 2500, 2500, 2500));
    }

    @Test
    @DisplayName("R28 somebody with several offers counts once, with the cheapest")
    void countsPeople() {
        UUID gate = rows.provider("Green Gate");
        rows.offer(gate, "Lawns", offer -> offer.pence(2200));
        rows.offer(gate, "Borders", offer -> offer.pence(1900));

        assertThat(near()).containsExactly(new HourlyPrice(MICRO_PROVIDER, 1, 1900, 1900, 1900));
    }

    @Test
    @DisplayName("R28 only what can be booked by the hour, near enough, by those who come that far")
    void leavesOutWhatCannotBeHad() {
        offered("Paused", offer -> offer.state("paused"));
        offered("Quiet", offer -> offer.signOfLife("2026-09-01"));
        offered("By the session", offer -> offer.soldBy("session", null));
        offered("At night", offer -> offer.soldBy("hourly", "waking-night"));
        offered("Stays near", offer -> offer.reach(700));
        rows.offer(rows.provider("Hidden", p -> p.visibility("adverts-only")), "Hidden");
        rows.offer(rows.provider("Far", p -> p.metresEast(16_200)), "Far");

        assertThat(near()).isEmpty();

        rows.offer(rows.provider("Just near enough", p -> p.metresEast(16_000)), "Near enough");
        assertThat(near()).extracting(HourlyPrice::people).containsExactly(1);
    }

    private void offered(String name, UnaryOperator<RegisterRows.Offer> change) {
        rows.offer(rows.provider(name), name, change);
    }

    private void assistant(String name, String openTo, long pence) {
        rows.offer(
                rows.provider(name, p -> p.kind("personal-assistant")),
                "With " + name,
                offer -> offer.openTo(openTo).pence(pence));
    }

    private List<HourlyPrice> near() {
        return requireNonNull(context.get(HourlyPrices.class)
                .near(COUNCIL, HOME, MILES)
                .collectList()
                .block());
    }
}
