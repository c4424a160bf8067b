package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.BandCalendars;
import uk.directly.rate.RateCards;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R55, R8: a paper sheet keyed in with author and source; start and finish; breaks, and a correction that keeps what was. */
@WithDatabase
class PaperSheetsIT {
    private static final Instant START = Instant.parse("2026-12-03T09:30:00Z");
    private static final Duration VISIT = Duration.ofMinutes(150);
    private static final String SHEET = "Sheet of 7 December, signed by both";

    private final TestDatabase database;
    private final OfferContext context;
    private final ApprovedVisit tom;
    private final OpenVisits visits;
    private final UUID visit;
    private final Clock clock = Clock.fixed(START.plus(Duration.ofDays(1)), ZoneOffset.UTC);

    PaperSheetsIT(TestDatabase database) {
        this.database = database;
        context = new OfferContext(database);
        tom = ApprovedVisit.byStripe(database);
        visits = new OpenVisits(database, tom);
        visit = visits.confirmed(START, VISIT);
    }

    @BeforeEach
    void aRateCard() {
        visits.execute("""
                insert into rate_card (council_id, id, during) values ('<council>', '<council>', '[2026-04-01,)');
                insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence) values
                    ('<council>', '<council>', 'pay-guide', 'employed', 'weekday', 1320),
                    ('<council>', '<council>', 'base', 'employed', 'weekday', 1560),
                    ('<council>', '<council>', 'base', 'self-employed', 'weekday', 1780),
                    ('<council>', '<council>', 'base', 'micro-provider', 'weekday', 1950),
                    ('<council>', '<council>', 'base', 'organisation', 'weekday', 2280)""");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R55 keyed in with author and source, which both sides read; the person is asked as ever")
    void keysInWithAuthorAndSource() {
        Actor priya = person("Priya", Role.SUPPORT);
        PaperSheets sheets = sheets();

        assertThat(sheets.people(priya)
                        .map(PaperSheets.Person::visits)
                        .collectList()
                        .block())
                .containsExactly(1L);
        assertThat(sheets.visits(priya, tom.holder())
                        .map(Booking::id)
                        .collectList()
                        .block())
                .containsExactly(visit);
        assertThat(sheets.keyIn(priya, visit, Telling.of(START, START.plus(VISIT)), " ")
                        .block())
                .isInstanceOf(BookingResult.Refused.class);
        assertThat(sheets.keyIn(priya, visit, Telling.of(START, START.plus(VISIT)), SHEET)
                        .block())
                .isInstanceOfSatisfying(BookingResult.Done.class, done -> {
                    Course.Told told = java.util.Objects.requireNonNull(
                            done.booking().since().told());
                    assertThat(told.keyedInBy()).isEqualTo("Priya");
                    assertThat(told.source()).isEqualTo(SHEET);
                });
        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        assertThat(sheets.people(priya).collectList().block()).isEmpty();
    }

    @Test
    @DisplayName(
            "R64 R102 not their own, not of people whom another support worker looks after, not of another council")
    void keysInNobodyElses() {
        Actor other = person("Sam", Role.SUPPORT);
        Actor priya = person("Priya", Role.SUPPORT);
        visits.execute("update person set support_worker_id = '" + priya.personId() + "' where id = '<holder>'");
        Telling told = Telling.of(START, START.plus(VISIT));

        for (Actor wrong : List.of(
                other,
                actor(tom.holder(), null),
                actor(tom.person(), tom.provider()),
                new Actor(Ids.next(), Ids.next(), "X", Set.of(Role.SUPPORT), null, Ids.next()))) {
            assertThat(sheets().people(wrong).collectList().block()).isEmpty();
            assertThat(sheets().visits(wrong, tom.holder()).collectList().block())
                    .isEmpty();
            assertThat(sheets().keyIn(wrong, visit, told, SHEET).block())
                    .isEqualTo(new BookingResult.Refused(new Refusal.NotFound()));
        }
        assertThat(sheets().keyIn(priya, visit, told, SHEET).block()).isInstanceOf(BookingResult.Done.class);
    }

    @Test
    @DisplayName(
            "R8 R59 a break isn't paid; a correction is a new record that names the old one; nothing not agreed is paid")
    void breaksAndCorrections() {
        Actor aisha = actor(tom.person(), tom.provider());
        Telling.Stretch half = new Telling.Stretch(START.plusSeconds(3600), START.plusSeconds(5400));

        visits().record(aisha, visit, START, START.plus(VISIT)).block();
        assertThat(visits().record(
                                aisha,
                                visit,
                                new Telling(
                                        START,
                                        START.plus(VISIT),
                                        List.of(half),
                                        List.of(),
                                        Extras.NONE,
                                        Telling.Kind.WORKED))
                        .block())
                .isInstanceOf(BookingResult.Done.class);

        assertThat(visits.one(
                        "select string_agg(price_pence::text, ' ' order by recorded_at, id) from visit_record where"
                                + " booking_id = '" + visit + "'"))
                .isEqualTo("4450 3560");
        for (Telling wrong : List.of(
                new Telling(START, START.plus(VISIT), List.of(), List.of(half), Extras.NONE, Telling.Kind.WORKED),
                new Telling(START, START.plus(VISIT), List.of(), List.of(), Extras.NONE, Telling.Kind.SICK),
                new Telling(START, START.plus(VISIT), List.of(), List.of(), new Extras(3, 0), Telling.Kind.WORKED),
                new Telling(
                        START,
                        START.plus(VISIT),
                        List.of(new Telling.Stretch(START, START.plus(VISIT))),
                        List.of(),
                        Extras.NONE,
                        Telling.Kind.WORKED))) {
            assertThat(visits().record(aisha, visit, wrong).block())
                    .isInstanceOfSatisfying(
                            BookingResult.Refused.class,
                            refused -> assertThat(refused.why()).isInstanceOf(Refusal.Invalid.class));
        }
    }

    @Test
    @DisplayName("R8 start and finish keep the minutes, tell nothing yet, and are the provider's own")
    void pressed() {
        Actor aisha = actor(tom.person(), tom.provider());

        assertThat(clock("2026-12-03T07:00:00Z").start(aisha, visit).block()).isInstanceOf(BookingResult.Refused.class);
        assertThat(clock("2026-12-03T09:31:40Z")
                        .start(actor(tom.holder(), null), visit)
                        .block())
                .isEqualTo(new BookingResult.Refused(new Refusal.NotFound()));
        clock("2026-12-03T09:31:40Z").start(aisha, visit).block();
        clock("2026-12-03T09:40:00Z").start(aisha, visit).block();
        clock("2026-12-03T12:04:10Z").finish(aisha, visit).block();

        assertThat(visits.one(
                        "select (started_at at time zone 'UTC')::time || ' ' || (finished_at at time zone 'UTC')::time"
                                + " from booking where id = '" + visit + "'"))
                .isEqualTo("09:31:00 12:04:00");
        assertThat(visits.figures(visit)).isEqualTo("confirmed 4450 0 0 0");
        assertThat(clock("2026-12-03T12:05:00Z")
                        .now(aisha)
                        .map(Booking::id)
                        .collectList()
                        .block())
                .containsExactly(visit);
    }

    @Test
    @DisplayName("R51 the same time told of two people is listed to who came, and refused to nobody")
    void overlappingRecords() {
        Actor aisha = actor(tom.person(), tom.provider());
        UUID other = visits.recorded(
                START.minus(Duration.ofHours(2)),
                Duration.ofHours(2),
                START.minus(Duration.ofHours(2)),
                Duration.ofHours(3),
                clock.instant());
        visits.execute("""
                alter table booking drop constraint if exists booking_council_id_budget_id_holder_id_award_id_fkey;
                update booking set holder_id = '%s' where id = '%s'""".formatted(visits.person("Nora", "holder"), other));
        ProviderDiary diary = new ProviderDiary(database.client(), book(), clock);

        BookingResult told = visits().record(aisha, visit, START, START.plus(VISIT))
                .blockOptional()
                .orElseThrow();

        assertThat(told).isInstanceOfSatisfying(BookingResult.Done.class, done -> {
            assertThat(diary.atTheSameTime(aisha, done.booking())
                            .map(Booking::id)
                            .collectList()
                            .block())
                    .containsExactly(other);
            assertThat(diary.atTheSameTime(actor(tom.holder(), null), done.booking())
                            .collectList()
                            .block())
                    .as("who else is supported is nobody's business")
                    .isEmpty();
        });
    }

    private OnTheClock clock(String now) {
        return new OnTheClock(
                database.client(), book(), context.get(Changes.class), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private PaperSheets sheets() {
        return new PaperSheets(database.client(), book(), visits(), clock);
    }

    private Visits visits() {
        return new Visits(
                book(),
                context.get(BandCalendars.class),
                context.get(RateCards.class),
                new IndividualRates(database.client(), JsonMapper.builder().build()),
                context.get(CouncilSettings.class),
                context.get(Changes.class),
                clock);
    }

    private BookingBook book() {
        return new BookingBook(database.client(), JsonMapper.builder().build());
    }

    private Actor person(String name, Role role) {
        return actor(visits.person(name, role.slug()), null);
    }

    private Actor actor(UUID person, @Nullable UUID provider) {
        return new Actor(
                person, tom.council(), "Somebody", Set.of(Role.SUPPORT, Role.HOLDER, Role.PROVIDER), provider, person);
    }
}
