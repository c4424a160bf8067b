package uk.directly.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Each rule of the ledger that stands in the database, and somebody with SQL who tries to break it. */
@WithDatabase
class LedgerRulesIT {
    private final TestDatabase database;
    private final UUID council = Ids.next();
    private final UUID funding = Ids.next();
    private final UUID budget = Ids.next();
    private final UUID payable = Ids.next();

    LedgerRulesIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aBudgetWithTenPounds() {
        database.execute("""
                insert into council (id, slug, name, phone, text_relay) values ('%1$s', 'c-%1$s', 'Test', '0', '0');
                insert into ledger_account (council_id, id, kind, owner_id) values
                    ('%1$s', '%2$s', 'council-funding', null), ('%1$s', '%3$s', 'budget-council', '%3$s'),
                    ('%1$s', '%4$s', 'provider-payable', '%4$s')""".formatted(council, funding, budget, payable));
        transfer(Ids.next(), "direct", null, funding, budget, 1000);
    }

    @Test
    @DisplayName("R11 a transfer moves the same amount on both sides, with a gapless history")
    void movesBothSides() {
        transfer(Ids.next(), "direct", null, budget, payable, 250);
        transfer(Ids.next(), "direct", null, budget, payable, 300);

        assertThat(text("select string_agg(seq || ':' || amount_pence || ':' || balance_pence, ' ' order by seq)"
                        + " from ledger_entry where account_id = '" + budget + "'"))
                .isEqualTo("1:1000:1000 2:-250:750 3:-300:450");
        assertThat(text("select credits_posted - debits_posted from ledger_account where id = '" + payable + "'"))
                .isEqualTo("550");
    }

