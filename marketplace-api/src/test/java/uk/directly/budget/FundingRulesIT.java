package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Each rule of funding runs that stands in the database, and somebody with SQL who tries to break it. */
@WithDatabase
class FundingRulesIT {
    private final BudgetServer server;
    private final UUID run = Ids.next();
    private UUID award = Ids.next();

    FundingRulesIT(TestDatabase database) {
        server = new BudgetServer(database);
    }

    @BeforeEach
    void aDraftOfOneLine() {
        AwardTerms terms = new AwardTerms(31_200, Paid.NET, 0, 2, ReviewBand.STANDARD);
        award = server.award(server.tom, "direct-payment", "[2026-04-01,)", terms, "2026-12-06");
        execute("""
                insert into funding_run (council_id, id, for_day, made_by, made_at, lines, total_pence)
                values ('<council>', '<run>', '2026-12-07', '<maker>', '2026-12-01T09:00:00Z', 1, 62400);
                """ + line("<run>"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("R92 maker is never checker")
    void refusesItsMaker() {
        assertThatThrownBy(() -> execute("""
                        update funding_run set state = 'approved', decided_by = '<maker>', decided_at = made_at
                         where id = '<run>'""")).hasMessageContaining("maker_is_never_checker");
    }

    @Test
    @DisplayName("No cycle is ever paid twice, whatever runs there are")
    void refusesASecondPayment() {
        execute("update funding_line set state = 'paid' where run_id = '<run>'");
        String another = Ids.next().toString();
        execute("""
                insert into funding_run (council_id, id, for_day, made_by, made_at)
                select council_id, '%s', for_day, made_by, made_at from funding_run where id = '<run>';
                """.formatted(another) + line(another));

        assertThatThrownBy(() -> execute("update funding_line set state = 'paid' where run_id = '" + another + "'"))
                .hasMessageContaining("funding_line_paid_once");
    }

    @Test
    void refusesASecondLineForACycle() {
        assertThatThrownBy(() -> execute(line("<run>"))).hasMessageContaining("funding_line_pkey");
    }

    @Test
    @DisplayName("R10 the amount is what the days say, rounded half up")
    void roundsByItself() {
        assertThat(server.select("select days || ' ' || amount_pence from funding_line where run_id = '" + run + "'"))
                .containsExactly("14 62400");
        assertThatThrownBy(() -> execute("update funding_line set amount_pence = 1 where run_id = '<run>'"))
                .hasMessageContaining("amount_pence");
    }

    @ParameterizedTest
    @CsvSource({
        "funding_run, state = 'posted'",
        "funding_run, state = 'done'",
        "funding_run, state = 'approved'",
        "funding_run, lines = -1",
        "funding_run, paid_lines = 2",
        "funding_line, weekly_days_pence = -1",
        "funding_line, last_day = '2026-12-06'",
        "funding_line, state = 'left-out'",
        "funding_line, why = 'frozen'",
        "funding_line, why = 'tired'",
        "funding_line, warnings = '{odd}'"
    })
    void refusesWhatCannotBe(String table, String change) {
        String key = table.equals("funding_run") ? "id" : "run_id";

        assertThatThrownBy(() -> execute("update " + table + " set " + change + " where " + key + " = '<run>'"))
                .hasMessageContaining("check constraint");
    }

    @Test
    @DisplayName("R102 a line pays an award and a budget of its own council only")
    void refusesAnotherCouncil() {
        String elsewhere = Ids.next().toString();
        server.execute(
                "insert into council (id, slug, name, phone, text_relay) values ('%1$s', 'c-%1$s', 'B', '0', '0')"
                        .formatted(elsewhere));

        assertThatThrownBy(() ->
                        execute("update funding_line set council_id = '" + elsewhere + "' where run_id = '<run>'"))
                .hasMessageContaining("foreign key");
    }

    private String line(String of) {
        return """
                insert into funding_line (council_id, run_id, id, award_id, award_version, budget_id, first_day, last_day,
                    weekly_days_pence, is_new, is_changed)
                values ('<council>', '%s', uuidv7(), '<award>', 1, '<award>', '2026-12-07', '2026-12-20', 436800, false,
                    false);
                """.formatted(of);
    }

    private void execute(String sql) {
        server.execute(sql.replace("<run>", run.toString()).replace("<award>", award.toString()));
    }
}
