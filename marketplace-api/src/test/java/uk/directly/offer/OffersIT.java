package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;
import static uk.directly.offer.RegisterRows.OTHER_COUNCIL;
import static uk.directly.rate.RateFixtures.local;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class OffersIT {
    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final Offers offers;

    OffersIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.offers = context.get(Offers.class);
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
    @DisplayName("R50 a booking reads who, what, rates, hours and terms at once")
    void readsAnOfferWhole() {
        UUID provider = rows.provider("Green Gate");
        UUID id = rows.offer(provider, "Lawns", offer -> offer.notice(90));

        BookableOffer offer = requireNonNull(offers.forBooking(COUNCIL, id).block());

        assertThat(offer.seller().id()).isEqualTo(provider);
        assertThat(offer.seller().kind()).isEqualTo(ProviderKind.MICRO_PROVIDER);
        assertThat(offer.service()).isEqualTo(new BookableOffer.Service("gardening", "Gardening", false));
        assertThat(offer.rates().in(Band.BANK_HOLIDAY)).hasValue(2000);
        assertThat(offer.rates().in(Band.WAKING_NIGHT)).isEmpty();
        assertThat(offer.openTo()).containsExactly(Engagement.BUSINESS);
        assertThat(offer.noticeMinutes()).isEqualTo(90);
        assertThat(offer.hours().enclose(local("2026-12-01T07:00", "2026-12-01T22:00")))
                .isTrue();
        assertThat(offer.cancellation().tiers()).hasSize(3);
        assertThat(offer.listed()).isTrue();
        assertThat(offer.terms(Engagement.BUSINESS)).contains("Ashby Council on 0161 496 0000");
    }

    @Test
    @DisplayName("R102 an offer of another council, or a draft, isn't there; a paused one is, and says so")
    void readsOnlyOffersOfThatCouncil() {
        UUID elsewhere = rows.offer(rows.provider("Elsewhere", p -> p.in(OTHER_COUNCIL)), "Lawns");
        UUID draft = rows.offer(rows.provider("Green Gate"), "Draft", offer -> offer.state("draft"));
        UUID paused = rows.offer(rows.provider("Oak"), "Paused", offer -> offer.state("paused"));

        assertThat(offers.forBooking(COUNCIL, elsewhere).blockOptional()).isEmpty();
        assertThat(offers.forBooking(OTHER_COUNCIL, elsewhere).blockOptional()).isPresent();
        assertThat(offers.forBooking(COUNCIL, draft).blockOptional()).isEmpty();
        assertThat(offers.forBooking(COUNCIL, paused).map(BookableOffer::listed).block())
                .isFalse();
        assertThat(offers.page(COUNCIL, paused).blockOptional()).isEmpty();
        assertThat(offers.slots(COUNCIL, paused, local("2026-12-01T00:00", "2026-12-02T00:00"))
                        .blockOptional())
                .isEmpty();
    }

    @Test
    @DisplayName("R4 its page has what the council pays, band by band")
    void showsRatesBesideBaseRates() {
        UUID id = rows.offer(rows.provider("Green Gate"), "Lawns", offer -> offer.pence(2200));

        OfferPage page = requireNonNull(offers.page(COUNCIL, id).block());

        assertThat(page.figures(Band.WEEKDAY)).isEqualTo(new OfferItem.Figures(2200, 1950L, null, null));
        assertThat(page.figures(Band.BANK_HOLIDAY)).isEqualTo(new OfferItem.Figures(2200, 2925L, null, null));
        assertThat(page.figures(Band.WAKING_NIGHT)).isNull();
        assertThat(page.payGuide()).isEmpty();
        assertThat(page.description()).isEqualTo("We do Lawns.");
        assertThat(page.reachMiles()).isEqualTo(18.6);
    }

    @Test
    @DisplayName("R84 of somebody who is employed it has pay and cost")
    void showsPayAndCostOfSomebodyWhoIsEmployed() {
        UUID id = rows.offer(
                rows.provider("Ben T", p -> p.kind("personal-assistant")),
                "Company",
                offer -> offer.openTo("{employed}").pence(1350));

        OfferPage page = requireNonNull(offers.page(COUNCIL, id).block());

        assertThat(page.engagement()).isEqualTo(Engagement.EMPLOYED);
        assertThat(page.figures(Band.WEEKDAY)).isEqualTo(new OfferItem.Figures(1560, 1560L, 1350L, 1320L));
        assertThat(page.payGuide().orElseThrow().in(Band.BANK_HOLIDAY)).hasValue(1980);
    }

    @Test
    @DisplayName("R51 free is what is open, not taken, and not before the notice has run")
    void freeTimesAreHoursLessWhatIsTaken() {
        UUID provider = rows.provider("Green Gate");
        UUID id = rows.offer(provider, "Lawns", offer -> offer.notice(25 * 60));
        rows.busy(provider, "2026-12-01T12:00:00Z", "2026-12-01T14:00:00Z");
        rows.busy(provider, "2026-12-01T14:30:00Z", "2026-12-01T15:00:00Z");
        rows.busy(rows.provider("Another"), "2026-12-01T16:00:00Z", "2026-12-01T17:00:00Z");

        assertThat(slots(id, local("2026-11-30T00:00", "2026-12-03T00:00")))
                .containsExactly(
                        local("2026-12-01T10:00", "2026-12-01T12:00"),
                        local("2026-12-01T15:00", "2026-12-01T22:00"),
                        local("2026-12-02T07:00", "2026-12-02T22:00"));

        database.execute("update worker_time set released_at = '2026-11-30T09:00:00Z'");
        assertThat(slots(id, local("2026-12-01T00:00", "2026-12-02T00:00")))
                .containsExactly(local("2026-12-01T10:00", "2026-12-01T22:00"));
    }

    @Test
    @DisplayName("R10 a time without a price isn't free, and neither is what lies too far ahead")
    void freeTimesHaveAPriceAndAreNotTooFarAhead() {
        UUID id = rows.offer(rows.provider("Green Gate"), "Lawns");
        database.execute("delete from offer_rate where band in ('evening', 'saturday')");

        assertThat(slots(id, local("2026-12-04T00:00", "2026-12-07T00:00")))
                .containsExactly(
                        local("2026-12-04T07:00", "2026-12-04T20:00"), local("2026-12-06T07:00", "2026-12-06T22:00"));
        assertThat(slots(id, local("2027-11-30T00:00", "2027-12-02T00:00")))
                .containsExactly(local("2027-11-30T07:00", "2027-11-30T09:00"));
        assertThat(slots(id, local("2027-12-01T00:00", "2027-12-02T00:00"))).isEmpty();
    }

    @Test
    @DisplayName("R52 open round the clock is one free time, over midnights and the change of clocks")
    void freeTimesGoOnOverMidnight() {
        UUID id = rows.offer(rows.provider("Green Gate"), "Lawns");
        database.execute("update offer_hours set minutes = '[0, 1440)'");
        Span weeks = local("2027-03-20T00:00", "2027-04-03T00:00");

        assertThat(slots(id, weeks)).containsExactly(weeks);
    }

    @Test
    void whatIsSoldInAnotherWayHasNoFreeTimes() {
        UUID id = rows.offer(rows.provider("Art Club"), "Painting", offer -> offer.soldBy("session", null));

        assertThat(slots(id, local("2026-12-01T00:00", "2026-12-02T00:00"))).isEmpty();
    }

    @Test
    @DisplayName("any visit inside a free time can be booked as far as the offer goes")
    void everyVisitInsideAFreeTimeIsInsideTheOffer() {
        UUID provider = rows.provider("Green Gate");
        UUID id = rows.offer(provider, "Lawns", offer -> offer.notice(2000));
        rows.busy(provider, "2026-12-02T12:07:00Z", "2026-12-02T14:13:00Z");
        BookableOffer offer = requireNonNull(offers.forBooking(COUNCIL, id).block());

        for (Span free : slots(id, local("2026-11-30T00:00", "2026-12-07T00:00"))) {
            Span first = new Span(free.start(), free.start().plus(Duration.ofMinutes(60)));
            Span last = new Span(free.end().minus(Duration.ofMinutes(60)), free.end());
            assertThat(offer.refusal(first, OfferContext.NOW)).isEmpty();
            assertThat(offer.refusal(last, OfferContext.NOW)).isEmpty();
        }
    }

    private List<Span> slots(UUID offer, Span span) {
        return requireNonNull(offers.slots(COUNCIL, offer, span).block());
    }
}
