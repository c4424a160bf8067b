package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.Span;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Visits that come again, from the preview to the round that brings them forward. An hour costs £20.00. */
@WithDatabase
class SeriesIT {
    private static final String FREEZE = """
            insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on)
            select council_id, '%1$s', id, 'Something to look at', '2026-12-08T10:00Z', '%3$s', '2026-12-10' from budget
             where id = '%2$s'""";
    private static final LocalDate TUESDAY = LocalDate.parse("2026-12-08");
    private static final String WEEKLY = "FREQ=WEEKLY;BYDAY=TU";

    private final TestDatabase database;
    private final SeriesDesk desk;

    SeriesIT(TestDatabase database) {
        this.database = database;
        desk = new SeriesDesk(database, 62_400);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("R51 a preview shows every date with its price, what is left out and each clash, and books nothing")
    void previews() {
        database.execute("""
                insert into school_holiday (council_id, name, during)
                values ('%s', 'Christmas', '[2026-12-21,2027-01-02)');
                insert into worker_time (council_id, worker_id, period, what_for, subject_id)
                values ('%1$s', '%s', '[2026-12-15T11:00Z,2026-12-15T13:00Z)', 'session', uuidv7());
                update award_terms set during = '[2026-04-01,2027-02-01)';
                update award set during = '[2026-04-01,2027-02-01)'""".formatted(desk.council, desk.greenGate));
        SeriesRequest plain =
                desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY + ";COUNT=10", TUESDAY.plusWeeks(4));
        SeriesRequest request = new SeriesRequest(plain.first(), plain.rule(), plain.except(), true, false);

        SeriesPreviewResult result =
                SeriesDesk.value(desk.get(SeriesPlans.class).preview(desk.tom, request));

        assertThat(((SeriesPreviewResult.Shown) result)
                        .preview().visits().stream().map(SeriesIT::words))
                .containsExactly(
                        "2026-12-08 now 4000",
                        "2026-12-15 NotAvailable",
                        "2026-12-22 SCHOOL_HOLIDAY",
                        "2026-12-29 SCHOOL_HOLIDAY",
                        "2027-01-05 TAKEN_OUT",
                        "2027-01-12 now 4000",
                        "2027-01-19 later 4000",
                        "2027-01-26 later 4000",
                        "2027-02-02 Ended",
                        "2027-02-09 Ended");
        assertThat(desk.visits()).isEmpty();
    }

    private static String words(SeriesPreview.Visit visit) {
        return visit.day() + " "
                + switch (visit) {
                    case SeriesPreview.Possible can ->
                        (can.now() ? "now " : "later ") + can.quote().totalPence();
                    case SeriesPreview.Clash clash -> clash.why().getClass().getSimpleName();
                    case SeriesPreview.Without without -> without.why();
                };
    }

    @Test
    @DisplayName("R51 R12 confirming books and holds all visits of six weeks, and none after them")
    void booksSixWeeks() {
        BookingResult result =
                desk.book(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY, TUESDAY.plusWeeks(1)));

