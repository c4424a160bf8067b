package uk.directly.starting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.acting.ActingDesk;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.starting.HomeChanges.Outcome;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R26, ADR 50: where a code by letter goes is changed by two, and such letters wait for it. */
@WithDatabase
class HomeChangesIT {
    private static final int ROUNDS = 20;
    private static final LocalDate BORN = LocalDate.of(1951, 4, 3);

    private final TestDatabase database;
    private final ApprovedVisit visit;
    private final ActingDesk desk;
    private final HomeChanges changes;
    private final AnewLetters letters;
    private final StartLetters starts;
    private final Actor joe;
    private final Actor amina;
    private final Actor gareth;

    HomeChangesIT(TestDatabase database) {
        this.database = database;
        visit = ApprovedVisit.byStripe(database);
        desk = new ActingDesk(database, visit, MovableTime.at("2026-12-03T09:00:00Z"));
        Changes steps = desk.get(Changes.class);
        Outbox outbox = desk.get(Outbox.class);
        Clock clock = desk.get(Clock.class);
        changes = new HomeChanges(
                database.client(), steps, desk.get(CouncilSettings.class), desk.get(BankHolidays.class), outbox, clock);
        letters = new AnewLetters(steps, database.client(), outbox, clock);
        starts = new StartLetters(steps, clock);
        joe = desk.person("Joe Brennan", Role.SUPPORT);
        amina = desk.person("Amina Yusuf", Role.SOCIAL_WORK);
        gareth = desk.person("Gareth Bevan", Role.SOCIAL_WORK);
        execute(
                "update person set born_on = '1951-04-03' where id = '<holder>';"
                        + "insert into home_address values ('<council>', '<holder>', '3 Teasel Court', 'M33 3AB')"
                        + " on conflict (council_id, person_id) do update set lines = excluded.lines, postcode = excluded.postcode");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("R26 the letter that says that somebody asked goes where they lived then; other letters follow them")
    void tellsTheOldAddress() {
        UUID change = asked("5 New Street");
        UUID about = letterAbout("home-change-asked");
        UUID other = letterAbout("booking-accepted");

        assertThat(come(changes.check(amina, change, true, null))).isInstanceOf(Outcome.Done.class);

        assertThat(lines(about)).isEqualTo("3 Teasel Court\nM33 3AB");
        assertThat(lines(other)).isEqualTo("5 New Street\nM33 2AB");
    }

    @Test
    @DisplayName("R26 two officers answer at once: one does, and the other is told")
    void oneAnswers() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID change = asked(round + " New Street");
            boolean yes = round % 2 == 0;
            List<Outcome> answers = Flux.just(
                            changes.check(amina, change, yes, "Not so"), changes.check(gareth, change, !yes, "Not so"))
                    .flatMap(step -> step.subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            assertThat(answers).hasOnlyElementsOfTypes(Outcome.Done.class, Outcome.Checked.class);
            assertThat(answers).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        }
    }

    @Test
    @DisplayName("R26 a letter printed, used or asked for while the address changes: no code is out when it counts")
    void noCodeIsOut() {
        for (int round = 0; round < ROUNDS; round++) {
            execute("update home_change set letters_from = '2026-12-03' where letters_from is not null;"
                    + "update sign_in_letter set replaced_at = now() where replaced_at is null and used_at is null");
            UUID first = Ids.next();
            assertThat(come(letters.ask(joe, first, visit.holder(), "Her landline")))
                    .isEqualTo(AnewLetters.Asked.DONE);
            boolean out = round % 2 == 0;
            LetterCode code = out ? code(first) : new LetterCode("BCDFGHJKMNPQ");
            UUID change = asked(round + " New Street");
            UUID again = Ids.next();

            Flux.just(
                            changes.check(amina, change, true, null),
                            letters.print(gareth, first),
                            letters.signIn(code, BORN),
                            letters.ask(joe, again, visit.holder(), "Her landline"))
                    .flatMap(step -> step.subscribeOn(Schedulers.boundedElastic()))
                    .blockLast();

            assertThat(database.select("select count(*)::text from sign_in_letter where printed_at is not null"
                            + " and replaced_at is null and used_at is null"))
                    .as("codes that are out")
                    .containsExactly("0");
            assertThat(come(letters.print(gareth, again))).isNotInstanceOf(AnewLetters.Printed.Letter.class);
        }
    }

