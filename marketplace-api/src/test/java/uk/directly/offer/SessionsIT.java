package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.Span;
import uk.directly.register.ProviderKind;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Group sessions: when they take place, whose time they take, how many places are left. It is Monday 30 November 2026. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class SessionsIT {
    private static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-0000000000e2");
    private static final Span DECEMBER =
            new Span(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final OwnOfferChanges changes;
    private final Offers offers;

    SessionsIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.changes = context.get(OwnOfferChanges.class);
        this.offers = context.get(Offers.class);
    }

    @BeforeAll
    void makeCouncil() {
        rows.begin();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + COUNCIL + "', '" + PERSON
                + "', 'Sam Green', 'Sam')");
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R51 a club each Tuesday takes place each Tuesday by the clock on the wall, not on bank holidays")
    void takesPlaceEachWeek() {
        Actor actor = actor(rows.provider("Green Gate"));
        // 25 December 2026 is a Friday and a bank holiday, Monday 28 December the substitute of Boxing Day.
        UUID id = published(
                actor,
                session(
                        SessionTime.weekly(DayOfWeek.TUESDAY, 600, 720),
                        SessionTime.weekly(DayOfWeek.FRIDAY, 600, 720),
                        SessionTime.on(LocalDate.of(2026, 12, 6), 840, 960)));

        assertThat(free(id, DECEMBER))
                .extracting(time -> time.span().start().toString())
                .containsExactly(
                        "2026-12-01T10:00:00Z",
                        "2026-12-04T10:00:00Z",
                        "2026-12-06T14:00:00Z",
                        "2026-12-08T10:00:00Z",
                        "2026-12-11T10:00:00Z",
                        "2026-12-15T10:00:00Z",
                        "2026-12-18T10:00:00Z",
                        "2026-12-22T10:00:00Z",
                        "2026-12-29T10:00:00Z");
        assertThat(free(id, DECEMBER)).extracting(FreeTime::places).containsOnly(8);
        Span june = new Span(Instant.parse("2027-06-01T00:00:00Z"), Instant.parse("2027-06-02T00:00:00Z"));
        assertThat(free(id, june))
                .extracting(time -> time.span().start())
                .containsExactly(Instant.parse("2027-06-01T09:00:00Z"));
    }

    @Test
    @DisplayName("R51 who runs a session alone is taken then; of a business with others somebody else still has time")
    void takesTheTimeOfWhoRunsItAlone() {
        UUID alone = rows.provider("Aisha", provider -> provider.kind("personal-assistant"));
        UUID several = rows.provider("Green Gate");
        database.execute("update provider set workers = 3 where id = '" + several + "'");
        rows.busy(alone, "2026-12-08T09:00:00Z", "2026-12-08T11:00:00Z");
        UUID hourly = rows.offer(alone, "By the hour");
        UUID club = published(actor(alone), session(SessionTime.weekly(DayOfWeek.TUESDAY, 600, 720)));
        published(actor(several), session(SessionTime.weekly(DayOfWeek.TUESDAY, 600, 720)));

        assertThat(free(club, DECEMBER))
                .as("not when there is a visit already")
                .extracting(time -> time.span().start())
                .doesNotContain(Instant.parse("2026-12-08T10:00:00Z"))
                .contains(Instant.parse("2026-12-15T10:00:00Z"));
        Span tuesday = new Span(Instant.parse("2026-12-15T09:00:00Z"), Instant.parse("2026-12-15T13:00:00Z"));
        assertThat(offers.slots(COUNCIL, hourly, tuesday).block())
                .containsExactly(
                        new Span(tuesday.start(), Instant.parse("2026-12-15T10:00:00Z")),
                        new Span(Instant.parse("2026-12-15T12:00:00Z"), tuesday.end()));
        assertThat(taken(several)).isZero();

        changes.put(actor(alone), club, OfferState.PAUSED).block();
        assertThat(offers.slots(COUNCIL, hourly, tuesday).block()).containsExactly(tuesday);
        assertThat(taken(alone)).isOne();
    }

    @Test
    @DisplayName("R51 a time at which somebody has a place stays when the session moves, and full ones can't be booked")
    void keepsWhatIsBooked() {
        Actor actor = actor(rows.provider("Green Gate"));
        UUID id = published(actor, session(SessionTime.weekly(DayOfWeek.TUESDAY, 600, 720)));
        database.execute("update session_occurrence set taken = 3 where offer_id = '" + id
                + "' and lower(period) = '2026-12-08T10:00:00Z'");
        database.execute("update session_occurrence set taken = 8 where offer_id = '" + id
                + "' and lower(period) = '2026-12-15T10:00:00Z'");

        changes.change(
                        actor,
                        id,
                        draft -> draft.holding(session(SessionTime.weekly(DayOfWeek.WEDNESDAY, 600, 720))
                                .of(2)))
                .block();

        assertThat(free(id, DECEMBER))
                .extracting(time -> time.span().start().toString(), FreeTime::places)
                .containsExactly(
                        tuple("2026-12-02T10:00:00Z", 2),
                        tuple("2026-12-09T10:00:00Z", 2),
                        tuple("2026-12-16T10:00:00Z", 2),
                        tuple("2026-12-23T10:00:00Z", 2),
                        tuple("2026-12-30T10:00:00Z", 2));
        assertThat(database.client()
                        .sql("select count(*) from session_occurrence where offer_id = '" + id + "' and taken > 0")
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("each day another day is planned, and nothing twice however many replicas plan")
    void plansAhead() {
        UUID several = rows.provider("Green Gate");
        database.execute("update provider set workers = 3 where id = '" + several + "'");
        Actor actor = actor(several);
        UUID id = published(actor, session(SessionTime.weekly(DayOfWeek.TUESDAY, 600, 720)));
        long before = planned(id);
        database.execute(
                "delete from session_occurrence where offer_id = '" + id + "' and lower(period) > '2027-11-01'");
        database.execute("update offer_session set planned_at = '2026-11-28T09:00:00Z'");
        SessionPlans plans = context.get(SessionPlans.class);

        Flux.merge(plans.round(), plans.round()).blockLast();

        assertThat(planned(id)).isEqualTo(before);
        assertThat(plans.round().block()).isZero();
    }

    private long planned(UUID id) {
        return requireNonNull(database.client()
                .sql("select count(*) from session_occurrence where offer_id = '" + id + "'")
                .mapValue(Long.class)
                .one()
                .block());
    }

    private long taken(UUID worker) {
        return requireNonNull(database.client()
                .sql("select count(*) from worker_time where worker_id = '" + worker + "' and released_at is null")
                .mapValue(Long.class)
                .one()
                .block());
    }

    private List<FreeTime> free(UUID id, Span span) {
        return requireNonNull(offers.free(COUNCIL, id, span).block());
    }

    private UUID published(Actor actor, Session session) {
        OfferDraft draft = OfferDraft.of(Ids.next(), "day-opportunities", "Garden club", ProviderKind.MICRO_PROVIDER)
                .saying("We garden together.")
                .soldAs(SoldBy.SESSION, null);
        OfferDraft whole = draft.at(draft.price().at(1_200)).holding(session);
        assertThat(changes.begin(actor, whole).block()).isInstanceOf(OfferChange.Done.class);
        database.execute("update offer set cleared = true where id = '" + draft.id() + "'");
        assertThat(changes.put(actor, draft.id(), OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.Done.class);
        return draft.id();
    }

    private static Session session(SessionTime... times) {
        return new Session(
                8, "Sale Library", "M33 2AA", "Tram to Sale", true, true, false, "Sam", true, List.of(times));
    }

    private static Actor actor(UUID provider) {
        return new Actor(PERSON, COUNCIL, "Sam", Set.of(Role.PROVIDER), provider, PERSON);
    }
}
