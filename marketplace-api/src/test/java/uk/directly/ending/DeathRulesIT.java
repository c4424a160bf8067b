package uk.directly.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What the database ends when somebody has died, and somebody with SQL who tries to break it. */
@WithDatabase
class DeathRulesIT {
    private static final AwardTerms TERMS = new AwardTerms(31_200, Paid.NET, 1_000, 2, ReviewBand.STANDARD);

    private final BudgetServer server;
    private UUID award = Ids.next();

    DeathRulesIT(TestDatabase database) {
        server = new BudgetServer(database);
    }

    @BeforeEach
    void tomHasAnAwardAndAHelper() {
        award = server.award(server.tom, "direct-payment", "[2026-04-01,)", TERMS, "2026-12-06");
        server.execute("""
                update person set subject = 'tom-<tom>' where id = '<tom>';
                insert into person_role (council_id, person_id, role) values ('<council>', '<social>', 'social-work');
                insert into acting (council_id, person_id, for_person_id, as_role, during) values
                    ('<council>', '<grace>', '<tom>', 'helper', '[2026-10-01,)'),
                    ('<council>', '<tom>', '<grace>', 'helper', '[2026-12-01,)')""");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R24 the award ends that day, its money is frozen, powers and sign-in end")
    void endsAll() {
        assertThat(record(Ids.next(), "<maker>")).containsExactly("done");

        assertThat(server.select("select during::text from award where id = '" + award + "'"))
                .containsExactly("[2026-04-01,2026-11-29)");
        assertThat(server.select("select (frozen_at is not null)::text from budget where id = '" + award + "'"))
                .containsExactly("true");
        assertThat(server.select("select during::text from acting where council_id = '<council>'"))
                .containsExactly("[2026-10-01,2026-12-01)");
        assertThat(server.select("select coalesce(subject, 'none') from person where id = '<tom>'"))
                .containsExactly("none");
    }

    @Test
    @DisplayName("R24 of several who record it at once one does, and the same record is the same")
    void recordsOnce() {
        UUID same = Ids.next();
        List<CompletableFuture<List<String>>> all = IntStream.range(0, 6)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> record(n < 2 ? same : Ids.next(), "<maker>")))
                .toList();
        List<String> outcomes =
                all.stream().flatMap(each -> each.join().stream()).sorted().toList();

