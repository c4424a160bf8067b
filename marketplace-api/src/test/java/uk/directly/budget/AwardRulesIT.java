package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Each rule of awards that stands in the database, and somebody with SQL who tries to break it. */
@WithDatabase
class AwardRulesIT {
    private final TestDatabase database;
    private final UUID council = Ids.next();
    private final UUID holder = Ids.next();
    private final UUID award = Ids.next();
    private final UUID budget = Ids.next();

    AwardRulesIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void anAwardOfThisYear() {
        execute("""
                insert into council (id, slug, name, phone, text_relay) values ('<council>', 'c-<council>', 'Test', '0', '0');
                insert into person (council_id, id, name, first_name) values ('<council>', '<holder>', 'Tom Test', 'Tom');
                insert into award (council_id, id, holder_id, kind, during)
                values ('<council>', '<award>', '<holder>', 'direct-payment', '[2026-04-01,2027-04-01)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('<council>', '<award>', '[2026-04-01,2027-04-01)', 31200, 'net', 1000, 2, 'standard');
                insert into budget (council_id, id, award_id, holder_id, funded_until)
                values ('<council>', '<budget>', '<award>', '<holder>', '2026-03-31');
                """);
    }

    @Test
    void opensTheLedgerAccountOfABudgetWithoutARoute() {
        assertThat(database.select("select kind from ledger_account where owner_id = '" + budget + "'"))
                .contains("budget-council");
    }

    @Test
    @DisplayName("A day of an award never has two terms")
    void refusesTwoTermsOnADay() {
        assertThatThrownBy(() -> execute(terms("[2026-12-14,2026-12-15)", 100)))
                .hasMessageContaining("award_terms_pkey");
    }

    @Test
    @DisplayName("A day of an award never has no terms")
    void refusesADayWithoutTerms() {
        assertThatThrownBy(() ->
                        execute("update award_terms set during = '[2026-04-01,2026-12-14)' where award_id = '<award>'"))
                .hasMessageContaining("award_has_terms");
        assertThatThrownBy(() -> execute("update award set during = '[2026-04-01,)' where id = '<award>'"))
                .hasMessageContaining("award_has_terms");
        assertThatThrownBy(() -> execute("""
                        insert into award (council_id, id, holder_id, kind, during)
                        values ('<council>', uuidv7(), '<holder>', 'isf', '[2026-04-01,)')""")).hasMessageContaining("award_has_terms");
    }

    @Test
    @DisplayName("Terms stand on no day that the award is not for")
    void refusesTermsOutsideTheAward() {
        assertThatThrownBy(() -> execute(terms("[2027-04-01,2027-05-01)", 100)))
                .hasMessageContaining("award_terms_within_award");
        assertThatThrownBy(() -> execute("update award set during = '[2026-04-01,2026-12-14)' where id = '<award>'"))
                .hasMessageContaining("award_terms_within_award");
    }

    @Test
    void refusesAnAwardWithoutDays() {
        assertThatThrownBy(() -> execute("update award set during = 'empty' where id = '<award>'"))
                .hasMessageContaining("award_has_days");
        assertThatThrownBy(() -> execute("update award set during = '(,2027-04-01)' where id = '<award>'"))
                .hasMessageContaining("award_has_days");
    }

    @Test
    void refusesTwoOfOneKindAtOneTime() {
        assertThatThrownBy(() -> execute(second("direct-payment", "[2027-03-31,)")))
                .hasMessageContaining("award_one_of_a_kind");

        execute(second("direct-payment", "[2027-04-01,)"));
        execute(second("carer-direct-payment", "[2026-06-01,)"));
        execute(second("one-off-direct-payment", "[2026-06-01,2026-12-01)"));
        execute(second("one-off-direct-payment", "[2026-06-01,2026-12-01)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weekly_pence = 0",
                "weekly_pence = -1",
                "weekly_pence = 10000001",
                "paid = 'half'",
                "contribution_weekly_pence = -1",
                "contribution_weekly_pence = 31201",
                "cycle_weeks = 0",
                "cycle_weeks = 53",
                "review_band = 'none'"
            })
    void refusesTermsThatCannotBe(String change) {
        assertThatThrownBy(() -> execute("update award_terms set " + change + " where award_id = '<award>'"))
                .hasMessageContaining("check constraint");
    }

    @Test
    @DisplayName("R70 a fund has a broker, and no other route has one")
    void refusesAFundWithoutABroker() {
        assertThatThrownBy(() -> execute("update budget set route = 'isf' where id = '<budget>'"))
                .hasMessageContaining("budget_broker");
        execute("""
                insert into provider (council_id, id, kind, name, state, postcode, place, district)
                values ('<council>', '<award>', 'isf-broker', 'Fair Funds', 'draft', 'M33 2AA', point(0, 0), 'Sale')""");
        assertThatThrownBy(() -> execute("update budget set broker_id = '<award>' where id = '<budget>'"))
                .hasMessageContaining("budget_broker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update award_change set reason = 'x'", "delete from award_change", "truncate award_change"})
    @DisplayName("R103 what officers decided is never rewritten")
    void keepsWhatWasDecided(String rewriting) {
        execute("""
                insert into award_change (council_id, award_id, what, day, terms, changed_by, at)
                values ('<council>', '<award>', 'recorded', '2026-04-01', '{}', '<holder>', '2026-03-20T09:00:00Z')""");

        assertThatThrownBy(() -> execute(rewriting)).hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update budget_route set route = 'supported'",
                "delete from budget_route",
                "truncate budget_route"
            })
    @DisplayName("R103 who chose which route is never rewritten")
    void keepsWhatWasChosen(String rewriting) {
        execute("""
                insert into budget_route (council_id, budget_id, route, chosen_by, chosen_at)
                values ('<council>', '<budget>', 'own-bank', '<holder>', '2026-03-20T09:00:00Z')""");

        assertThatThrownBy(() -> execute(rewriting)).hasMessageContaining("append-only");
    }

    @Test
    void refusesOneCaseReferenceForTwo() {
        String person =
                "insert into person (council_id, name, first_name, case_reference) values ('<council>', 'A B', 'A', 'LAS-7');";

        assertThatThrownBy(() -> execute(person + person)).hasMessageContaining("person_case_reference");
    }

    private static String terms(String days, long weeklyPence) {
        return """
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('<council>', '<award>', '%s', %d, 'net', 0, 2, 'standard');
                """.formatted(days, weeklyPence);
    }

    private static String second(String kind, String days) {
        String id = Ids.next().toString();
        return """
                insert into award (council_id, id, holder_id, kind, during)
                values ('<council>', '%1$s', '<holder>', '%2$s', '%3$s');
                """.formatted(id, kind, days) + terms(days, 100).replace("<award>", id);
    }

    private void execute(String sql) {
        database.execute(sql.replace("<council>", council.toString())
                .replace("<holder>", holder.toString())
                .replace("<award>", award.toString())
                .replace("<budget>", budget.toString()));
    }
}
