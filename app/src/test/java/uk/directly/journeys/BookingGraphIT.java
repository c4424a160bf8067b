package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.booking.BookingEvent;
import uk.directly.booking.BookingGraph;
import uk.directly.booking.BookingState;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/**
 * Every state by every call over the API: what stands in the graph leads where the graph says, the rest is refused with the
 * state, and changes nothing. What isn't a call on a booking (booking what was kept, running out) is driven beside it.
 */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BookingGraphIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofMinutes(15);
    private static final int VISITS = 30;

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final UUID aisha;
    private final Instant first;
    private final Deque<UUID> confirmed = new ArrayDeque<>();
    private final Map<BookingState, UUID> standing = new EnumMap<>(BookingState.class);
    private final Set<BookingEvent> driven = EnumSet.noneOf(BookingEvent.class);
    private UUID ofTheCarer = new UUID(0, 0);
    private int booked;

    BookingGraphIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.aisha = Holder.offerOf(api, "pa");
        this.first = directly.firstDay()
                .plusDays(1)
                .atTime(LocalTime.of(8, 0))
                .atZone(LONDON)
                .toInstant();
    }

    /** A call on a booking, and the events that it may be. */
    private enum Call {
        ACCEPT(BookingEvent.ACCEPT),
        DECLINE(BookingEvent.DECLINE),
        CANCEL(BookingEvent.CANCEL),
        VISIT(BookingEvent.RECORD, BookingEvent.CORRECT),
        APPROVE(BookingEvent.APPROVE),
        APPROVE_PART(BookingEvent.APPROVE_PART),
        QUERY(BookingEvent.QUERY),
        DID_NOT_HAPPEN(BookingEvent.DID_NOT_HAPPEN);

        private final BookingEvent event;
        private final BookingEvent again;

        Call(BookingEvent event) {
            this(event, event);
        }

        Call(BookingEvent event, BookingEvent again) {
            this.event = event;
            this.again = again;
        }

        List<BookingEvent> allowed(BookingState from) {
            return Stream.of(event, again)
                    .filter(each -> BookingGraph.next(from, each).isPresent())
                    .toList();
        }

        boolean isTheProviders() {
            return this == ACCEPT || this == DECLINE || this == VISIT;
        }
    }

    @BeforeAll
    void manyVisits() {
        directly.database()
                .sql("update offer_rate set pence = 4000 where offer_id = :offer")
                .bind("offer", Holder.offerOf(api, "micro"))
                .fetch()
                .rowsUpdated()
                .block();
        for (int i = 0; i < VISITS; i++) {
            UUID visit = requested();
            assertThat(api.post("pa", path(visit) + "/accept", Map.of()).status())
                    .isEqualTo(200);
            confirmed.add(visit);
        }
    }

    @Test
    @Order(1)
    @DisplayName("before a visit: what the graph has leads on, the rest is refused with the state")
    void before() {
        standing.put(BookingState.ASKING, kept("holder"));
        standing.put(BookingState.REQUESTED, requested());
        standing.put(BookingState.DECLINED, requested());
        drive(BookingState.REQUESTED, Call.DECLINE, standing(BookingState.DECLINED));
        standing.put(BookingState.CANCELLED, requested());
        drive(BookingState.REQUESTED, Call.CANCEL, standing(BookingState.CANCELLED));
        drive(BookingState.REQUESTED, Call.ACCEPT, requested());
        drive(BookingState.CONFIRMED, Call.CANCEL, confirmed.remove());
        ofTheCarer = kept("carer");
        drive(BookingState.ASKING, Call.CANCEL, ofTheCarer);

        for (BookingState state : standing.keySet()) {
            refusesTheRest(state);
        }
        booksWhatWasKept();
    }

    @Test
    @Order(2)
    @DisplayName("after a visit: what the graph has leads on, the rest is refused with the state")
    void after() {
        UUID unanswered = standing(BookingState.REQUESTED);
        standing.clear();
        api.moveClock(first.plus(Duration.ofHours(30)));
        assertThat(Waiting.until(() -> state(unanswered), "expired"::equals)).isEqualTo("expired");
        driven.add(BookingEvent.RUN_OUT);
        standing.put(BookingState.EXPIRED, unanswered);

        for (BookingState from : List.of(BookingState.CONFIRMED, BookingState.RECORDED, BookingState.QUERIED)) {
            for (Call call : Call.values()) {
                if (!call.allowed(from).isEmpty() && call != Call.CANCEL) {
                    UUID visit = made(from);
                    drive(from, call, visit);
                    standing.put(BookingState.of(state(visit)), visit);
                }
            }
            standing.put(from, made(from));
        }

        assertThat(standing.keySet())
                .contains(
                        BookingState.CONFIRMED,
                        BookingState.RECORDED,
                        BookingState.QUERIED,
                        BookingState.SETTLED,
                        BookingState.DID_NOT_HAPPEN,
                        BookingState.EXPIRED);
        for (BookingState state : standing.keySet()) {
            refusesTheRest(state);
        }
    }

    @Test
    @Order(3)
    @DisplayName("no event of the graph was left out but what other tests drive")
    void all() {
        Set<BookingEvent> left = EnumSet.complementOf(EnumSet.copyOf(driven));
        assertThat(left)
                .as(
                        "R24 is in DeathIT, what happens by itself in SilenceIT, other times in OtherTimesIT, R5 in AskingPurposeIT, the rest in CancellingIT")
                .containsExactlyInAnyOrder(
                        BookingEvent.IN_PLAN,
                        BookingEvent.NOT_IN_PLAN,
                        BookingEvent.PROPOSE,
                        BookingEvent.WITHDRAW,
                        BookingEvent.TAKE,
                        BookingEvent.WANT_NONE,
                        BookingEvent.END,
                        BookingEvent.PAUSE,
                        BookingEvent.CALL_OFF,
                        BookingEvent.SILENCE,
                        BookingEvent.SILENCE_PART,
                        BookingEvent.LAPSE,
                        BookingEvent.LAPSE_PART);
    }

    @Test
    @Order(4)
    @DisplayName("R11 the database refuses every move that the graph doesn't have")
    void database() {
        for (BookingState from : BookingState.values()) {
            for (BookingState to : BookingState.values()) {
                boolean may = Boolean.TRUE.equals(directly.database()
                        .sql("select booking_may_move(:was, :becomes)")
                        .bind("was", from.slug())
                        .bind("becomes", to.slug())
                        .mapValue(Boolean.class)
                        .one()
                        .block());
                assertThat(may).as(from.slug() + " to " + to.slug()).isEqualTo(BookingGraph.moves(from, to));
            }
        }
    }

    private UUID standing(BookingState state) {
        return Objects.requireNonNull(standing.get(state));
    }

    private void drive(BookingState from, Call call, UUID visit) {
        assertThat(state(visit)).isEqualTo(from.slug());
        BookingEvent event = call.allowed(from).getFirst();
        Api.Answer answer = fire(call, visit, providerOf(from));
        assertThat(answer.status()).as("%s %s %s", from, call, answer.body()).isEqualTo(200);
        assertThat(state(visit))
                .as("%s %s", from, call)
                .isEqualTo(BookingGraph.next(from, event).orElseThrow().slug());
        driven.add(event);
    }

    private void refusesTheRest(BookingState state) {
        UUID visit = standing(state);
        for (Call call : Call.values()) {
            if (call.allowed(state).isEmpty()) {
                Api.Answer answer = fire(call, visit, providerOf(state));
                if (state == BookingState.ASKING && call.isTheProviders()) {
                    assertThat(answer.status()).as("nobody has asked them").isEqualTo(404);
                } else {
                    assertThat(answer.status())
                            .as("%s %s %s", state, call, answer.body())
                            .isEqualTo(409);
                    assertThat(answer.problem()).isEqualTo("wrong-state");
                    assertThat(answer.body().path("state").asString()).isEqualTo(state.slug());
                    assertThat(answer.body().path("detail").asString()).contains(BookingGraph.refusal(state));
                }
                assertThat(state(visit)).isEqualTo(state.slug());
            }
        }
    }

    private void booksWhatWasKept() {
        UUID visit = standing(BookingState.ASKING);
        standing.remove(BookingState.ASKING);
        Instant start = Instant.parse(
                api.get("holder", path(visit)).body().path("start").asString());
        Api.Answer answer = tom.book(Holder.offerOf(api, "micro"), start, Duration.ofHours(1));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(answer.id()).isEqualTo(visit);
        assertThat(state(visit))
                .isEqualTo(BookingGraph.next(BookingState.ASKING, BookingEvent.BOOK)
                        .orElseThrow()
                        .slug());
        driven.add(BookingEvent.BOOK);
    }

    private Api.Answer fire(Call call, UUID visit, String provider) {
        return switch (call) {
            case ACCEPT -> api.post(provider, path(visit) + "/accept", Map.of());
            case DECLINE -> api.post(provider, path(visit) + "/decline", Map.of());
            case CANCEL -> api.post(owner(visit), path(visit) + "/cancel", key(), Map.of("reason", "other"));
            case VISIT -> told(visit, provider);
            case APPROVE -> api.post(owner(visit), path(visit) + "/approve", key(), Map.of());
            case APPROVE_PART -> api.post(owner(visit), path(visit) + "/approve", key(), Map.of("amountPence", 1));
            case QUERY -> api.post(owner(visit), path(visit) + "/query", Map.of("message", "You left early."));
            case DID_NOT_HAPPEN -> api.post(owner(visit), path(visit) + "/did-not-happen", Map.of("by", "holder"));
        };
    }

    private Api.Answer told(UUID visit, String provider) {
        return api.put(
                provider,
                path(visit) + "/visit",
                Map.of("start", first.toString(), "end", first.plus(VISIT).toString()));
    }

    /** One of the visits that are over, in that state. */
    private UUID made(BookingState state) {
        UUID visit = confirmed.remove();
        if (state == BookingState.RECORDED || state == BookingState.QUERIED) {
            assertThat(fire(Call.VISIT, visit, "pa").status()).isEqualTo(200);
        }
        if (state == BookingState.QUERIED) {
            assertThat(fire(Call.QUERY, visit, "pa").status()).isEqualTo(200);
        }
        return visit;
    }

    private UUID requested() {
        Api.Answer answer = tom.book(aisha, first.plus(VISIT.multipliedBy(booked++)), VISIT);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.id();
    }

    /** A time that the council is asked about. */
    private UUID kept(String persona) {
        Map<String, Object> body = new Holder(api, persona)
                .visit(Holder.offerOf(api, "micro"), first.plus(Duration.ofHours(24 + booked++)), Duration.ofHours(1));
        body.put("reasons", List.of("skill"));
        Api.Answer answer = api.post(persona, "/api/v1/rate-requests", key(), body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/kept/bookingId").asString());
    }

    private String state(UUID visit) {
        return api.get(owner(visit), path(visit)).body().path("state").asString();
    }

    private String owner(UUID visit) {
        return visit.equals(ofTheCarer) ? "carer" : "holder";
    }

    private static String providerOf(BookingState state) {
        return state == BookingState.ASKING ? "micro" : "pa";
    }

    private static String path(UUID visit) {
        return "/api/v1/bookings/" + visit;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
