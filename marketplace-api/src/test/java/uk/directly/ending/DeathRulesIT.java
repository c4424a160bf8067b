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

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                .hasMessageMatching("(?s).*(a death is recorded once and stays|who has died does not sign in|death_once"
                        + "|death_has_been|death_is_anothers).*");
    }

    private List<String> record(UUID id, String officer) {
        return server.select("""
                select ending_record_death('{"id": "%s", "councilId": "<council>", "actorId": "%s", "personId": "<tom>",
                    "diedOn": "2026-11-28", "toldBy": "A sister", "contactId": "<social>", "reason": "We were told.",
                    "reviewOn": "2026-12-15", "today": "2026-12-01", "at": "2026-12-01T09:00:00Z"}') ->> 'outcome'""".formatted(id, officer));
    }
}
