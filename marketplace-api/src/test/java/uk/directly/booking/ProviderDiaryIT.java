package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderDiaryIT {
    private static final Instant NOW = Instant.parse("2026-12-03T10:00:00Z");

    private final TestDatabase database;
    private final ProviderDiary diary;
    private final ApprovedVisit visit;
    private final UUID over = Ids.next();
    private final UUID now = Ids.next();
    private final UUID later = Ids.next();
    private final UUID urgent = Ids.next();
    private final UUID calm = Ids.next();
    private final UUID told = Ids.next();
    private final UUID questioned = Ids.next();

    ProviderDiaryIT(TestDatabase database) {
        this.database = database;
        diary = new ProviderDiary(
                database.client(),
                new BookingBook(database.client(), JsonMapper.builder().build()),
                Clock.fixed(NOW, ZoneOffset.UTC));
        visit = ApprovedVisit.byStripe(database);
        database.execute("update agreement_terms set cancellation = '[{\"hoursBefore\": 0, \"percent\": 50}]'");
        insert(later, "confirmed", "2026-12-05 09:00Z", "2026-12-05 08:00Z");
        insert(over, "confirmed", "2026-12-02 09:00Z", "2026-12-02 08:00Z");
        insert(now, "confirmed", "2026-12-03 09:30Z", "2026-12-03 08:00Z");
        insert(calm, "requested", "2026-12-06 09:00Z", "2026-12-06 08:00Z");
        insert(urgent, "requested", "2026-12-09 09:00Z", "2026-12-03 12:00Z");
        insert(told, "recorded", "2026-12-01 15:00Z", "2026-12-01 08:00Z");
        insert(questioned, "queried", "2026-12-01 18:00Z", "2026-12-01 08:00Z");
        UUID first = record(told, null, 9999);
        record(told, first, 4000);
        record(questioned, null, 5340);
        database.execute(
                "update booking set settled_pence = 4450, in_question_pence = 890 where id = '" + questioned + "'");
    }

    @Test
    void showsWhatAsksSomethingOfTheProviderInItsOrder() {
        ProviderDiary.Day day = get(diary.day(provider()));

        assertThat(day.toTell()).extracting(Booking::id).containsExactly(over);
        assertThat(day.next()).extracting(Booking::id).containsExactly(now, later);
        assertThat(day.requests()).extracting(Booking::id).containsExactly(urgent, calm);
        assertThat(day.questioned()).extracting(Booking::id).containsExactly(questioned);
    }

    @Test
    void countsAsWaitingWhatWasToldLastAndIsNotAgreed() {
        assertThat(get(diary.waitingPence(provider()))).isEqualTo(4000 + 890);
        assertThat(get(diary.day(provider())).waitingPence()).isEqualTo(4000 + 890);
    }

    @Test
    void goesOnBehindTheLastOneShown() {
        Booking first = list(diary.requests(provider(), null, 1)).getFirst();

        assertThat(list(diary.requests(provider(), new ProviderDiary.Place(first.answerBy(), first.id()), 5)))
                .extracting(Booking::id)
                .containsExactly(calm);
        assertThat(list(diary.coming(provider(), null, 5)))
                .extracting(Booking::id)
                .containsExactly(now, later);
    }

    @Test
    @DisplayName("R102 a holder, and another council's officer with the same provider id, see nothing here")
    void showsNothingToOthers() {
        Actor holder = actor(visit.council(), visit.holder(), null);
        Actor stranger = actor(Ids.next(), visit.person(), visit.provider());

        for (Actor other : List.of(holder, stranger)) {
            assertThat(get(diary.day(other)))
                    .isEqualTo(new ProviderDiary.Day(List.of(), List.of(), List.of(), List.of(), 0));
            assertThat(list(diary.requests(other, null, 5))).isEmpty();
            assertThat(get(diary.waitingPence(other))).isZero();
        }
    }

    private Actor provider() {
        return actor(visit.council(), visit.person(), visit.provider());
    }

    private static Actor actor(UUID council, UUID person, @Nullable UUID provider) {
        return new Actor(person, council, "Aisha Test", Set.of(Role.PROVIDER), provider, person);
    }

    private void insert(UUID id, String state, String start, String answerBy) {
        database.execute("""
                insert into booking (council_id, id, holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
                                     agreement_id, terms_version, terms, engagement, start_at, end_at, state, lines,
                                     price_pence, hold_id, held_pence, requested_at, answer_by, booked_by)
                select council_id, '%s', holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
                       agreement_id, terms_version, terms, engagement, '%s', timestamptz '%s' + interval '2 hours', '%s',
                       lines, price_pence, hold_id, 0, requested_at, '%s', booked_by
                  from booking where id = '%s'""".formatted(id, start, start, state, answerBy, visit.booking()));
    }

    private UUID record(UUID booking, @Nullable UUID replaces, long pence) {
        UUID id = Ids.next();
        database.execute(
                """
                insert into visit_record (council_id, id, booking_id, start_at, end_at, lines, price_pence, replaces_id,
                                          recorded_by, recorded_at)
                select council_id, '%s', id, start_at, end_at, '[]', %d, %s, '%s', end_at
                  from booking where id = '%s'""".formatted(id, pence, replaces == null ? "null" : "'" + replaces + "'", visit.person(), booking));
        return id;
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional().orElseThrow();
    }

    private static <T> List<T> list(Flux<T> flux) {
        return flux.collectList().blockOptional().orElseThrow();
    }
}
