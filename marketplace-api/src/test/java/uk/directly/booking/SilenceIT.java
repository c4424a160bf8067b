package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.acting.ActingDesk;
import uk.directly.acting.Limits;
import uk.directly.acting.Powers;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.KnownPeople;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R13, R57, R58: what becomes of visits by themselves, on a real database and a clock that is moved. */
@WithDatabase
class SilenceIT {
    private static final Instant START = Instant.parse("2026-12-03T09:30:00Z");
    private static final Duration VISIT = Duration.ofMinutes(150);
    private static final Duration LONGER = Duration.ofHours(3);
    private static final Duration DAY = Duration.ofDays(1);

    private final TestDatabase database;
    private final MovableTime time = MovableTime.at("2026-12-03T13:00:00Z");
    private final ApprovedVisit tom;
    private final OpenVisits visits;
    private final Upkeeps work;
    private final VisitTasks tasks;
    private final Approvals approvals;

    SilenceIT(TestDatabase database) {
        this.database = database;
        tom = ApprovedVisit.byStripe(database);
        visits = new OpenVisits(database, tom);
        work = upkeeps();
        BookingBook book =
                new BookingBook(database.client(), JsonMapper.builder().build());
        try (OfferContext context = new OfferContext(database)) {
            Changes changes = context.get(Changes.class);
            PromisedDays promised =
                    new PromisedDays(context.get(CouncilSettings.class), context.get(BankHolidays.class));
            approvals = new Approvals(book, promised, changes, context.get(KeptAnswers.class), clock());
            tasks = new VisitTasks(
                    database.client(), book, approvals, changes, KnownPeople.of(database.client(), clock()), clock());
        }
    }

    @BeforeEach
    void tomHasApprovedBefore() {
        visits.execute("update person set subject = id::text where id = '<holder>'");
        visits.execute("update booking set approved_at = '2026-12-01T13:00Z' where id = '" + tom.booking() + "'");
    }