    @Test
    @DisplayName(
            "R101 where somebody lived before is forgotten with the notices about it; what is open, or waits, isn't")
    void forgets() {
        execute("delete from home_change");
        UUID done = asked("5 New Street");
        assertThat(come(changes.check(amina, done, true, null))).isInstanceOf(Outcome.Done.class);
        UUID open = asked("6 New Street");

        assertThat(forgotten("2028-12-03T08:00:00Z")).as("not before two years").isZero();
        execute("update home_change set letters_from = '2028-12-05' where letters_from is not null");
        assertThat(forgotten("2028-12-04T08:00:00Z"))
                .as("letters wait for it still")
                .isZero();
        execute("update home_change set letters_from = '2028-12-04' where letters_from is not null");
        assertThat(forgotten("2028-12-04T08:00:00Z")).isOne();

        assertThat(database.select("select id::text from home_change")).containsExactly(open.toString());
        assertThat(database.select("select action from audit_event where details ->> 'changeId' = '" + done + "'"))
                .as("who changed it, and when, stays")
                .containsExactlyInAnyOrder("home-change-asked", "home-change-checked");
    }

    private int forgotten(String at) {
        return Integer.parseInt(
                database.select("select home_changes_forget('{\"before\": \"" + at + "\", \"limit\": 10}') ->> 'count'")
                        .getFirst());
    }

    @Test
    @DisplayName("R26 a first letter waits, too, for who has come in before; not for who never did")
    void firstLettersWait() {
        assertThat(come(changes.check(amina, asked("5 New Street"), true, null)))
                .isInstanceOf(Outcome.Done.class);
        execute("update person set subject = 'letter:' || gen_random_uuid() where id = '<holder>'");
        assertThat(come(starts.write(joe, Ids.next(), visit.holder()))).isInstanceOf(StartingResult.Invalid.class);

        execute("update person set subject = null where id = '<holder>'");
        assertThat(come(starts.write(joe, Ids.next(), visit.holder()))).isInstanceOf(StartingResult.Written.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ACCREDITATION", "FINANCE", "SOCIAL_WORK", "SAFEGUARDING", "COMMISSIONER", "SUPPORT"})
    @DisplayName("R26 nobody who works for the council comes in by a letter")
    void notForStaff(Role role) {
        Actor officer = desk.person("Officer", role);
        assertThat(changes.held(joe, officer.personId()).blockOptional()).isEmpty();
        assertThat(come(changes.ask(joe, Ids.next(), officer.personId(), home("5 New Street"))))
                .isInstanceOf(Outcome.NotFound.class);
    }

    private LetterCode code(UUID letter) {
        return come(letters.print(gareth, letter)) instanceof AnewLetters.Printed.Letter printed
                ? printed.code()
                : fail();
    }

    private static LetterCode fail() {
        throw new AssertionError("It wasn't printed");
    }

    private UUID asked(String lines) {
        UUID id = Ids.next();
        assertThat(come(changes.ask(joe, id, visit.holder(), home(lines)))).isInstanceOf(Outcome.Done.class);
        return id;
    }

    private static HomeChanges.NewHome home(String lines) {
        return new HomeChanges.NewHome(lines, "m332ab", null, "I saw her");
    }

    /** That waits to be printed. */
    private UUID letterAbout(String topic) {
        UUID notice = Ids.next();
        UUID delivery = Ids.next();
        execute("""
                insert into notice (council_id, id, event_id, topic, words, urgency, person_id, args, at)
                values ('<council>', '%1$s', '%1$s', '%3$s', '%3$s.person', 'urgent', '<holder>', '{}', '2026-12-03T09:00Z');
                insert into notice_delivery (council_id, id, person_id, notice_id, way, urgent, due_at)
                values ('<council>', '%2$s', '<holder>', '%1$s', 'letter', true, '2026-12-03T09:00Z')""".formatted(notice, delivery, topic));
        return delivery;
    }

    private String lines(UUID delivery) {
        return database.select(
                        "select delivery_json(d) ->> 'lines' from notice_delivery d where d.id = '" + delivery + "'")
                .getFirst();
    }

    private void execute(String sql) {
        database.execute(sql.replace("<council>", visit.council().toString())
                .replace("<holder>", visit.holder().toString()));
    }

    private static <T> T come(Mono<T> step) {
        return step.blockOptional().orElseThrow();
    }
}