        assertThat(outcomes).containsOnly("already", "done").contains("already", "done");
        assertThat(server.select("select count(*)::text from death where council_id = '<council>'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("R24 nobody records their own death, and the contact is an officer")
    void refusesTheWrongPeople() {
        assertThat(record(Ids.next(), "<tom>")).containsExactly("own");
        server.execute("delete from person_role where person_id = '<social>'");
        assertThat(record(Ids.next(), "<maker>")).containsExactly("unknown-contact");
        assertThat(server.select("select (subject is not null)::text from person where id = '<tom>'"))
                .containsExactly("true");
    }

    @Test
    @DisplayName("R24 questions that wait are withdrawn; new awards, opening again and letters are refused by name")
    void refusesWhatIsNew() {
        server.execute("""
                update person set born_on = '1950-01-01' where id = '<tom>';
                insert into spending_question (council_id, id, budget_id, holder_id, award_id, what, asked_at, asked_by,
                    answer_by)
                values ('<council>', uuidv7(), '%1$s', '<tom>', '%1$s', 'A bus pass', '2026-11-30T09:00:00Z', '<tom>',
                    '2026-12-07')""".formatted(award));
        record(Ids.next(), "<maker>");

        assertThat(server.select("select state from spending_question where holder_id = '<tom>'"))
                .containsExactly("withdrawn");
        assertThat(server.select("select died_on::text from person where id = '<tom>'"))
                .containsExactly("2026-11-28");
        assertThat(server.select("""
                select freeze_end('{"councilId": "<council>", "actorId": "<social>", "budgetId": "%s", "reason": "x",
                    "at": "2026-12-01T10:00:00Z"}') ->> 'state'""".formatted(award))).containsExactly("deceased");
        assertThat(server.select("""
                select starting_letter('{"councilId": "<council>", "actorId": "<social>", "personId": "<tom>", "id": "%s",
                    "codeHash": "00", "until": "2026-12-31", "at": "2026-12-01T10:00:00Z"}') ->> 'outcome'""".formatted(Ids.next()))).containsExactly("deceased");
        assertThat(server.select("""
                select award_end('{"councilId": "<council>", "actorId": "<social>", "awardId": "%s", "version": 2,
                    "on": "2027-03-31", "reason": "x", "at": "2026-12-01T10:00:00Z"}') ->> 'outcome'""".formatted(award))).containsExactly("deceased");
        server.as(server.maker)
                .post("/api/v1/awards", "k1", """
                        {"holderId": "%s", "kind": "direct-payment", "from": "2026-12-07", "weeklyPence": 31200,
                         "paid": "net", "contributionWeeklyPence": 0, "cycleWeeks": 2, "reviewBand": "standard",
                         "planLines": ["Seeing friends"]}""".formatted(server.tom))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("deceased");
    }

    @Test
    @DisplayName("R24 a booking after the last day is refused as ended, and a funding run leaves who has died out")
    void refusesBookingsAndFunding() {
        assertThat(stopped("2026-12-03T09:00:00Z")).containsExactly("open");
        server.execute("""
                update award_terms set during = '[2026-04-01,2026-12-03)' where award_id = '%1$s';
                update award set during = '[2026-04-01,2026-12-03)' where id = '%1$s'""".formatted(award));
        assertThat(stopped("2026-12-03T09:00:00Z")).containsExactly("ended 2026-12-02");
        assertThat(stopped("2026-12-02T23:00:00Z")).containsExactly("open");
        server.execute("update budget set funded_until = '2026-11-15' where id = '" + award + "'");
        record(Ids.next(), "<maker>");

        assertThat(stopped("2026-11-28T09:00:00Z")).containsExactly("frozen");
        server.select("""
                select funding_draft('{"id": "%s", "councilId": "<council>", "actorId": "<maker>", "day": "2026-12-01",
                    "muchMorePercent": 150, "bankDays": 5, "at": "2026-12-01T10:00:00Z"}')::text""".formatted(Ids.next()));
        assertThat(server.select(
                        "select distinct state || ' ' || why from funding_line where council_id = '<council>'"))
                .containsExactly("left-out frozen");
    }

    private List<String> stopped(String start) {
        return server.select("""
                select coalesce(s ->> 'outcome' || coalesce(' ' || (s ->> 'lastDay'), ''), 'open')
                  from booking_stopped('<council>', '%1$s', '%1$s', '%2$s') s""".formatted(award, start));
    }

    @Test
    @DisplayName(
            "R24 what was a mistake is taken back: sign-in, money and awards, not visits and powers; and may come true")
    void takesAMistakeBack() {
        server.execute("""
                update award_terms set during = '[2026-04-01,2027-01-01)' where award_id = '%1$s';
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('<council>', '%1$s', '[2027-01-01,)', 40000, 'gross', 0, 4, 'light')""".formatted(award));
        List<String> before = terms();
        UUID id = Ids.next();
        record(id, "<maker>");
        assertThat(terms()).hasSize(1);

        assertThat(takeBack(UUID.randomUUID(), "<maker>")).containsExactly("not-found");
        assertThat(takeBack(id, "<tom>")).containsExactly("own");
        assertThat(takeBack(id, "<social>")).containsExactly("done");
        assertThat(takeBack(id, "<social>")).containsExactly("done");
        assertThat(terms()).isEqualTo(before);
        assertThat(server.select("select during::text || ' ' || version from award where id = '" + award + "'"))
                .containsExactly("[2026-04-01,) 3");
        assertThat(server.select("select coalesce(frozen_at::text, 'open') from budget where id = '" + award + "'"))
                .containsExactly("open");
        assertThat(server.select("select subject || coalesce(died_on::text, ' lives') from person where id = '<tom>'"))
                .containsExactly("tom-" + server.tom + " lives");
        assertThat(server.select(
                        "select count(*)::text from acting where council_id = '<council>' and upper(during) is null"))
                .containsExactly("0");
        assertThat(server.select(
                        "select string_agg(what, ' ' order by id) from award_change where award_id = '" + award + "'"))
                .containsExactly("ended changed");

        assertThat(record(Ids.next(), "<maker>")).containsExactly("done");
    }

    @Test
    @DisplayName("R24 who was frozen before stays frozen when a death is taken back")
    void leavesAnEarlierFreeze() {
        server.execute("""
                insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on)
                values ('<council>', uuidv7(), '%s', 'A check.', '2026-11-30T09:00:00Z', '<social>', '2026-12-08')""".formatted(award));
        UUID id = Ids.next();
        record(id, "<maker>");
        takeBack(id, "<maker>");

        assertThat(server.select("select (frozen_at is not null)::text from budget where id = '" + award + "'"))
                .containsExactly("true");
    }

    private List<String> terms() {
        return server.select(
                "select during::text || weekly_pence || paid || cycle_weeks || review_band from award_terms"
                        + " where award_id = '" + award + "' order by during");
    }

    private List<String> takeBack(UUID id, String officer) {
        return server.select("""
                select ending_take_back('{"id": "%s", "councilId": "<council>", "actorId": "%s", "why": "It was somebody else.",
                    "today": "2026-12-01", "at": "2026-12-01T11:00:00Z"}') ->> 'outcome'""".formatted(id, officer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update person set died_on = null where id = '<tom>'",
                "update person set died_on = '2026-11-01' where id = '<grace>'",
                "insert into person (council_id, name, first_name, died_on) values ('<council>', 'X', 'X', '2026-11-01')",
                "update death set mistaken_at = '2026-12-01T09:00:00Z', mistaken_by = '<tom>', mistaken_why = 'x'"
                        + " where person_id = '<tom>'",
                "update death set died_on = '2026-01-01' where person_id = '<tom>'",
                "delete from death where person_id = '<tom>'",
                "truncate death",
                "update person set subject = 'back' where id = '<tom>'",
                """
                insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id)
                values ('<council>', uuidv7(), '<tom>', '2026-11-01', 'B', '2026-12-01T09:00:00Z', '<maker>', '<social>')""",
                """
                insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id)
                values ('<council>', uuidv7(), '<grace>', '2026-12-02', 'B', '2026-12-01T09:00:00Z', '<maker>', '<social>')""",
                """
                insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id)
                values ('<council>', uuidv7(), '<grace>', '2026-11-01', 'B', '2026-12-01T09:00:00Z', '<grace>', '<social>')"""
            })
    @DisplayName("R24 a record stays as it is against SQL too")
    void refusesSql(String sql) {
        record(Ids.next(), "<maker>");

        assertThatThrownBy(() -> server.execute(sql))
                .hasMessageMatching("(?s).*(a death is recorded once and stays|recorded by a death only"
                        + "|death_mistake_is_anothers|who has died does not sign in|death_once"
                        + "|death_has_been|death_is_anothers).*");
    }

    private List<String> record(UUID id, String officer) {
        return server.select("""
                select ending_record_death('{"id": "%s", "councilId": "<council>", "actorId": "%s", "personId": "<tom>",
                    "diedOn": "2026-11-28", "toldBy": "A sister", "contactId": "<social>", "reason": "We were told.",
                    "reviewOn": "2026-12-15", "today": "2026-12-01", "at": "2026-12-01T09:00:00Z"}') ->> 'outcome'""".formatted(id, officer));
    }
}
