package uk.directly.offer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.directly.offer.RegisterRows.COUNCIL;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

/** Days away for all offers at once, and times of sessions that are called off. It is Monday 30 November 2026. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class AbsencesIT {
    private static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-0000000000e5");
    private static final LocalDate EIGHTH = LocalDate.of(2026, 12, 8);
    private static final Span DAY =
            new Span(Instant.parse("2026-12-08T09:00:00Z"), Instant.parse("2026-12-08T13:00:00Z"));
    private static final Span DECEMBER =
            new Span(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2026-12-23T00:00:00Z"));

    private final TestDatabase database;
    private final RegisterRows rows;
    private final OfferContext context;
    private final Absences absences;
    private final OwnSessions sessions;
    private final OwnOfferChanges changes;
    private final Offers offers;
    private Actor aisha = actor(PERSON);

    AbsencesIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.context = new OfferContext(database);
        this.absences = context.get(Absences.class);
        this.sessions = context.get(OwnSessions.class);
        this.changes = context.get(OwnOfferChanges.class);
        this.offers = context.get(Offers.class);
    }

    @BeforeAll
    void makeCouncil() {
        rows.begin();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + COUNCIL + "', '" + PERSON
                + "', 'Aisha Khan', 'Aisha')");
    }

    @BeforeEach
    void aProvider() {
        aisha = actor(rows.provider("Aisha", provider -> provider.kind("personal-assistant")));
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R51 who is away can be booked for none of their offers, old or new, whatever else is open that day")
    void closesAllOffers() {
        UUID walks = rows.offer(requireNonNull(aisha.providerId()), "Walks");
        UUID meals = rows.offer(requireNonNull(aisha.providerId()), "Meals");
        changes.change(aisha, meals, draft -> draft.excepting(List.of(HoursException.open(EIGHTH, 540, 780))))
                .block();
        int before = version(walks);

        assertThat(absences.add(aisha, away("2026-12-07", "2026-12-09")).block())
                .isEqualTo(Absences.Added.DONE);
        UUID later = rows.offer(requireNonNull(aisha.providerId()), "Written later");

        for (UUID offer : List.of(walks, meals, later)) {
            assertThat(offers.slots(COUNCIL, offer, DAY).block()).isEmpty();
        }
        assertThat(version(walks)).as("who was shown it as it was looks again").isGreaterThan(before);
        Actor other = actor(rows.provider("Ben"));
        UUID others = rows.offer(requireNonNull(other.providerId()), "Walks");
        assertThat(offers.slots(COUNCIL, others, DAY).block()).containsExactly(DAY);
        assertThat(found(requireNonNull(aisha.providerId()))).isZero();

        UUID id = requireNonNull(absences.coming(aisha).blockFirst()).id();
        assertThat(absences.remove(other, id).block()).as("R102").isFalse();
        assertThat(absences.remove(aisha, id).block()).isTrue();
        assertThat(offers.slots(COUNCIL, walks, DAY).block()).containsExactly(DAY);
        assertThat(found(requireNonNull(aisha.providerId()))).isEqualTo(3);
    }

    @Test
    void saysTheSameDaysOnce() {
        Absence days = away("2026-12-07", "2026-12-09");

        Flux.merge(
                        absences.add(aisha, days),
                        absences.add(aisha, days),
                        absences.add(aisha, away("2026-12-07", "2026-12-09")))
                .collectList()
                .block();

        assertThat(absences.coming(aisha).collectList().block()).containsExactly(days);
        assertThat(absences.add(actor(new UUID(0, 9)), days).block()).isEqualTo(Absences.Added.NOT_FOUND);
    }

    @Test
    @DisplayName("R51 on days away no session is planned; one with a place taken stays and takes nobody more")
    void keepsSessionsThatAreTaken() {
        UUID club = club();
        take(club, "2026-12-08T10:00:00Z", 3);

        absences.add(aisha, away("2026-12-08", "2026-12-15")).block();

        assertThat(starts(club)).containsExactly("2026-12-01T10:00:00Z", "2026-12-22T10:00:00Z");
        assertThat(taken()).extracting(SessionDate::taken).containsExactly(3);
        assertThat(workerTimes()).as("the second Tuesday's is free again").doesNotContain("2026-12-15 10:00:00+00");

        // Written once more while away, nothing of it comes back.
        changes.change(aisha, club, draft -> draft.saying("We garden in all weathers."))
                .block();
        assertThat(starts(club)).containsExactly("2026-12-01T10:00:00Z", "2026-12-22T10:00:00Z");

        absences.remove(
                        aisha,
                        requireNonNull(absences.coming(aisha).blockFirst()).id())
                .block();
        assertThat(starts(club))
                .containsExactly(
                        "2026-12-01T10:00:00Z", "2026-12-08T10:00:00Z", "2026-12-15T10:00:00Z", "2026-12-22T10:00:00Z");
    }

    @Test
    @DisplayName("R51 a time that is called off is offered no more, stays off, frees its worker, and is told once")
    void callsOneTimeOff() {
        UUID club = club();
        UUID walks = rows.offer(requireNonNull(aisha.providerId()), "Walks");
        take(club, "2026-12-08T10:00:00Z", 3);
        UUID date = taken().getFirst().id();

        Flux.merge(
                        sessions.callOff(aisha, club, date, "The hall is cold."),
                        sessions.callOff(aisha, club, date, "The hall is cold."))
                .collectList()
                .block();

        assertThat(starts(club)).doesNotContain("2026-12-08T10:00:00Z");
        assertThat(taken()).isEmpty();
        assertThat(offers.slots(COUNCIL, walks, DAY).block()).containsExactly(DAY);
        assertThat(database.select("select payload ->> 'why' from outbox where topic = 'session-called-off'"
                        + " and payload ->> 'occurrenceId' = '" + date + "'"))
                .containsExactly("The hall is cold.");
        assertThat(requireNonNull(sessions.one(aisha, club, date).block()).calledOffWhy())
                .isEqualTo("The hall is cold.");

        changes.change(aisha, club, draft -> draft.saying("We garden in all weathers."))
                .block();
        changes.put(aisha, club, OfferState.PAUSED).block();
        changes.put(aisha, club, OfferState.PUBLISHED).block();
        assertThat(starts(club)).as("planned anew").hasSize(3).doesNotContain("2026-12-08T10:00:00Z");
    }

    @Test
    @DisplayName("R102 nobody calls off another's session, and none that has begun")
    void callsOffOnesOwnOnly() {
        UUID club = club();
        SessionDate next = requireNonNull(sessions.coming(aisha, club).blockFirst());
        Actor other = actor(rows.provider("Ben"));

        assertThat(sessions.callOff(other, club, next.id(), "").block()).isEqualTo(OwnSessions.CalledOff.NOT_FOUND);
        assertThat(sessions.coming(other, club).collectList().block()).isEmpty();
        database.execute("update session_occurrence set period = '[2026-11-30T08:30:00Z,2026-11-30T10:30:00Z)'"
                + " where id = '" + next.id() + "'");
        assertThat(sessions.callOff(aisha, club, next.id(), "").block()).isEqualTo(OwnSessions.CalledOff.BEGUN);
    }

    @Test
    @DisplayName("R51 the database never lets more places be taken than there are, whoever asks at once")
    void neverTakesMorePlacesThanThereAre() {
        UUID club = club();
        String take = "update session_occurrence set taken = taken + 1 where offer_id = '" + club
                + "' and lower(period) = '2026-12-08T10:00:00Z'";

        List<Boolean> got = Flux.range(0, 40)
                .flatMap(
                        each -> database.client()
                                .sql(take)
                                .fetch()
                                .rowsUpdated()
                                .map(rows -> true)
                                .onErrorReturn(false),
                        40)
                .collectList()
                .block();

        assertThat(got).filteredOn(each -> each).hasSize(8);
        assertThat(database.select("select taken || ' of ' || places from session_occurrence where offer_id = '" + club
                        + "' and taken > 0"))
                .containsExactly("8 of 8");
        assertThatThrownBy(() -> database.execute(take)).hasStackTraceContaining("session_occurrence");
    }

    private UUID club() {
        Session session = new Session(
                8,
                "Sale Library",
                "M33 2AA",
                "Tram to Sale",
                true,
                true,
                false,
                "Aisha",
                true,
                List.of(SessionTime.weekly(DayOfWeek.TUESDAY, 600, 720)));
        OfferDraft draft = OfferDraft.of(
                        Ids.next(), "day-opportunities", "Garden club", ProviderKind.PERSONAL_ASSISTANT)
                .saying("We garden together.")
                .soldAs(SoldBy.SESSION, null);
        changes.begin(aisha, draft.at(draft.price().at(1_200)).holding(session)).block();
        database.execute("update offer set cleared = true where id = '" + draft.id() + "'");
        assertThat(changes.put(aisha, draft.id(), OfferState.PUBLISHED).block()).isInstanceOf(OfferChange.Done.class);
        return draft.id();
    }

    private void take(UUID club, String start, int places) {
        database.execute("update session_occurrence set taken = " + places + " where offer_id = '" + club
                + "' and lower(period) = '" + start + "'");
    }

    private List<SessionDate> taken() {
        return requireNonNull(sessions.taken(aisha, EIGHTH, LocalDate.of(2026, 12, 15))
                .collectList()
                .block());
    }

    private List<String> starts(UUID club) {
        return requireNonNull(offers.free(COUNCIL, club, DECEMBER).block()).stream()
                .map(time -> time.span().start().toString())
                .toList();
    }

    private List<String> workerTimes() {
        return database.select("select lower(period)::text from worker_time where released_at is null and worker_id = '"
                + aisha.providerId() + "'");
    }

    private long found(UUID provider) {
        return requireNonNull(context.get(Searches.class)
                .count(SearchQuery.all(COUNCIL).withWhen(DAY).withProvider(provider))
                .block());
    }

    private int version(UUID offer) {
        return requireNonNull(database.client()
                .sql("select version from offer where id = '" + offer + "'")
                .mapValue(Integer.class)
                .one()
                .block());
    }

    private static Absence away(String from, String to) {
        return new Absence(Ids.next(), LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Actor actor(UUID provider) {
        return new Actor(PERSON, COUNCIL, "Aisha", Set.of(Role.PROVIDER), provider, PERSON);
    }
}