    @Test
    @DisplayName("R11 many transfers in one statement are the same as one by one")
    void movesManyAtOnce() {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                    code, subject_kind, subject_id, description, at)
                select '%s', uuidv7(), 'direct', '%s', '%s', n, 'load', 'budget', '%s', 'many', '2026-12-01T00:00:00Z'
                  from generate_series(1, 500) n""".formatted(council, funding, budget, budget));

        assertThat(text("select credits_posted || ' ' || entries from ledger_account where id = '" + budget + "'"))
                .isEqualTo((1000 + 500 * 501 / 2) + " 501");
        assertThat(text("select max(balance_pence) from ledger_entry where account_id = '" + budget + "'"))
                .isEqualTo(String.valueOf(1000 + 500 * 501 / 2));
    }

    @Test
    @DisplayName("R13 a hold is posted in part and the rest is free again")
    void postsAPart() {
        UUID hold = Ids.next();
        transfer(hold, "pending", null, budget, payable, 800);
        assertThat(available()).isEqualTo("200");

        transfer(Ids.next(), "post", hold, budget, payable, 500);

        assertThat(available()).isEqualTo("500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "void", "expire"})
    @DisplayName("R13 a hold is resolved at most once")
    void resolvesOnce(String again) {
        UUID hold = Ids.next();
        transfer(hold, "pending", null, budget, payable, 800);
        transfer(Ids.next(), "void", hold, budget, payable, 800);

        assertThatThrownBy(() -> transfer(Ids.next(), again, hold, budget, payable, 800))
                .hasMessageContaining("ledger_transfer_resolves_once");
    }

    @Test
    @DisplayName("R13 a hold never posts more than was held")
    void neverPostsMoreThanHeld() {
        UUID hold = Ids.next();
        transfer(hold, "pending", null, budget, payable, 800);

        assertThatThrownBy(() -> transfer(Ids.next(), "post", hold, budget, payable, 801))
                .hasMessageContaining("up to its own amount");
        assertThatThrownBy(() -> transfer(Ids.next(), "void", hold, budget, payable, 799))
                .hasMessageContaining("up to its own amount");
        assertThatThrownBy(() -> transfer(Ids.next(), "post", hold, funding, payable, 800))
                .hasMessageContaining("between its own accounts");
    }

    @Test
    @DisplayName("R12 what is available is never below zero")
    void neverBelowZero() {
        transfer(Ids.next(), "pending", null, budget, payable, 900);

        assertThatThrownBy(() -> transfer(Ids.next(), "pending", null, budget, payable, 101))
                .hasMessageContaining("available_not_negative");
        assertThatThrownBy(() -> transfer(Ids.next(), "direct", null, budget, payable, 101))
                .hasMessageContaining("available_not_negative");
        assertThatThrownBy(
                        () -> database.execute("update ledger_account set ring_fenced = 1 where id = '" + budget + "'"))
                .as("only a row of ring_fence sets money aside")
                .hasMessageContaining("moves with a transfer only");
    }

    @Test
    @DisplayName("R11 nobody is paid more than is owed to them")
    void neverPaysMoreThanOwed() {
        transfer(Ids.next(), "direct", null, budget, payable, 100);

        assertThatThrownBy(() -> transfer(Ids.next(), "direct", null, payable, funding, 101))
                .hasMessageContaining("payable_not_negative");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_transfer set amount_pence = 1",
                "delete from ledger_transfer",
                "truncate ledger_transfer cascade",
                "update ledger_entry set amount_pence = 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "insert into ledger_entry select council_id, account_id, seq + 1000, transfer_id, 5, 5, at"
                        + " from ledger_entry limit 1",
                "update ledger_account set credits_posted = credits_posted + 1",
                "update ledger_account set kind = 'suspense'",
                "delete from ledger_account",
                "insert into ledger_account (council_id, kind, name, credits_posted)"
                        + " select id, 'suspense', 'x', 5 from council limit 1"
            })
    @DisplayName("R11 history is never changed, and balances move with transfers only")
    void refusesToRewrite(String statement) {
        assertThatThrownBy(() -> database.execute(statement))
                .hasMessageMatching("(?s).*(append-only|moves with a transfer only|opens empty).*");
    }

    @Test
    @DisplayName("R11 a correction names what it corrects, and corrects it once")
    void correctsOnce() {
        UUID wrong = Ids.next();
        transfer(wrong, "direct", null, budget, payable, 100);
        correct(wrong);

        assertThat(available()).isEqualTo("1000");
        assertThatThrownBy(() -> correct(wrong)).hasMessageContaining("ledger_transfer_corrects_once");
    }

    @Test
    @DisplayName("R71 a transfer can't reach into another council")
    void staysInItsCouncil() {
        UUID other = Ids.next();
        database.execute(
                "insert into council (id, slug, name, phone, text_relay) values ('%1$s', 'o-%1$s', 'O', '0', '0')"
                        .formatted(other));

        assertThatThrownBy(() -> database.execute("""
                        insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id,
                            amount_pence, code, subject_kind, subject_id, description, at)
                        values ('%s', uuidv7(), 'direct', '%s', '%s', 5, 'load', 'budget', '%s', 'x',
                            '2026-12-01T00:00:00Z')""".formatted(other, budget, payable, budget)))
                .hasMessageContaining("foreign key");
    }

    private void correct(UUID wrong) {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                    code, subject_kind, subject_id, corrects_id, description, at)
                values ('%s', uuidv7(), 'direct', '%s', '%s', 100, 'correction', 'budget', '%s', '%s', 'x',
                    '2026-12-01T00:00:00Z')""".formatted(council, payable, budget, budget, wrong));
    }

    private void transfer(UUID id, String phase, @Nullable UUID hold, UUID debit, UUID credit, long pence) {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
                    amount_pence, code, subject_kind, subject_id, description, at)
                values ('%s', '%s', '%s', %s, '%s', '%s', %d, '%s', 'budget', '%s', 'test', '2026-12-01T00:00:00Z')""".formatted(
                        council,
                        id,
                        phase,
                        hold == null ? "null" : "'" + hold + "'",
                        debit,
                        credit,
                        pence,
                        phase.equals("pending") ? "hold" : "visit",
                        budget));
    }

    private String available() {
        return text("select credits_posted - debits_posted - debits_pending - ring_fenced from ledger_account"
                + " where id = '" + budget + "'");
    }

    private String text(String sql) {
        return database.client()
                .sql("select (" + sql + ")::text")
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
