package uk.directly.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.budget.BudgetServer;
import uk.directly.council.BankHolidays;
import uk.directly.council.Councils;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What the team does with concerns, and what it never sees. Today is Tuesday 1 December 2026, 9 o'clock. */
@WithDatabase
class ConcernsIT {
    private static final LocalDate IN_A_WEEK = LocalDate.of(2026, 12, 8);

    private final BudgetServer server;
    private final Concerns concerns;
    private final ConcernTeam team;
    private final Flags flags;
    private final Actor amina;
    private final Actor ian;

    ConcernsIT(TestDatabase database) {
        server = new BudgetServer(
                database,
                BankHolidays.class,
                Outbox.class,
                Councils.class,
                Concerns.class,
                ConcernTeam.class,
                Flags.class,
                FlagOf.class);
        concerns = server.bean(Concerns.class);
        team = server.bean(ConcernTeam.class);
        flags = server.bean(Flags.class);
        amina = server.socialWorker;
        UUID second = Ids.next();
        ian = new Actor(second, server.council, "Ian Fletcher", Set.of(Role.SAFEGUARDING), null, second);
        server.execute("insert into person (council_id, id, name, first_name) values ('<council>', '" + second
                + "', 'Ian Fletcher', 'Ian')");
        server.execute("insert into person_role (council_id, person_id, role) values ('<council>', '" + second
                + "', 'safeguarding')");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R106 it has a day to be acknowledged and one to be decided, and the same form is one concern")
    void hasAClock() {
        UUID key = Ids.next();
        String reference = raise(null, key, about("person", "Tom Okafor"));

        assertThat(raise(null, key, about("person", "Tom Okafor"))).isEqualTo(reference);

        assertThat(raise(null, key, about("person", "Somebody else"))).isNotEqualTo(reference);
        assertThat(queue(amina)).hasSize(2);
        assertThat(queue(amina).getFirst())
                .returns(reference, ConcernLine::reference)
                .returns(LocalDate.of(2026, 12, 2), ConcernLine::due)
                .returns(LocalDate.of(2026, 12, 8), ConcernLine::decideBy);
        assertThat(server.select(
                        "select payload::text from outbox where council_id = '<council>' and topic = 'concern-raised'"))
                .hasSize(2)
                .allSatisfy(payload -> assertThat(payload).doesNotContain("Tom", reference));
    }

    @Test
    @DisplayName("R106 an officer says why they open one, and each look is written down")
    void asksWhy() {
        UUID id = raised(about("person", "Tom Okafor"));

        assertThat(team.look(amina, id).block()).isInstanceOf(ConcernTeam.Found.ReasonNeeded.class);
        assertThat(team.open(amina, id, "curious").block()).isEqualTo(TeamResult.NO_CHOICE);
        Concern concern = open(amina, id);
        open(amina, id);

        assertThat(concern.happened()).isEqualTo("His money was taken.");
        assertThat(server.select("select action from audit_event where subject_id = '" + id + "' order by id"))
                .containsExactly(
                        "concern-raised", "concern-opened", "concern-looked-at", "concern-opened", "concern-looked-at");
    }

    @Test
    @DisplayName("R106 it takes a second officer to close one, and what was told stays as it was told")
    void closesByTwo() {
        UUID id = raised(about("person", "Tom Okafor"));
        open(amina, id);
        assertThat(team.acknowledge(amina, id).block()).isEqualTo(TeamResult.DONE);
        assertThat(team.close(amina, id).block()).isEqualTo(TeamResult.WRONG_STATE);
        assertThat(team.propose(amina, id, "enquiry", " ").block()).isEqualTo(TeamResult.NO_WORDS);
        assertThat(team.propose(amina, id, "forget-it", "Because").block()).isEqualTo(TeamResult.NO_CHOICE);
        assertThat(team.propose(amina, id, "enquiry", "It happened before").block())
                .isEqualTo(TeamResult.DONE);

        assertThat(team.close(amina, id).block()).isEqualTo(TeamResult.SAME_OFFICER);
        assertThat(team.giveBack(ian, id, Ids.next(), "Ask the bank first").block())
                .isEqualTo(TeamResult.DONE);
        assertThat(team.close(ian, id).block()).isEqualTo(TeamResult.WRONG_STATE);
        assertThat(team.propose(amina, id, "enquiry", "The bank says so").block())
                .isEqualTo(TeamResult.DONE);
        assertThat(team.close(ian, id).block()).isEqualTo(TeamResult.DONE);

        assertThat(queue(amina)).isEmpty();
        assertThat(team.note(amina, id, Ids.next(), "Late").block()).isEqualTo(TeamResult.WRONG_STATE);
        assertThatThrownBy(() -> server.execute("update concern set happened = 'Nothing' where id = '" + id + "'"))
                .hasMessageContaining("stays as it was told");
        assertThatThrownBy(() -> server.execute("delete from concern where id = '" + id + "'"))
                .hasMessageContaining("stays as it was told");
        assertThatThrownBy(() -> server.execute("update concern_note set words = 'x'"))
                .hasMessageContaining("stays");
        assertThatThrownBy(() -> server.execute("delete from concern_look")).hasMessageContaining("stays");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update concern set person_id = '<social>' where id = '<id>'",
                "update concern set person_id = '<tom>' where id = '<id>';"
                        + "insert into acting (council_id, person_id, for_person_id, as_role, during)"
                        + " values ('<council>', '<social>', '<tom>', 'helper', '[2026-01-01,)')",
                "update concern set person_id = '<tom>' where id = '<id>';"
                        + "insert into acting (council_id, person_id, for_person_id, as_role, during)"
                        + " values ('<council>', '<tom>', '<social>', 'nominee', '[2026-01-01,)')",
                "update concern set provider_id = '<broker>' where id = '<id>';"
                        + "insert into declared_interest (council_id, officer_id, provider_id, kind, declared_at)"
                        + " values ('<council>', '<social>', '<broker>', 'relative', '2026-01-01Z')",
                "insert into concern_conflict (council_id, concern_id, officer_id, declared_at)"
                        + " values ('<council>', '<id>', '<social>', '2026-01-01Z')",
                "update person set name = 'Amina Yusuf' where id = '<social>'",
                "insert into declared_interest (council_id, officer_id, provider_id, kind, declared_at)"
                        + " values ('<council>', '<social>', '<broker>', 'relative', '2026-01-01Z')"
            })
    @DisplayName(
            "R34 R106 what is about an officer, or whom they know, isn't there for them, also before it is found out")
    void hidesFromWhoIsConcerned(String fact) {
        server.execute("update person set name = 'Nobody named so' where id = '<social>'");
        UUID id = raised(about("other", "Ask AMINA YUSUF, or Fair Funds"));
        open(amina, id);

        server.execute(fact.replace("<id>", id.toString()));

        assertThat(queue(amina)).isEmpty();
        assertThat(team.look(amina, id).block()).isInstanceOf(ConcernTeam.Found.None.class);
        assertThat(team.open(amina, id, "my-work").block()).isEqualTo(TeamResult.NOT_FOUND);
        assertThat(team.note(amina, id, Ids.next(), "I was here").block()).isEqualTo(TeamResult.NOT_FOUND);
        assertThat(team.acknowledge(amina, id).block()).isEqualTo(TeamResult.NOT_FOUND);
        assertThat(flags.raise(amina, id, "x", IN_A_WEEK).block()).isEqualTo(TeamResult.NOT_FOUND);
        assertThat(queue(ian)).hasSize(1);
        assertThat(open(ian, id).reference()).isNotEmpty();
    }

