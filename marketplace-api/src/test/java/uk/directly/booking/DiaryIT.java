package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.Span;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiaryIT {
    private static final Instant NOW = Instant.parse("2026-12-03T10:00:00Z");

    private final TestDatabase database;
    private final Diary diary;
    private final ApprovedVisit visit;
    private final UUID soon = Ids.next();
    private final UUID later = Ids.next();
    private final UUID cancelled = Ids.next();
    private final UUID recorded = Ids.next();
    private final UUID queried = Ids.next();

    DiaryIT(TestDatabase database) {
        this.database = database;
        diary = new Diary(
                database.client(),
                new BookingBook(database.client(), JsonMapper.builder().build()));
        visit = ApprovedVisit.byStripe(database);
        database.execute("update agreement_terms set cancellation = '[{\"hoursBefore\": 0, \"percent\": 50}]'"
                + " where council_id = '" + visit.council() + "'");
        insert(later, "requested", "2026-12-08 09:00Z", "2026-12-02 09:00Z");
        insert(soon, "confirmed", "2026-12-03 09:30Z", "2026-12-01 09:00Z");
        insert(cancelled, "cancelled", "2026-12-04 09:00Z", "2026-12-01 10:00Z");
        insert(recorded, "recorded", "2026-12-02 09:00Z", "2026-11-30 12:00Z");
        insert(queried, "queried", "2026-11-30 18:00Z", "2026-11-30 11:00Z");
    }

    @Test
    void showsWhatHasNotEndedSoonestFirst() {
        assertThat(ids(diary.coming(tom(), NOW, 10))).containsExactly(soon, cancelled, later);
        assertThat(ids(diary.coming(tom(), NOW, 1))).containsExactly(soon);
    }

    @Test
    void showsWhatHasEndedLatestFirstAndGoesOnBehindTheLastOneShown() {
        List<Booking> first = list(diary.past(tom(), NOW, BookingBook.Position.FIRST, 2));

        assertThat(first).extracting(Booking::id).containsExactly(recorded, visit.booking());
        assertThat(ids(diary.past(tom(), NOW, BookingBook.Position.of(first.getLast()), 2)))
                .containsExactly(queried);
    }

    @Test
    void showsWhatWaitsForAYesOldestFirst() {
        assertThat(ids(diary.toAnswer(tom(), 10))).containsExactly(queried, recorded);
    }

    @Test
    @DisplayName("R15 A visit that was booked already is found by its offer and its very time, while it stands")
    void findsTheVisitThatWasBookedAlready() {
        UUID offer = list(diary.coming(tom(), NOW, 1)).getFirst().offerId();

        assertThat(diary.ownAt(tom(), offer, span("2026-12-08T09:00:00Z")).block())
                .isNotNull()
                .extracting(Booking::id)
                .isEqualTo(later);
        assertThat(diary.ownAt(tom(), offer, span("2026-12-08T10:00:00Z")).block())
                .isNull();
        assertThat(diary.ownAt(tom(), offer, span("2026-12-04T09:00:00Z")).block())
                .isNull();
    }

    @Test
    void showsEachProviderOnceWithTheLatestBooking() {
        assertThat(ids(diary.withEach(tom(), 10))).containsExactly(later);
    }

    @Test
    @DisplayName("R102 The provider, and the same person in another council, see nothing in it")
    void showsNothingToOthers() {
        Actor aisha = actor(visit.council(), visit.person(), visit.provider());
        Actor stranger = actor(Ids.next(), visit.holder(), null);

        for (Actor other : List.of(aisha, stranger)) {
            assertThat(ids(diary.coming(other, NOW, 10))).isEmpty();
            assertThat(ids(diary.past(other, NOW, BookingBook.Position.FIRST, 10)))
                    .isEmpty();
            assertThat(ids(diary.toAnswer(other, 10))).isEmpty();
            assertThat(ids(diary.withEach(other, 10))).isEmpty();
            assertThat(diary.one(other, soon).block()).isNull();
        }
        assertThat(diary.one(tom(), soon).block()).isNotNull();
    }

    private Actor tom() {
        return actor(visit.council(), visit.holder(), null);
    }

    private static Actor actor(UUID council, UUID person, @Nullable UUID provider) {
        return new Actor(person, council, "Somebody", Set.of(Role.HOLDER, Role.PROVIDER), provider, person);
    }

    private static Span span(String start) {
        Instant begin = Instant.parse(start);
        return new Span(begin, begin.plusSeconds(7200));
    }

    private void insert(UUID id, String state, String start, String requested) {
        database.execute("""
                insert into booking (council_id, id, holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
                                     agreement_id, terms_version, terms, engagement, start_at, end_at, state, lines,
                                     price_pence, hold_id, held_pence, requested_at, answer_by, booked_by)
                select council_id, '%s', holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
                       agreement_id, terms_version, terms, engagement, '%s', timestamptz '%s' + interval '2 hours', '%s',
                       lines, price_pence, hold_id, 0, '%s', answer_by, booked_by
                  from booking where id = '%s'""".formatted(id, start, start, state, requested, visit.booking()));
    }

    private static List<UUID> ids(Flux<Booking> bookings) {
        return list(bookings).stream().map(Booking::id).toList();
    }

    private static List<Booking> list(Flux<Booking> bookings) {
        return bookings.collectList().blockOptional().orElseThrow();
    }
}
