package uk.directly.rate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.offer.OfferContext;
import uk.directly.offer.RegisterRows;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class RateCardsIT {
    private final TestDatabase database;
    private final OfferContext context;
    private final RateCards cards;

    RateCardsIT(TestDatabase database) {
        this.database = database;
        this.context = new OfferContext(database);
        this.cards = context.get(RateCards.class);
    }

    @BeforeEach
    void oneCard() {
        new RegisterRows(database).begin();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("the numbers of the fixture: two for an employed personal assistant")
    void readsTheCardOfADay() {
        RateCard card = on("2026-12-01");

        assertThat(card.base(CardEngagement.EMPLOYED)).isEqualTo(RateFixtures.EMPLOYED_BASE);
        assertThat(card.base(CardEngagement.SELF_EMPLOYED)).isEqualTo(RateFixtures.SELF_EMPLOYED);
        assertThat(card.base(CardEngagement.MICRO_PROVIDER)).isEqualTo(RateFixtures.MICRO_PROVIDER);
        assertThat(card.base(CardEngagement.ORGANISATION)).isEqualTo(RateFixtures.ORGANISATION);
        assertThat(card.payGuide()).isEqualTo(RateFixtures.EMPLOYED_PAY_GUIDE);
        assertThat(card.from()).isEqualTo("2026-04-01");
        assertThat(card.to()).isEqualTo("2027-04-01");
        assertThat(card.beyondItsEnd()).isFalse();
    }

    @Test
    @DisplayName("R54 beyond the last known card it is the last one, and says so; before the first there is none")
    void goesOnWithTheLastCardThatIsKnown() {
        assertThat(on("2027-03-31").beyondItsEnd()).isFalse();
        assertThat(on("2027-04-01").beyondItsEnd()).isTrue();
        assertThat(on("2027-04-01").id()).isEqualTo(on("2026-12-01").id());
        assertThat(cards.on(COUNCIL, LocalDate.parse("2026-03-31")).blockOptional())
                .isEmpty();
    }

    @Test
    @DisplayName("R54 a new card is in force from its date, not before")
    void readsTheNewCardFromItsDate() {
        database.execute("""
                insert into rate_card (council_id, id, during)
                values ('%s', '00000000-0000-7000-8000-0000000000d2', '[2027-04-01,)')
                """.formatted(COUNCIL));

        assertThat(on("2027-03-31").id()).hasToString("00000000-0000-7000-8000-0000000000d1");
        assertThat(on("2027-04-01").id()).hasToString("00000000-0000-7000-8000-0000000000d2");
        assertThat(on("2027-04-01").beyondItsEnd()).isFalse();
        assertThat(on("2027-04-01").to()).isNull();
    }

    @Test
    @DisplayName("R10 bands are cut by the council's hours and the real bank holidays")
    void readsTheCalendar() {
        database.execute("""
                insert into council_setting (council_id, name, value, during)
                values ('%s', 'day-ends', '19:30', '[2027-01-01,)')
                """.formatted(COUNCIL));
        BandCalendars calendars = context.get(BandCalendars.class);

        BandCalendar now = requireNonNull(
                calendars.on(COUNCIL, LocalDate.parse("2026-12-24")).block());
        BandCalendar later = requireNonNull(
                calendars.on(COUNCIL, LocalDate.parse("2027-01-04")).block());

        assertThat(now.weekdayFrom()).isEqualTo(LocalTime.of(7, 0));
        assertThat(now.weekdayTo()).isEqualTo(LocalTime.of(20, 0));
        assertThat(later.weekdayTo()).isEqualTo(LocalTime.of(19, 30));
        assertThat(now.bankHolidays()).containsAll(RateFixtures.BANK_HOLIDAYS);
        assertThat(now.bandOf(LocalDate.parse("2026-12-25"))).isEqualTo(Band.BANK_HOLIDAY);
        assertThat(now.bandOf(LocalDate.parse("2026-12-26"))).isEqualTo(Band.SATURDAY);
        assertThat(now.bandOf(LocalDate.parse("2026-12-28"))).isEqualTo(Band.BANK_HOLIDAY);
    }

    private RateCard on(String day) {
        return requireNonNull(cards.on(COUNCIL, LocalDate.parse(day)).block());
    }
}