        assertThat(desk.visits())
                .containsExactly(
                        "2026-12-08 requested 4000",
                        "2026-12-22 requested 4000",
                        "2026-12-29 requested 4000",
                        "2027-01-05 requested 4000",
                        "2027-01-12 requested 4000");
        Booking first = ((BookingResult.Done) result).booking();
        assertThat(first.start()).isEqualTo("2026-12-08T10:00:00Z");
        assertThat(first.series())
                .extracting(Booking.InSeries::booked, Booking.InSeries::accepted)
                .containsExactly(5L, false);
        assertThat(desk.select("select next_day::text from booking_series")).containsExactly("2027-01-19");
    }

    @Test
    @DisplayName("R15 the same request under the same key is booked once and answered alike")
    void booksOnce() {
        SeriesRequest request = desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY);

        BookingResult first = desk.book(request, "k");
        BookingResult second = desk.book(request, "k");

        assertThat(((BookingResult.Done) second).booking()).isEqualTo(((BookingResult.Done) first).booking());
        assertThat(((BookingResult.Done) second).replayed()).isTrue();
        assertThat(desk.count("select count(*) from booking")).isEqualTo(6);
    }

    @Test
    @DisplayName("R12 the first six weeks are booked whole or not at all, and what is missing for all of them is said")
    void allOrNothing() {
        assertThat(desk.book(desk.request(desk.garden, TUESDAY, "07:00", 480, WEEKLY)))
                .isEqualTo(new BookingResult.Refused(new Refusal.InsufficientFunds(6 * 16_000 - 62_400, 0)));
        database.execute("""
                insert into worker_time (council_id, worker_id, period, what_for, subject_id)
                values ('%s', '%s', '[2026-12-29T09:00Z,2026-12-29T11:00Z)', 'session', uuidv7())""".formatted(desk.council, desk.greenGate));
        assertThat(desk.book(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY)))
                .isEqualTo(new BookingResult.Refused(
                        new Refusal.Dates(new Refusal.NotAvailable(), List.of(LocalDate.parse("2026-12-29")))));
        assertThat(desk.visits()).isEmpty();
        assertThat(desk.count("select count(*) from booking_series")).isZero();
    }

    @Test
    @DisplayName("R51 one yes of the provider accepts all that wait; what comes later is booked at once")
    void acceptsOnce() {
        UUID series = desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        assertThat(desk.visits()).hasSize(6).allMatch(visit -> visit.endsWith("confirmed 4000"));

        desk.moveTo("2026-12-08T12:30:00Z");
        assertThat(desk.round()).isEqualTo(1);
        assertThat(desk.visits()).hasSize(7).last().isEqualTo("2027-01-19 confirmed 4000");

        // Two weeks at once, as after a clock that jumped.
        desk.moveTo("2026-12-22T12:30:00Z");
        assertThat(desk.round()).isEqualTo(2);
        assertThat(desk.round()).isZero();
        assertThat(desk.count("select count(*) from series_visit where series_id = '" + series + "'"))
                .isEqualTo(9);
    }

    @Test
    @DisplayName(
            "R37 R51 an offer that nobody heard of for 60 days is hidden; visits that were said yes to go on all the same")
    void goesOnWhereItIsQuiet() {
        desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        database.execute("update offer set sign_of_life_at = '2026-01-01T09:00:00Z'");
        desk.moveTo("2026-12-08T12:30:00Z");

        assertThat(desk.round()).isEqualTo(1);
        assertThat(desk.visits()).hasSize(7).last().isEqualTo("2027-01-19 confirmed 4000");
        assertThat(desk.count("select count(*) from series_visit where state = 'skipped'"))
                .isZero();
    }

    @Test
    @DisplayName(
            "R51 R104 a freeze, its end and the end of the money are each told to both sides once, and no reason to who comes")
    void saysWhenTheMoneyStops() {
        UUID series = desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        desk.round();
        assertThat(stops()).isEmpty();

        database.execute(FREEZE.formatted(Ids.next(), desk.budget, desk.tomId));
        desk.moveTo("2026-12-08T12:30:00Z");
        Flux.range(0, 4)
                .flatMap(n -> desk.horizon().round().subscribeOn(Schedulers.parallel()))
                .collectList()
                .block();
        assertThat(stops()).containsExactly("series-paused {\"seriesId\": \"" + series + "\"}");
        assertThat(desk.get(SeriesBook.class)
                        .one(desk.tom, series, SeriesDesk.TODAY)
                        .blockOptional()
                        .orElseThrow()
                        .stopped())
                .isEqualTo("frozen");
        assertThat(desk.visits()).hasSize(6);

        // Another officer lets it go on with another day: nothing changes for anybody else.
        database.execute("""
                update budget_freeze set lifted_at = frozen_at, lifted_by = frozen_by, lifted_why = 'x';
                %s""".formatted(FREEZE.formatted(Ids.next(), desk.budget, desk.tomId)));
        desk.round();
        assertThat(stops()).hasSize(1);

        database.execute("update budget_freeze set lifted_at = frozen_at, lifted_by = frozen_by, lifted_why = 'x'"
                + " where lifted_at is null");
        desk.round();
        assertThat(stops()).hasSize(2).last().asString().startsWith("series-goes-on ");
        assertThat(desk.visits()).as("goes on in the same round").hasSize(7);

        database.execute("""
                set session_replication_role = replica;
                update award_terms set during = '[2026-04-01,2026-12-08)';
                update award set during = '[2026-04-01,2026-12-08)';
                set session_replication_role = default""");
        desk.round();
        desk.moveTo("2026-12-15T12:30:00Z");
        desk.round();
        assertThat(stops()).hasSize(3).last().asString().startsWith("series-stopped ");
        assertThat(desk.count("select count(*) from outbox where topic = 'series-visits-skipped'"))
                .as("not again each week")
                .isZero();
    }

    private List<String> stops() {
        return desk.select(
                "select topic || ' ' || payload from outbox where topic in ('series-paused', 'series-stopped',"
                        + " 'series-goes-on') order by id");
    }

    @Test
    @DisplayName(
            "R59 R51 extras that are thought to come on top are held with each visit, also with those that come later")
    void repeatsExtras() {
        database.execute("update offer set mileage_pence = 45, version = version + 1 where id = '" + desk.garden + "'");
        SeriesRequest plain = desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY);
        QuoteRequest visit = plain.first().visit();
        SeriesRequest request = new SeriesRequest(
                new BookingRequest(
                        new QuoteRequest(
                                visit.offerId(),
                                visit.budgetId(),
                                visit.start(),
                                visit.end(),
                                null,
                                false,
                                1,
                                new Extras(10, 0)),
                        plain.first().planLineId(),
                        null,
                        null,
                        plain.rule()),
                plain.rule(),
                plain.except(),
                false,
                false);

        desk.accepted(request);
        desk.moveTo("2026-12-08T12:30:00Z");
        desk.round();

        assertThat(desk.visits()).hasSize(7).allMatch(each -> each.endsWith("confirmed 4450"));
    }

    @Test
    @DisplayName("R51 accepting the first visit over the API accepts all; a single one alone leaves the others")
    void acceptsByTheFirst() {
        Booking first = booking(desk.book(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY)));
        Answers answers = desk.get(Answers.class);

        assertThat(SeriesDesk.value(answers.acceptOnly(desk.provider, first.id())))
                .isInstanceOf(BookingResult.Done.class);
        assertThat(desk.visits())
                .filteredOn(visit -> visit.contains("confirmed"))
                .hasSize(1);

        UUID second = UUID.fromString(desk.select("select id::text from booking order by start_at offset 1 limit 1")
                .getFirst());
        assertThat(booking(SeriesDesk.value(answers.accept(desk.provider, second)))
                        .state())
                .isEqualTo(BookingState.CONFIRMED);
        assertThat(desk.visits()).allMatch(visit -> visit.contains("confirmed"));
    }

    @Test
    @DisplayName("R51 a series that nobody accepted asks for nothing more, and ends when none of it waits")
    void endsUnanswered() {
        UUID series = desk.bookedSeries(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));

        desk.moveTo("2026-12-08T12:00:00Z");
        assertThat(desk.round()).isZero();
        assertThat(desk.count("select count(*) from booking")).isEqualTo(6);
        assertThat(SeriesDesk.value(desk.get(SeriesAnswers.class).decline(desk.provider, series)))
                .isEqualTo(SeriesAnswers.Answered.DONE);
        assertThat(desk.select("select state from booking_series")).containsExactly("ended");
    }

    @Test
    @DisplayName(
            "R12 where the money doesn't reach, the soonest visit comes first across all series, and each is told once")
    void soonestFirst() {
        desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        desk.accepted(desk.request(desk.lawn, LocalDate.parse("2026-12-10"), "10:00", 180, "FREQ=WEEKLY"));
        // £624.00 less six at £40.00 and five at £60.00: £84.00.
        assertThat(free()).isEqualTo(8_400);

        desk.moveTo("2026-12-12T09:00:00Z");
        // Due: Tuesday 19 January at £40.00, then Thursday 14 and 21 January at £60.00: the soonest is the 14th.
        assertThat(desk.round()).isEqualTo(1);
        assertThat(desk.select("select day || ' ' || state from series_visit where day > '2027-01-12' order by day"))
                .containsExactly("2027-01-14 booked", "2027-01-19 short", "2027-01-21 short");
        assertThat(told("series-not-promised")).containsExactly("2");

        assertThat(desk.round()).isZero();
        desk.load(1_500);
        assertThat(desk.round()).isZero();
        // Now £40.00: it reaches for the soonest one, and not for the other.
        desk.load(100);
        assertThat(desk.round()).isEqualTo(1);
        assertThat(desk.select("select day || ' ' || state from series_visit where day > '2027-01-14' order by day"))
                .containsExactly("2027-01-19 booked", "2027-01-21 short");
        assertThat(told("series-not-promised")).containsExactly("2");
    }

    @Test
    @DisplayName("R51 what clashes when its turn comes is told once and left out, and the others go on")
    void skipsClashes() {
        desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        database.execute("""
                insert into worker_time (council_id, worker_id, period, what_for, subject_id)
                values ('%s', '%s', '[2027-01-19T09:00Z,2027-01-19T11:00Z)', 'session', uuidv7())""".formatted(desk.council, desk.greenGate));

        desk.moveTo("2026-12-15T13:00:00Z");
        assertThat(desk.round()).isEqualTo(1);
        assertThat(desk.round()).isZero();

        assertThat(
                        desk.select(
                                "select day || ' ' || coalesce(why, state) from series_visit where day > '2027-01-12' order by day"))
                .containsExactly("2027-01-19 not-available", "2027-01-26 booked");
        assertThat(told("series-visits-skipped")).containsExactly("1");
    }

    @Test
    @DisplayName("R12 R51 the round run by four replicas at once places each visit once")
    void replicas() {
        desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 60, "FREQ=DAILY;INTERVAL=2"));
        long before = desk.count("select count(*) from booking");
        desk.moveTo("2026-12-20T09:00:00Z");

        int placed = Flux.range(0, 4)
                .flatMap(replica -> Mono.defer(() -> desk.horizon().round()), 4)
                .reduce(0, Integer::sum)
                .blockOptional()
                .orElseThrow();
        placed += desk.round();

        assertThat(desk.count("select count(*) from booking") - before).isEqualTo(placed);
        assertThat(
                        desk.count(
                                "select count(*) from (select start_at from booking group by start_at having count(*) > 1) twice"))
                .isZero();
        assertThat(desk.count("select max(day) - min(day) from series_visit where day > '2026-12-08'"))
                .isGreaterThan(45);
    }

    @Test
    @DisplayName(
            "R53 ending from a day on shows what it costs in sum, cancels on each visit's terms, and nothing more comes")
    void ends() {
        UUID series =
                desk.accepted(desk.request(desk.garden, LocalDate.parse("2026-12-02"), "10:00", 120, "FREQ=WEEKLY"));
        SeriesChanges changes = desk.get(SeriesChanges.class);
        // 25 hours before the first: half of it.
        SeriesChanges.Cost cost = SeriesDesk.value(changes.cost(desk.tom, series, SeriesDesk.TODAY, true));
        assertThat(cost).isEqualTo(new SeriesChanges.Cost(6, 2_000, 5 * 4_000 + 2_000));

        SeriesResult result = SeriesDesk.value(
                changes.end(desk.tom, series, SeriesDesk.TODAY, Cancellations.Reason.CHANGED_MIND, key("end")));

        assertThat(result).isEqualTo(new SeriesResult.Done(null, false));
        assertThat(desk.visits()).hasSize(6).allMatch(visit -> visit.endsWith("cancelled 0"));
        assertThat(free()).isEqualTo(62_400 - 2_000);
        desk.moveTo("2026-12-20T09:00:00Z");
        assertThat(desk.round()).isZero();
        assertThat(SeriesDesk.value(
                        changes.end(desk.tom, series, SeriesDesk.TODAY, Cancellations.Reason.CHANGED_MIND, key("end"))))
                .isEqualTo(new SeriesResult.Done(null, true));
    }

    @Test
    @DisplayName("R51 ending beyond the horizon goes on until then")
    void endsLater() {
        UUID series = desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        SeriesDesk.value(desk.get(SeriesChanges.class)
                .end(desk.tom, series, LocalDate.parse("2027-01-21"), Cancellations.Reason.OTHER, key("end")));

        desk.moveTo("2026-12-22T13:00:00Z");
        assertThat(desk.round()).isEqualTo(1);
        assertThat(desk.visits()).hasSize(7).allMatch(visit -> visit.contains("confirmed"));
        assertThat(desk.select("select next_day::text from booking_series")).containsExactly("null");
    }

    @Test
    @DisplayName("R51 one visit at another time is given back and asked for anew; all others stay")
    void movesOne() {
        UUID series = desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        Span later = new Span(Instant.parse("2026-12-16T11:00:00Z"), Instant.parse("2026-12-16T14:00:00Z"));

        SeriesResult result = SeriesDesk.value(
                desk.get(SeriesChanges.class).moveOne(desk.tom, series, TUESDAY.plusWeeks(1), later, key("move")));

        assertThat(result).isInstanceOf(SeriesResult.Done.class);
        assertThat(desk.visits().subList(0, 3))
                .containsExactly("2026-12-08 confirmed 4000", "2026-12-15 cancelled 0", "2026-12-16 requested 6000");
        assertThat(free()).isEqualTo(62_400 - 5 * 4_000 - 6_000);
    }

    @Test
    @DisplayName(
            "R51 from one visit on at another time: as many as were left, the provider is asked again, nothing twice")
    void movesFollowing() {
        UUID series = desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY + ";COUNT=8"));
        LocalDate from = TUESDAY.plusWeeks(2);
        Span first = new Span(Instant.parse("2026-12-22T11:00:00Z"), Instant.parse("2026-12-22T13:00:00Z"));

        SeriesResult result = SeriesDesk.value(
                desk.get(SeriesChanges.class).moveFollowing(desk.tom, series, from, first, key("move")));

        assertThat(result).isInstanceOf(SeriesResult.Done.class);
        assertThat(desk.select("""
                select (start_at at time zone 'Europe/London')::text || ' ' || state from booking where state <> 'cancelled'
                 order by start_at"""))
                .containsExactly(
                        "2026-12-08 10:00:00 confirmed",
                        "2026-12-15 10:00:00 confirmed",
                        "2026-12-22 11:00:00 requested",
                        "2026-12-29 11:00:00 requested",
                        "2027-01-05 11:00:00 requested",
                        "2027-01-12 11:00:00 requested");
        UUID next = UUID.fromString(desk.select("select id::text from booking_series where follows_id is not null")
                .getFirst());
        SeriesDesk.value(desk.get(SeriesAnswers.class).accept(desk.provider, next));
        desk.moveTo("2027-01-10T09:00:00Z");
        desk.round();
        assertThat(desk.count("select count(*) from booking where state = 'confirmed'"))
                .isEqualTo(8);
    }

    @Test
    @DisplayName("R12 a change that the money doesn't reach changes nothing")
    void movesNothingWithoutMoney() {
        UUID series = desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        List<String> before = desk.visits();
        Span whole = new Span(Instant.parse("2026-12-08T08:00:00Z"), Instant.parse("2026-12-08T16:00:00Z"));

        SeriesResult result = SeriesDesk.value(
                desk.get(SeriesChanges.class).moveFollowing(desk.tom, series, TUESDAY, whole, key("move")));

        assertThat(result).isEqualTo(new SeriesResult.Refused(new Refusal.InsufficientFunds(6 * 16_000 - 62_400, 0)));
        assertThat(desk.visits()).isEqualTo(before);
        assertThat(desk.select("select state from booking_series")).containsExactly("running");
    }

    @Test
    @DisplayName("R102 nobody reads, answers or changes somebody else's series")
    void isNobodyElses() {
        UUID series = desk.bookedSeries(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY));
        UUID id = Ids.next();
        Actor stranger = new Actor(id, desk.council, "X", Set.of(Role.HOLDER), null, id);
        Actor other = new Actor(id, desk.council, "Mowers", Set.of(Role.PROVIDER), desk.mowers, id);

        for (Actor wrong : List.of(stranger, other)) {
            assertThat(desk.get(SeriesBook.class)
                            .one(wrong, series, SeriesDesk.TODAY)
                            .blockOptional())
                    .isEmpty();
            assertThat(SeriesDesk.value(desk.get(SeriesAnswers.class).accept(wrong, series)))
                    .isEqualTo(SeriesAnswers.Answered.NOT_FOUND);
            assertThat(desk.get(SeriesChanges.class)
                            .cost(wrong, series, TUESDAY, true)
                            .blockOptional())
                    .isEmpty();
            assertThat(SeriesDesk.value(desk.get(SeriesChanges.class)
                            .end(wrong, series, TUESDAY, Cancellations.Reason.OTHER, key("x"))))
                    .isEqualTo(new SeriesResult.Refused(new Refusal.NotFound()));
        }
        // The holder can't answer for the provider, nor the provider end it for the holder.
        assertThat(SeriesDesk.value(desk.get(SeriesAnswers.class).accept(desk.tom, series)))
                .isEqualTo(SeriesAnswers.Answered.NOT_FOUND);
    }

    @Test
    @DisplayName("R51 school holidays are added once, overlap nothing and can be taken away")
    void keepsSchoolHolidays() {
        SchoolHolidays holidays = desk.get(SchoolHolidays.class);
        LocalDate from = LocalDate.parse("2026-12-21");

        assertThat(SeriesDesk.value(holidays.add(desk.tom, "Winter", from, from.plusDays(11))))
                .isEqualTo(SchoolHolidays.Added.DONE);
        assertThat(SeriesDesk.value(holidays.add(desk.tom, "Christmas", from, from.plusDays(11))))
                .isEqualTo(SchoolHolidays.Added.DONE);
        assertThat(SeriesDesk.value(holidays.add(desk.tom, "Twice", from.plusDays(11), from.plusDays(12))))
                .isEqualTo(SchoolHolidays.Added.OVERLAPS);
        List<SchoolHoliday> all =
                SeriesDesk.value(holidays.from(desk.council, from).collectList());
        assertThat(all)
                .extracting(SchoolHoliday::name, SchoolHoliday::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Christmas", from.plusDays(11)));
        holidays.remove(desk.tom, all.getFirst().id()).block();
        assertThat(SeriesDesk.value(holidays.from(desk.council, from).collectList()))
                .isEmpty();
    }

    @Test
    @DisplayName("R101 a calendar's address shows each side when, and the least of whom; only a hash of it is kept")
    void feedsCalendars() {
        desk.accepted(desk.request(desk.garden, TUESDAY, "10:00", 120, WEEKLY + ";COUNT=2"));
        CalendarFeeds feeds = desk.get(CalendarFeeds.class);
        String mine = SeriesDesk.value(feeds.renew(desk.tom, CalendarFeeds.Side.PERSON));
        String theirs = SeriesDesk.value(feeds.renew(desk.provider, CalendarFeeds.Side.PROVIDER));

        assertThat(SeriesDesk.value(feeds.find(mine)))
                .hasSize(2)
                .allMatch(entry ->
                        entry.words().equals("Visit with Green Gate") && entry.state() == BookingState.CONFIRMED);
        assertThat(SeriesDesk.value(feeds.find(theirs)))
                .allMatch(entry -> entry.words().equals("Visit to Tom"));
        assertThat(CalendarFile.of(SeriesDesk.value(feeds.find(theirs))))
                .doesNotContain("Okafor", "M33", "Gardening", "Garden");
        assertThat(desk.select("select encode(secret_hash, 'hex') from calendar_feed"))
                .noneMatch(hash -> hash.contains(mine));

        String another = SeriesDesk.value(feeds.renew(desk.tom, CalendarFeeds.Side.PERSON));
        assertThat(feeds.find(mine).blockOptional()).isEmpty();
        assertThat(SeriesDesk.value(feeds.find(another))).hasSize(2);
        feeds.end(desk.tom, CalendarFeeds.Side.PERSON).block();
        assertThat(feeds.find(another).blockOptional()).isEmpty();
        assertThat(feeds.find("no such").blockOptional()).isEmpty();
        assertThat(feeds.madeAt(desk.tom, CalendarFeeds.Side.PERSON).blockOptional())
                .isEmpty();
        assertThat(feeds.madeAt(desk.provider, CalendarFeeds.Side.PROVIDER).blockOptional())
                .isPresent();
    }

    private static Booking booking(BookingResult result) {
        return ((BookingResult.Done) result).booking();
    }

    private IdempotencyKey key(String key) {
        return IdempotencyKey.of(desk.tomId, "change", key, key);
    }

    private long free() {
        return desk.count("select series_free('" + desk.council + "', '" + desk.budget + "', false)");
    }

    private List<String> told(String topic) {
        return desk.select("select payload ->> 'visits' from outbox where topic = '" + topic + "' order by id");
    }
}
