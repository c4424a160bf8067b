package uk.directly.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.Budgets;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.RegisterRows;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.spending.SpendingBook;
import uk.directly.testing.TestDatabase;

/**
 * A council with a person who has some support money, and two businesses that can be booked by the hour at £20.00 from 7:00 to
 * 22:00 on every day: booking as in the application, on a time that tests move. It begins on Tuesday 1 December 2026, 9:00.
 */
final class SeriesDesk implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestDatabase database;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T09:00:00Z"));
    final UUID council = RegisterRows.COUNCIL;
    final UUID tomId = Ids.next();
    final UUID budget = Ids.next();
    final UUID line = Ids.next();
    final UUID greenGate;
    final UUID mowers;
    final UUID garden;
    final UUID lawn;
    final Actor tom = new Actor(tomId, council, "Tom Okafor", Set.of(Role.HOLDER), null, tomId);
    final Actor provider;

    SeriesDesk(TestDatabase database, long pence) {
        this.database = database;
        London.today(Clock.systemUTC());
        RegisterRows rows = new RegisterRows(database);
        // Each test begins with nothing; what can only be added to is emptied past its triggers.
        database.execute("""
                set session_replication_role = replica;
                truncate council, ledger_account, ledger_transfer, ledger_entry, audit_event, outbox, idempotency_key cascade;
                set session_replication_role = default""");
        rows.begin();
        greenGate = rows.provider("Green Gate");
        mowers = rows.provider("Mowers");
        garden = rows.offer(greenGate, "Gardening");
        lawn = rows.offer(mowers, "Mowing");
        provider = new Actor(tomId, council, "Green Gate", Set.of(Role.PROVIDER), greenGate, tomId);
        database.execute("""
                update offer set sign_of_life_at = '2027-12-01T09:00:00Z';
                insert into person (council_id, id, name, first_name) values ('%1$s', '%2$s', 'Tom Okafor', 'Tom');
                insert into award (council_id, id, holder_id, kind, during)
                values ('%1$s', '%3$s', '%2$s', 'direct-payment', '[2026-04-01,)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('%1$s', '%3$s', '[2026-04-01,)', 31200, 'net', 0, 2, 'standard');
                insert into plan_line (council_id, id, award_id, name, position) values ('%1$s', '%4$s', '%3$s', 'Garden', 1);
                insert into budget (council_id, id, award_id, holder_id, route, funded_until)
                values ('%1$s', '%3$s', '%3$s', '%2$s', 'card-account', '2027-12-31')""".formatted(council, tomId, budget, line));
        load(pence);
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(
                JsonMapper.class,
                () -> JsonMapper.builder()
                        .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .build());
        context.registerBean(Changes.class);
        context.registerBean(Clock.class, () -> Clock.tick(new Moving(now), java.time.Duration.ofNanos(1)));
        context.register(KeptAnswers.class, Budgets.class, SpendingBook.class, Parts.class);
        context.refresh();
        context.getBean(CouncilSettings.class).forget(council);
    }

    /** Money of the council comes in. */
    void load(long pence) {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                                             code, subject_kind, subject_id, description, at)
                values ('%1$s', uuidv7(), 'direct', ledger_account_of('%1$s', 'council-funding', null),
                        ledger_account_of('%1$s', 'budget-council', '%2$s'), %3$d, 'load', 'budget', '%2$s', 'Paid in',
                        '2026-11-30T09:00:00Z')""".formatted(council, budget, pence));
    }

    void moveTo(String instant) {
        now.set(Instant.parse(instant));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The round that the application runs by itself. */
    SeriesHorizon horizon() {
        return new SeriesHorizon(
                database.client(),
                get(SeriesBook.class),
                get(Quotes.class),
                get(SchoolHolidays.class),
                get(CouncilSettings.class),
                get(Changes.class),
                get(JsonMapper.class),
                get(Clock.class));
    }

    int round() {
        return horizon().round().blockOptional().orElseThrow();
    }

    SeriesRequest request(UUID offer, LocalDate day, String from, int minutes, String rule, LocalDate... except) {
        Instant start = day.atTime(LocalTime.parse(from)).atZone(LONDON).toInstant();
        return new SeriesRequest(
                new BookingRequest(
                        new QuoteRequest(offer, budget, start, start.plusSeconds(minutes * 60L), null),
                        line,
                        null,
                        null,
                        rule),
                rule,
                Set.of(except),
                false,
                false);
    }

    BookingResult book(SeriesRequest request) {
        return book(request, UUID.randomUUID().toString());
    }

    BookingResult book(SeriesRequest request, String key) {
        return value(get(SeriesBookings.class)
                .book(tom, request, IdempotencyKey.of(tomId, "series", key, request.toString())));
    }

    /** Books it, and its provider accepts; answers the series' id. */
    UUID accepted(SeriesRequest request) {
        UUID id = bookedSeries(request);
        assertDone(value(
                get(SeriesAnswers.class).accept(provider(request.first().visit().offerId()), id)));
        return id;
    }

    UUID bookedSeries(SeriesRequest request) {
        BookingResult result = book(request);
        if (result instanceof BookingResult.Done done && done.booking().series() != null) {
            return done.booking().series().id();
        }
        throw new IllegalStateException("Not booked: " + result);
    }

    private static void assertDone(SeriesAnswers.Answered answered) {
        if (answered != SeriesAnswers.Answered.DONE) {
            throw new IllegalStateException("Not accepted: " + answered);
        }
    }

    Actor provider(UUID offer) {
        return offer.equals(garden)
                ? provider
                : new Actor(tomId, council, "Mowers", Set.of(Role.PROVIDER), mowers, tomId);
    }

    /** "2026-12-08 confirmed 4000", soonest first. */
    List<String> visits() {
        return database.select("""
                select (start_at at time zone 'Europe/London')::date || ' ' || state || ' ' || held_pence from booking
                 order by start_at, provider_id, state""");
    }

    List<String> select(String sql) {
        return database.select(sql);
    }

    long count(String sql) {
        return Long.parseLong(database.select("select (" + sql + ")::text").getFirst());
    }

    static <T> T value(Mono<T> mono) {
        return mono.blockOptional().orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Moving extends Clock {
        private final AtomicReference<Instant> now;

        Moving(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    /** What runs by itself is left out: tests say when. */
    @ComponentScan(
            basePackages = {
                "uk.directly.council",
                "uk.directly.rate",
                "uk.directly.register",
                "uk.directly.offer",
                "uk.directly.agreement",
                "uk.directly.booking"
            },
            excludeFilters = {
                @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SmartLifecycle.class),
                @Filter(type = FilterType.REGEX, pattern = ".*(Tests|IT|Server|Desk|Context)(\\$.*)?"),
                @Filter(type = FilterType.REGEX, pattern = ".*\\.rest\\..*")
            })
    static class Parts {}
}