    @Test
    @DisplayName("R34 an officer who knows them steps back, and it is not there for them any more")
    void stepsBack() {
        UUID id = raised(about("person", "Tom Okafor"));

        assertThat(team.stepBack(amina, id).block()).isEqualTo(TeamResult.DONE);

        assertThat(queue(amina)).isEmpty();
        assertThat(queue(ian)).hasSize(1);
    }

    @Test
    @DisplayName("R106 whoever told us sees that we have it; anonymously they are kept nowhere")
    void tellsThatWeHaveIt() {
        Actor tom = server.holder(server.tom);
        UUID id = Ids.next();
        String reference = raise(tom, id, about("self", ""));
        raise(tom, Ids.next(), anonymous());
        assertThat(told(tom)).singleElement().returns(reference, ToldConcern::reference);
        assertThat(told(server.holder(server.grace))).isEmpty();

        team.acknowledge(ian, id).block();

        assertThat(told(tom))
                .singleElement()
                .satisfies(line -> assertThat(line.acknowledgedAt()).isNotNull());
        assertThat(server.select(
                        "select count(*)::text from concern where council_id = '<council>' and raised_by is null and reporter_name is null"
                                + " and not exists (select from audit_event e where e.subject_id = concern.id"
                                + " and e.actor_id is not null)"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("R13 R106 a flag takes a second officer; a delay that nobody agrees to ends with the day")
    void delays() {
        UUID id = raised(about("person", "Tom Okafor"));
        assertThat(flags.raise(amina, id, "He is afraid", IN_A_WEEK).block())
                .as("nobody knows whom it is about")
                .isEqualTo(TeamResult.WRONG_STATE);
        team.aboutPerson(amina, id, server.tom).block();
        assertThat(flags.raise(amina, id, "He is afraid", LocalDate.of(2027, 1, 1))
                        .block())
                .isEqualTo(TeamResult.WRONG_DAY);
        assertThat(flags.raise(amina, id, "He is afraid", IN_A_WEEK).block()).isEqualTo(TeamResult.DONE);
        assertThat(flags.confirm(amina, id).block()).isEqualTo(TeamResult.SAME_OFFICER);
        assertThat(flags.confirm(ian, id).block()).isEqualTo(TeamResult.DONE);
        assertThat(flags.end(amina, id, "It is nothing").block())
                .as("who raised it doesn't end it alone")
                .isEqualTo(TeamResult.SAME_OFFICER);
        assertThat(isDelayed(server.tom)).isFalse();

        assertThat(flags.delay(amina, id, "He would be hurt", IN_A_WEEK).block())
                .isEqualTo(TeamResult.DONE);
        assertThat(isDelayed(server.tom)).isTrue();
        assertThat(isDelayed(server.grace)).isFalse();
        assertThat(flags.confirmDelay(amina, id).block()).isEqualTo(TeamResult.SAME_OFFICER);
        server.execute("""
                insert into notice (council_id, id, event_id, topic, words, urgency, person_id, args, at, held)
                select '<council>', uuidv7(), uuidv7(), topic, topic || '.person', 'now', '<tom>', '{}', '2026-12-01T10:00Z',
                       notice_is_kept('<council>', topic, array['<tom>'::uuid])
                  from unnest(array['sign-in-ended', 'visit-recorded']) topic""");
        assertThat(held()).as("what is told of access, and nothing else").containsExactly("sign-in-ended");
        endDelays("2026-12-01T23:59:59Z");
        assertThat(isDelayed(server.tom)).isTrue();
        assertThat(held()).containsExactly("sign-in-ended");
        endDelays("2026-12-02T00:00:00Z");
        assertThat(isDelayed(server.tom)).as("nobody agreed").isFalse();
        assertThat(held()).as("told now").isEmpty();
    }

    private List<String> held() {
        return server.select("select topic from notice where council_id = '<council>' and held order by topic");
    }

    @Test
    @DisplayName("R106 an agreed delay ends after its day, by release, or with the flag")
    void endsDelays() {
        UUID id = raised(about("person", "Tom Okafor"));
        team.aboutPerson(amina, id, server.tom).block();
        flags.raise(amina, id, "He is afraid", IN_A_WEEK).block();
        flags.delay(amina, id, "He would be hurt", IN_A_WEEK).block();
        flags.confirmDelay(ian, id).block();
        endDelays("2026-12-08T23:00:00Z");
        assertThat(isDelayed(server.tom)).isTrue();

        assertThat(flags.end(ian, id, "He is safe").block()).isEqualTo(TeamResult.DONE);

        assertThat(isDelayed(server.tom)).isFalse();
        assertThat(server.select("select ended_how from access_delay where council_id = '<council>'"))
                .containsExactly("flag-ended");
        assertThat(open(amina, id).flag()).isNull();
    }

    @Test
    @DisplayName("R13 R106 an officer's own worry is a concern with a clock; one raises the flag, another one ends it")
    void anOfficersOwnWorry() {
        FlagOf flagOf = server.bean(FlagOf.class);

        assertThat(flagOf.raise(amina, server.tom, "He was afraid at the door").block())
                .isEqualTo(TeamResult.DONE);
        assertThat(flagOf.raise(ian, server.tom, "He was afraid").block())
                .as("one stands")
                .isEqualTo(TeamResult.DONE);

        List<ConcernLine> queue = team.queue(ian).collectList().blockOptional().orElseThrow();
        assertThat(queue).hasSize(1);
        assertThat(queue.getFirst().secondWanted()).isTrue();
        UUID id = queue.getFirst().id();
        assertThat(open(ian, id).happened()).isEqualTo("He was afraid at the door");
        assertThat(open(ian, id).flag()).isNotNull();
        assertThat(flagOf.raise(amina, amina.personId(), "x").block()).isEqualTo(TeamResult.NOT_FOUND);
        assertThat(flagOf.raise(amina, UUID.randomUUID(), "x").block()).isEqualTo(TeamResult.NOT_FOUND);
        assertThat(flagOf.end(amina, server.tom, "He is safe").block()).isEqualTo(TeamResult.SAME_OFFICER);
        assertThat(flagOf.end(ian, server.grace, "x").block()).as("no flag").isEqualTo(TeamResult.NOT_FOUND);
        assertThat(flagOf.end(ian, server.tom, "He is safe").block()).isEqualTo(TeamResult.DONE);
        assertThat(open(amina, id).flag()).isNull();
    }

    @Test
    @DisplayName("R106 an agreed delay that nobody looked at again is over")
    void endsAfterReview() {
        UUID id = raised(about("person", "Tom Okafor"));
        team.aboutPerson(amina, id, server.tom).block();
        flags.raise(amina, id, "He is afraid", IN_A_WEEK).block();
        flags.delay(amina, id, "He would be hurt", IN_A_WEEK).block();
        flags.confirmDelay(ian, id).block();

        endDelays("2026-12-09T00:00:00Z");

        assertThat(isDelayed(server.tom)).isFalse();
        assertThat(server.select("select ended_how from access_delay where council_id = '<council>'"))
                .containsExactly("past-review");
        assertThat(open(amina, id).flag()).as("protects on").isNotNull();
    }

    private void endDelays(String at) {
        Clock then = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
        new DueDelays(server.bean(Changes.class), server.bean(Outbox.class), then)
                .round()
                .block();
    }

    private boolean isDelayed(UUID person) {
        return server.select("select safeguarding_delay('<council>', '" + person + "')::text")
                .contains("true");
    }

    private UUID raised(NewConcern concern) {
        UUID id = Ids.next();
        raise(null, id, concern);
        return id;
    }

    private String raise(@Nullable Actor actor, UUID id, NewConcern concern) {
        Team ours = new Team(server.council, "Team", null, 1, 5);
        return concerns.raise(actor, ours, id, concern).blockOptional().orElseThrow();
    }

    private List<ConcernLine> queue(Actor officer) {
        return team.queue(officer).collectList().blockOptional().orElseThrow();
    }

    private List<ToldConcern> told(Actor person) {
        return concerns.told(person).collectList().blockOptional().orElseThrow();
    }

    private Concern open(Actor officer, UUID id) {
        assertThat(team.open(officer, id, "my-work").block()).isEqualTo(TeamResult.DONE);
        ConcernTeam.Found found = team.look(officer, id).blockOptional().orElseThrow();
        assertThat(found).isInstanceOf(ConcernTeam.Found.One.class);
        return ((ConcernTeam.Found.One) found).concern();
    }

    private static NewConcern about(String about, String name) {
        return new NewConcern(
                about, name, "", "His money was taken.", "", "", "no", "not-sure", false, "Ann", "0161 496 0000");
    }

    private static NewConcern anonymous() {
        return new NewConcern(
                "other", "My neighbour", "", "I hear shouting.", "", "", "no", "no", true, "Tom", "tom@example.org");
    }
}