    @Test
    @DisplayName(
            "R13 R57 example 1: reminded on day 3; after 5 days £44.50 is due and £8.90 in question; a later yes pays it")
    void silenceThenYes() {
        UUID visit = longer();
        String before = visits.money();

        round();
        pass(DAY.multipliedBy(3));
        assertThat(visits.told("visit-reminded", visit)).isEqualTo(1);
        pass(DAY.multipliedBy(2).minusSeconds(1));
        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        pass(Duration.ofSeconds(1));

        assertThat(visits.figures(visit)).isEqualTo("queried 0 4450 890 0");
        assertThat(visits.told("visit-approved-by-silence", visit)).isEqualTo(1);
        assertThat(visits.told("visit-reminded", visit)).isEqualTo(1);
        assertThat(before).isEqualTo("57950 4450");
        assertThat(visits.money()).isEqualTo("53500 0");
        round();
        assertThat(visits.money()).as("once").isEqualTo("53500 0");

        assertThat(approvals
                        .approve(actor(tom.holder(), Role.HOLDER), visit, null, key())
                        .block())
                .isInstanceOf(BookingResult.Done.class);
        assertThat(visits.figures(visit)).isEqualTo("settled 0 5340 0 0");
        assertThat(visits.money())
                .as("£526.10 without the first visit's £44.50")
                .isEqualTo("52610 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not-approved-before | update booking set approved_at = null where council_id = '<council>'",
                "always-ask | insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')",
                "not-readable | update person set subject = null where id = '<holder>'",
                "in-hospital | insert into hospital_stay (council_id, id, person_id, during, said_at, said_by) values ('<council>', uuidv7(), '<holder>', '[2026-12-07,2026-12-08)', '2026-12-01T09:00Z', '<holder>')",
                "ended | insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id) values ('<council>', uuidv7(), '<holder>', '2026-12-05', 'x', '2026-12-06T09:00Z', '<person>', '<person>')",
                "frozen | insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on) select council_id, uuidv7(), id, 'x', '2026-12-04T09:00Z', '<person>', '2026-12-10' from budget where council_id = '<council>'",
                "always-ask | insert into safeguarding_flag (council_id, id, person_id, reason, raised_at, raised_by) values ('<council>', uuidv7(), '<holder>', 'x', '2026-12-01T09:00Z', '<person>')",
            })
    @DisplayName("R13 each condition by itself: nothing is due, the support worker has a task")
    void eachCondition(String reason, String flip) {
        UUID visit = longer();
        visits.execute(flip);

        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(3));

        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        assertThat(task(visit)).isEqualTo(reason + " -");
        assertThat(visits.money()).isEqualTo("57950 4450");
    }

    @Test
    @DisplayName("R13 a record beside the time booked isn't approved by silence")
    void anotherTime() {
        UUID visit = visits.recorded(
                START, VISIT, START.plus(VISIT), VISIT, time.instant().plus(Duration.ofHours(2)));

        pass(Duration.ofHours(2));
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(3));

        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        assertThat(task(visit)).isEqualTo("another-time -");
    }

    @Test
    @DisplayName("R13 by post it takes three working days more")
    void byPost() {
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', false, true, '2026-12-01T09:00Z', '<holder>')");
        UUID visit = longer();
        visits.execute("insert into visit_letter values ('<council>', '" + visit + "', '" + time.instant() + "')");

        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(5).minusSeconds(1));
        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        pass(Duration.ofSeconds(1));
        assertThat(visits.figures(visit)).as("Friday 11 December").isEqualTo("queried 0 4450 890 0");
    }

    @Test
    @DisplayName("R13 who gets letters and got none isn't silent: somebody else is asked")
    void neverPosted() {
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', false, true, '2026-12-01T09:00Z', '<holder>')");
        UUID visit = longer();

        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(6));

        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        assertThat(task(visit)).isEqualTo("not-readable -");
    }

    @Test
    @DisplayName("R13 the clock jumps six days: reminded first, due two days later, and once")
    void catchesUp() {
        UUID visit = longer();

        pass(DAY.multipliedBy(6));
        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        assertThat(visits.told("visit-reminded", visit)).isEqualTo(1);
        pass(DAY.multipliedBy(2));
        assertThat(visits.figures(visit)).isEqualTo("queried 0 4450 890 0");
    }

    @Test
    @DisplayName("R13 several replicas at once: one silence, one payment")
    void replicas() {
        UUID visit = longer();
        pass(DAY.multipliedBy(3));
        time.pass(DAY.multipliedBy(2));

        Flux.range(0, 8)
                .flatMap(n -> upkeeps().round().subscribeOn(reactor.core.scheduler.Schedulers.parallel()))
                .collectList()
                .block();

        assertThat(visits.figures(visit)).isEqualTo("queried 0 4450 890 0");
        assertThat(visits.told("settlement-due", visit)).isEqualTo(1);
    }

    @Test
    @DisplayName("R13 a corrected record is asked about anew")
    void aCorrectionBeginsAnew() {
        UUID visit = longer();
        round();
        pass(DAY.multipliedBy(4));
        visits.execute("select booking_record(jsonb_build_object('id', '" + visit
                + "', 'councilId', '<council>', 'actorId', '<person>', 'version', (select version from booking where id = '"
                + visit + "'), 'recordId', uuidv7(), 'replacesId', (select id from visit_record where booking_id = '"
                + visit
                + "'), 'start', '2026-12-03T09:30Z', 'end', '2026-12-03T12:00Z', 'lines', '[]'::jsonb, 'items', '[]'::jsonb, 'pricePence', 4450,"
                + " 'at', '" + time.instant() + "'))");

        pass(DAY.multipliedBy(2));
        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
        pass(DAY);
        assertThat(visits.told("visit-reminded", visit)).isEqualTo(2);
        pass(DAY.multipliedBy(2));
        assertThat(visits.figures(visit)).isEqualTo("settled 0 4450 0 0");
    }

    @Test
    @DisplayName("R60 R61 a helper with that power is asked first, answers with both names; else the support worker")
    void helperFirst() {
        UUID helper = visits.person("Priya", "helper");
        UUID support = visits.person("Sam", "support");
        visits.execute("insert into acting values ('<council>', '" + helper
                + "', '<holder>', 'helper', 6000, '[2026-01-01,)')");
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')");
        UUID first = longer();
        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(2));
        Actor priya = actor(helper, Role.HELPER);
        Actor sam = actor(support, Role.SUPPORT);
        assertThat(task(first)).isEqualTo("always-ask Priya");
        assertThat(tasks.toDo(sam, 9).collectList().block()).isEmpty();
        VisitTask task = tasks.toDo(priya, 9).next().blockOptional().orElseThrow();

        assertThat(tasks.yes(priya, task.id(), null, key()).block()).isInstanceOf(BookingResult.Done.class);

        assertThat(visits.figures(first)).isEqualTo("settled 0 5340 0 0");
        assertThat(visits.one(
                        "select actor_id || ' ' || on_behalf_of from audit_event where action = 'visit-approved' and"
                                + " subject_id = '" + first + "'"))
                .isEqualTo(helper + " " + tom.holder());
        assertThat(tasks.toDo(priya, 9).collectList().block()).isEmpty();
        UUID second = visits.recorded(
                START.plus(DAY.multipliedBy(5)), VISIT, START.plus(DAY.multipliedBy(5)), VISIT, time.instant());
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(2));
        assertThat(task(second)).isEqualTo("always-ask Priya");
        pass(DAY.multipliedBy(2));
        assertThat(task(second)).isEqualTo("always-ask -");
        VisitTask passed = tasks.toDo(sam, 9).next().blockOptional().orElseThrow();
        assertThat(tasks.wrong(sam, passed.id(), "They left at eleven").block()).isInstanceOf(BookingResult.Done.class);
        assertThat(visits.figures(second)).isEqualTo("queried 4450 0 4450 0");
    }

    @Test
    @DisplayName("R61 what waited for a helper's yes goes back when their power ends, or is less: never to nobody")
    void goesBack() {
        UUID support = visits.person("Sam", "support");
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')");
        try (ActingDesk desk = new ActingDesk(database, tom, time)) {
            Actor priya = desk.person("Priya", Role.HELPER);
            Actor danny = desk.person("Danny", Role.HELPER);
            desk.helps(priya, new Limits(true, 6000L, null));
            UUID first = longer();
            round();
            pass(DAY.multipliedBy(3));
            pass(DAY.multipliedBy(2));
            assertThat(task(first)).isEqualTo("always-ask Priya");
            desk.helps(danny, new Limits(true, 6000L, null));

            Actor holder = actor(tom.holder(), Role.HOLDER);
            desk.get(Powers.class)
                    .change(holder, tom.holder(), priya.personId(), new Limits(true, 5340L, null))
                    .block();
            assertThat(task(first)).as("as much as she may").isEqualTo("always-ask Priya");
            desk.get(Powers.class)
                    .change(holder, tom.holder(), priya.personId(), new Limits(true, 5339L, null))
                    .block();

            assertThat(task(first)).isEqualTo("always-ask -");
            assertThat(visits.told("approval-returned", first)).isEqualTo(1);
            assertThat(tasks.toDo(actor(support, Role.SUPPORT), 9).collectList().block())
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "R65 who was authorised and is no kin sees the worker's DBS certificate first, also where they are asked")
    void seesTheDbsFirst() {
        UUID carol = visits.person("Carol", "authorised");
        visits.execute(
                "insert into acting (council_id, person_id, for_person_id, as_role, during, kin) values ('<council>', '"
                        + carol + "', '<holder>', 'authorised', '[2026-01-01,)', false)");
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')");
        UUID visit = longer();
        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(2));
        assertThat(task(visit)).isEqualTo("always-ask Carol");
        Actor asked = actor(carol, Role.AUTHORISED);
        UUID task = tasks.toDo(asked, 9).next().blockOptional().orElseThrow().id();

        assertThat(tasks.yes(asked, task, null, key()).block())
                .isEqualTo(new BookingResult.Refused(new Refusal.SeeDbs(tom.provider())));

        visits.execute("insert into worker_dbs values ('<council>', uuidv7(), '<holder>', '<provider>', 'enhanced',"
                + " '2026-05-01', '2026-12-02', '2026-12-02T09:00Z', '" + carol + "')");
        assertThat(tasks.yes(asked, task, null, key()).block()).isInstanceOf(BookingResult.Done.class);
    }

    @Test
    @DisplayName(
            "R61 where the person can't decide and nobody is left, the support worker and the officers are asked at once")
    void goesToOfficers() {
        UUID officer = visits.person("Amina", "social-work");
        try (ActingDesk desk = new ActingDesk(database, tom, time)) {
            Actor carol = desk.person("Carol", Role.AUTHORISED);
            visits.execute("insert into acting values ('<council>', '" + carol.personId()
                    + "', '<holder>', 'authorised', null, '[2026-01-01,)')");
            UUID visit = longer();

            desk.get(Powers.class).end(carol, tom.holder(), carol.personId()).block();

            assertThat(task(visit)).isEqualTo("nobody-decides -");
            Actor amina = actor(officer, Role.SOCIAL_WORK);
            VisitTask waiting = tasks.toDo(amina, 9).next().blockOptional().orElseThrow();
            assertThat(tasks.yes(amina, waiting.id(), null, key()).block()).isInstanceOf(BookingResult.Done.class);
            assertThat(visits.figures(visit)).isEqualTo("settled 0 5340 0 0");
        }
    }

    @Test
    @DisplayName("R60 R64 who may approve less, the worker, and others are not asked and find nothing")
    void othersAreNotAsked() {
        UUID poor = visits.person("Cheap", "helper");
        visits.execute(
                "insert into acting values ('<council>', '" + poor + "', '<holder>', 'helper', 5339, '[2026-01-01,)')");
        visits.execute(
                "insert into acting values ('<council>', '<person>', '<holder>', 'nominee', 99999, '[2026-01-01,)')");
        visits.execute("update person set subject = id::text where id = '<person>'");
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')");
        UUID visit = longer();

        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(2));

        assertThat(task(visit)).isEqualTo("always-ask -");
        UUID task = UUID.fromString(visits.one("select id::text from visit_task where booking_id = '" + visit + "'"));
        for (Actor other : new Actor[] {
            actor(poor, Role.HELPER),
            actor(tom.person(), Role.NOMINEE),
            actor(tom.holder(), Role.SUPPORT),
            actor(tom.person(), Role.SUPPORT),
            new Actor(Ids.next(), Ids.next(), "X", Set.of(Role.SUPPORT), null, Ids.next())
        }) {
            assertThat(tasks.toDo(other, 9).collectList().block()).isEmpty();
            assertThat(tasks.yes(other, task, null, key()).block())
                    .isEqualTo(new BookingResult.Refused(new Refusal.NotFound()));
        }
        assertThat(visits.figures(visit)).isEqualTo("recorded 4450 0 0 0");
    }

    @Test
    @DisplayName("R13 what stays in question lapses after 60 days: in part, and in whole with its hold")
    void lapses() {
        UUID part = longer();
        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(2));
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')");
        UUID whole = visits.recorded(
                START.plus(DAY.multipliedBy(5)), VISIT, START.plus(DAY.multipliedBy(5)), VISIT, time.instant());
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(2));

        pass(DAY.multipliedBy(55));
        assertThat(visits.figures(part)).isEqualTo("settled 0 4450 0 890");
        assertThat(visits.figures(whole)).isEqualTo("recorded 4450 0 0 0");
        pass(DAY.multipliedBy(5));
        assertThat(visits.figures(whole)).isEqualTo("expired 0 0 0 4450");
        assertThat(visits.told("visit-lapsed", whole)).isEqualTo(1);
        assertThat(visits.money()).isEqualTo("53500 0");
        assertThat(visits.one("select count(*)::text from visit_task where done_at is null and booking_id in ('" + part
                        + "', '" + whole + "')"))
                .isEqualTo("0");
    }

    @Test
    @DisplayName(
            "R13 a question that nobody answers for five days is the support worker's, once, by however many replicas")
    void aLateQuestionIsATask() {
        UUID visit = longer();
        Actor sam = actor(visits.person("Sam", "support"), Role.SUPPORT);
        Actor holder = actor(tom.holder(), Role.HOLDER);
        round();
        approvals.query(holder, visit, "They left at eleven").block();

        round();
        pass(DAY.multipliedBy(5).minusSeconds(1));
        assertThat(tasks.toDo(sam, 9).collectList().block()).isEmpty();
        time.pass(Duration.ofSeconds(1));
        Flux.range(0, 8)
                .flatMap(n -> upkeeps().round().subscribeOn(reactor.core.scheduler.Schedulers.parallel()))
                .collectList()
                .block();

        VisitTask task = tasks.toDo(sam, 9).single().blockOptional().orElseThrow();
        assertThat(task.reason()).isEqualTo("in-question");
        assertThat(visits.told("visit-task", visit)).isEqualTo(1);
        assertThat(visits.figures(visit)).isEqualTo("queried 4450 0 5340 0");
        assertThat(tasks.toDo(holder, 9).collectList().block()).isEmpty();
        assertThat(tasks.wrong(sam, task.id(), "They still don't agree").block())
                .isInstanceOf(BookingResult.Done.class);
        pass(DAY.multipliedBy(10));
        assertThat(tasks.toDo(sam, 9).collectList().block())
                .as("once a question")
                .isEmpty();
        pass(DAY.multipliedBy(45));
        assertThat(visits.figures(visit)).isEqualTo("expired 0 0 0 5340");
    }

    @Test
    @DisplayName("R13 an answer ends the task about what was in question: a yes, or a correction")
    void anAnswerEndsTheTask() {
        UUID said = longer();
        round();
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(2));
        assertThat(visits.figures(said)).as("a part of it is in question").isEqualTo("queried 0 4450 890 0");
        pass(DAY.multipliedBy(5));
        assertThat(task(said)).isEqualTo("in-question -");
        Actor sam = actor(visits.person("Sam", "support"), Role.SUPPORT);
        VisitTask task = tasks.toDo(sam, 9).single().blockOptional().orElseThrow();

        assertThat(tasks.yes(sam, task.id(), null, key()).block()).isInstanceOf(BookingResult.Done.class);

        assertThat(visits.figures(said)).isEqualTo("settled 0 5340 0 0");
        assertThat(tasks.toDo(sam, 9).collectList().block()).isEmpty();
    }

    @Test
    @DisplayName(
            "R58 nobody tells of it: asked once after 7 days, the money back after 28, and a late record needs a yes")
    void untold() {
        UUID visit = visits.confirmed(START, VISIT);

        round();
        pass(DAY.multipliedBy(8));
        assertThat(visits.told("visit-chased", visit)).isEqualTo(1);
        assertThat(visits.figures(visit)).isEqualTo("confirmed 4450 0 0 0");
        pass(DAY.multipliedBy(20));
        assertThat(visits.figures(visit)).isEqualTo("confirmed 0 0 0 0");
        assertThat(visits.told("visit-let-go", visit)).isEqualTo(1);
        assertThat(visits.told("visit-chased", visit)).isEqualTo(1);
        assertThat(visits.money()).isEqualTo("57950 0");

        pass(DAY.multipliedBy(40));
        visits.execute("select booking_record(jsonb_build_object('id', '" + visit
                + "', 'councilId', '<council>', 'actorId', '<person>', 'version', (select version from booking where id = '"
                + visit + "'), 'recordId', uuidv7(), 'start', '2026-12-03T09:30Z', 'end', '2026-12-03T12:00Z', 'lines',"
                + " '[]'::jsonb, 'items', '[]'::jsonb, 'pricePence', 4450, 'at', '" + time.instant() + "'))");
        pass(DAY.multipliedBy(3));
        pass(DAY.multipliedBy(3));
        assertThat(task(visit)).isEqualTo("recorded-late -");
        assertThat(approvals
                        .approve(actor(tom.holder(), Role.HOLDER), visit, null, key())
                        .block())
                .isInstanceOf(BookingResult.Done.class);
        assertThat(visits.money()).isEqualTo("53500 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "provider"})
    @DisplayName("R13 either side asks for help: one task for the support worker; others find no such visit")
    void eitherSideAsksForHelp(String side) {
        UUID visit = longer();
        Actor asks = side.equals("person")
                ? actor(tom.holder(), Role.HOLDER)
                : new Actor(tom.person(), tom.council(), "Aisha", Set.of(Role.PROVIDER), tom.provider(), tom.person());

        assertThat(tasks.help(asks, visit, "We don't agree").block()).isTrue();
        assertThat(tasks.help(asks, visit, "Again").block()).isTrue();
        assertThat(tasks.help(actor(visits.person("Eve", "holder"), Role.HOLDER), visit, null)
                        .block())
                .isFalse();

        Actor sam = actor(visits.person("Sam", "support"), Role.SUPPORT);
        VisitTask task = tasks.toDo(sam, 9).next().blockOptional().orElseThrow();
        assertThat(task.reason()).isEqualTo(side);
        assertThat(task.words()).isEqualTo("We don't agree");
        assertThat(tasks.helped(sam, task.id()).block()).isTrue();
        assertThat(tasks.helped(sam, task.id()).block()).isFalse();
    }

    private UUID longer() {
        return visits.recorded(START, VISIT, START, LONGER, time.instant());
    }

    /** Why somebody is asked, and which helper. */
    private String task(UUID visit) {
        return visits.one("select t.reason || ' ' || coalesce(p.name, '-') from visit_task t left join person p"
                + " on p.id = t.helper_id where t.booking_id = '" + visit
                + "' and t.kind = 'silent' order by t.made_at desc");
    }

    private void pass(Duration duration) {
        time.pass(duration);
        round();
    }

    /** Rounds, until nothing moves any more. */
    private void round() {
        for (int i = 0; i < 4; i++) {
            work.round().block();
        }
    }

    private Upkeeps upkeeps() {
        try (OfferContext context = new OfferContext(database)) {
            CouncilSettings settings = context.get(CouncilSettings.class);
            BankHolidays bankHolidays = context.get(BankHolidays.class);
            JsonMapper json = context.get(JsonMapper.class);
            return new Upkeeps(
                    database.client(),
                    new BookingBook(database.client(), json),
                    json,
                    settings,
                    bankHolidays,
                    new UpkeepSteps(new PromisedDays(settings, bankHolidays), settings, context.get(Changes.class)),
                    clock());
        }
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        };
    }

    private Actor actor(UUID person, Role role) {
        return new Actor(person, tom.council(), "Somebody", Set.of(role), null, person);
    }

    private static IdempotencyKey key() {
        return IdempotencyKey.of(Ids.next(), "test", Ids.next().toString(), "x");
    }
}
