package uk.directly.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class OutboxDispatcherIT {
    private final TestDatabase database;
    private final MovableTime time = MovableTime.at("2026-12-01T09:00:00Z");
    private final UUID council = Ids.next();

    OutboxDispatcherIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCouncil() {
        database.execute("delete from outbox");
        database.execute("insert into council (id, slug, name, phone, text_relay) values ('%s', '%s', 'A', '0', '0')"
                .formatted(council, council));
    }

    @Test
    void handsAnEventToTheHandlerOfItsTopic() {
        UUID booking = Ids.next();
        UUID id = anEvent("visit-told", "{\"bookingId\": \"%s\"}".formatted(booking));
        Map<UUID, UUID> told = new ConcurrentHashMap<>();
        OutboxDispatcher dispatcher =
                dispatcher("visit-told", event -> Mono.fromRunnable(() -> told.put(event.id(), event.id("bookingId"))));

        assertThat(handleAll(dispatcher)).containsExactly("done");

        assertThat(told).containsExactly(Map.entry(id, booking));
        assertThat(handleAll(dispatcher)).isEmpty();
    }

    @Test
    void leavesTopicsThatNobodyHandlesWhereTheyAre() {
        anEvent("for-a-later-release", "{}");

        assertThat(handleAll(dispatcher("visit-told", event -> Mono.empty()))).isEmpty();

        assertThat(number("select count(*) from outbox where attempts = 0 and done_at is null"))
                .isEqualTo(1);
    }

    @Test
    void comesAgainAfterACrashBetweenTheWorkAndTheNote() {
        anEvent("visit-told", "{}");
        AtomicInteger handled = new AtomicInteger();
        OutboxDispatcher dispatcher = dispatcher("visit-told", event -> Mono.fromRunnable(handled::incrementAndGet));
        OutboxRows crashed = rows(database.client(), time);
        OutboxEvent inHand = take(crashed);

        assertThat(handleAll(dispatcher)).as("while the lease lasts").isEmpty();
        time.pass(OutboxRows.LEASE.plusMillis(1));
        assertThat(handleAll(dispatcher)).containsExactly("done");

        assertThat(handled).hasValue(1);
        assertThat(crashed.done(inHand).block()).as("too late").isEqualTo("lost");
    }

    @Test
    void aNoteThatComesAfterTheLeaseChangesNothing() {
        anEvent("visit-told", "{}");
        OutboxRows slow = rows(database.client(), time);
        OutboxEvent inHand = take(slow);
        time.pass(OutboxRows.LEASE.plusMillis(1));
        OutboxEvent takenOver = take(rows(database.client(), time));

        assertThat(slow.failed(inHand, "slow", Duration.ZERO).block()).isEqualTo("lost");
        assertThat(slow.done(inHand).block()).isEqualTo("lost");
        assertThat(slow.done(takenOver).block()).isEqualTo("done");
    }

    @Test
    void triesAgainLaterUntilItWorks() {
        UUID id = anEvent("visit-told", "{}");
        AtomicInteger tries = new AtomicInteger();
        OutboxDispatcher dispatcher = dispatcher(
                "visit-told",
                event -> tries.incrementAndGet() < 3 ? Mono.error(new IllegalStateException("not yet")) : Mono.empty());

        assertThat(handleAll(dispatcher)).containsExactly("waiting");
        Instant firstWait = dueAt(id);
        assertThat(firstWait)
                .isBetween(time.instant().plusSeconds(1), time.instant().plusMillis(1_200));
        assertThat(handleAll(dispatcher)).as("not before it is due").isEmpty();
        time.pass(Duration.ofSeconds(2));
        assertThat(handleAll(dispatcher)).containsExactly("waiting");
        assertThat(dueAt(id))
                .isBetween(time.instant().plusSeconds(2), time.instant().plusMillis(2_400));
        time.pass(Duration.ofSeconds(3));
        assertThat(handleAll(dispatcher)).containsExactly("done");

        assertThat(tries).hasValue(3);
    }

    @Test
    void parksWhatNeverWorksWithItsLastErrorUntilItIsReleased() {
        UUID id = anEvent("visit-told", "{}");
        AtomicInteger tries = new AtomicInteger();
        OutboxDispatcher dispatcher = dispatcher(
                "visit-told",
                event -> Mono.error(new IllegalStateException("try " + tries.incrementAndGet() + " failed")));
        Outbox outbox = new Outbox(database.client(), changes(database.client()));

        for (int i = 1; i < BackOff.MOST_ATTEMPTS; i++) {
            assertThat(handleAll(dispatcher)).containsExactly("waiting");
            time.pass(Duration.ofMinutes(6));
        }
        assertThat(handleAll(dispatcher)).containsExactly("parked");
        time.pass(Duration.ofDays(1));
        assertThat(handleAll(dispatcher)).isEmpty();

        ParkedEvent parked = outbox.parked(council).next().blockOptional().orElseThrow();
        assertThat(parked.id()).isEqualTo(id);
        assertThat(parked.attempts()).isEqualTo(BackOff.MOST_ATTEMPTS);
        assertThat(parked.lastError()).endsWith("try 15 failed");
        assertThat(outbox.release(Ids.next(), id).block())
                .as("another council's")
                .isFalse();
        assertThat(outbox.release(council, id).block()).isTrue();
        assertThat(handleAll(dispatcher)).containsExactly("waiting");
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        anEvent("visit-told", "{\"poison\": true}");
        anEvent("visit-told", "{}");
        OutboxDispatcher dispatcher = dispatcher("visit-told", event -> {
            if (event.payload().has("poison")) {
                throw new IllegalStateException("poison");
            }
            return Mono.empty();
        });

        assertThat(handleAll(dispatcher)).containsExactlyInAnyOrder("waiting", "done");
    }

    @Test
    void severalAtOnceHandleEachEventOnce() throws InterruptedException {
        int events = 300;
        database.execute("""
                insert into outbox (council_id, topic, payload, at)
                select '%s', 'visit-told', '{}', now() from generate_series(1, %d)
                """.formatted(council, events));
        Map<UUID, AtomicInteger> handled = new ConcurrentHashMap<>();
        CountDownLatch all = new CountDownLatch(events);
        List<OutboxDispatcher> dispatchers = java.util.stream.Stream.generate(() -> {
                    DatabaseClient own = DatabaseClient.create(database.connections(2));
                    return new OutboxDispatcher(
                            new Outbox(own, changes(own)),
                            rows(own, InstantSource.system()),
                            List.of(handler(
                                    "visit-told",
                                    event -> Mono.fromRunnable(() -> {
                                        handled.computeIfAbsent(event.id(), id -> new AtomicInteger())
                                                .incrementAndGet();
                                        all.countDown();
                                    }))));
                })
                .limit(3)
                .toList();

        dispatchers.forEach(OutboxDispatcher::start);
        boolean inTime = all.await(30, TimeUnit.SECONDS);
        CountDownLatch stopped = new CountDownLatch(dispatchers.size());
        dispatchers.forEach(dispatcher -> dispatcher.stop(stopped::countDown));

        assertThat(inTime).isTrue();
        assertThat(stopped.await(15, TimeUnit.SECONDS)).isTrue();
        assertThat(handled).hasSize(events);
        assertThat(handled.values()).allSatisfy(times -> assertThat(times).hasValue(1));
        assertThat(number("select count(*) from outbox where done_at is null")).isZero();
    }

    private UUID anEvent(String topic, String payload) {
        UUID id = Ids.next();
        database.execute(
                "insert into outbox (id, council_id, topic, payload, at) values ('%s', '%s', '%s', '%s', '2026-12-01')"
                        .formatted(id, council, topic, payload));
        return id;
    }

    private OutboxDispatcher dispatcher(String topic, Function<OutboxEvent, Mono<Void>> work) {
        return new OutboxDispatcher(
                new Outbox(database.client(), changes(database.client())),
                rows(database.client(), time),
                List.of(handler(topic, work)));
    }

    private static OutboxEvent take(OutboxRows rows) {
        return rows.claim(Set.of("visit-told"), 1).single().blockOptional().orElseThrow();
    }

    /** Takes all that is due and handles it to the end. */
    private List<String> handleAll(OutboxDispatcher dispatcher) {
        return rows(database.client(), time)
                .claim(Set.of("visit-told"), 100)
                .flatMap(dispatcher::handle)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static OutboxHandler handler(String topic, Function<OutboxEvent, Mono<Void>> work) {
        return new OutboxHandler() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public Mono<Void> handle(OutboxEvent event) {
                return work.apply(event);
            }
        };
    }

    private static OutboxRows rows(DatabaseClient client, InstantSource time) {
        return new OutboxRows(changes(client), time);
    }

    private static Changes changes(DatabaseClient client) {
        return new Changes(client, JsonMapper.builder().build());
    }

    private Instant dueAt(UUID id) {
        return database.client()
                .sql("select due_at from outbox where id = :id")
                .bind("id", id)
                .mapValue(Instant.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private long number(String sql) {
        return database.client()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
