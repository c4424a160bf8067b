package uk.directly.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;

/**
 * Tom's budget in a council of its own, with all four kinds of money, a nominee, and postings by hand. The council paid
 * gross until 13 December 2026, and net from then on.
 */
public final class BudgetFixture {
    /** What stands on the other side of a posting. */
    public enum Other {
        COUNCIL_FUNDING,
        PROVIDER_PAYABLE,
        RAIL_CLEARING
    }

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-12-10T12:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database;
    private final UUID council = Ids.next();
    private final UUID tom = Ids.next();
    private final UUID priya = Ids.next();
    private final UUID plan = Ids.next();
    private final UUID budget = Ids.next();
    private final UUID provider = Ids.next();

    public BudgetFixture(TestDatabase database) {
        this.database = database;
        UUID award = Ids.next();
        database.execute("""
                insert into council (id, slug, name, phone, text_relay) values ('%1$s', 'c-%1$s', 'Test', '0', '0');
                insert into person (council_id, id, name, first_name) values
                    ('%1$s', '%2$s', 'Tom Shah', 'Tom'), ('%1$s', '%3$s', 'Priya Shah', 'Priya');
                insert into award (council_id, id, holder_id, kind, during)
                values ('%1$s', '%4$s', '%2$s', 'direct-payment', '[2026-04-01,)');
                insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence,
                    cycle_weeks, review_band)
                values ('%1$s', '%4$s', '[2026-04-01,2026-12-14)', 31200, 'gross', 1000, 2, 'standard'),
                    ('%1$s', '%4$s', '[2026-12-14,2026-12-21)', 31200, 'net', 1000, 2, 'standard'),
                    ('%1$s', '%4$s', '[2026-12-21,)', 33000, 'net', 1000, 2, 'standard');
                insert into plan_line (council_id, id, award_id, name, position)
                values ('%1$s', '%5$s', '%4$s', 'Getting out', 1);
                insert into budget (council_id, id, award_id, holder_id, route, funded_until)
                values ('%1$s', '%6$s', '%4$s', '%2$s', 'card-account', '2026-12-13')""".formatted(council, tom, priya, award, plan, budget));
    }

    public UUID councilId() {
        return council;
    }

    public UUID holderId() {
        return tom;
    }

    public UUID budgetId() {
        return budget;
    }

    /** As the product reads it. */
    public Budget budget() {
        return new Budgets(database.client(), new JsonMapper(), TODAY)
                .one(council, tom, budget)
                .blockOptional()
                .orElseThrow();
    }

    /** The reader under test. */
    public Statements statements() {
        return new Statements(database.client(), new JsonMapper());
    }

    /** SQL of a posting into the budget (above zero) or out of it. */
    public String move(BudgetMoney money, long pence, Other other, String code, String description, Instant at) {
        String mine = account(money.account(), budget);
        String theirs = other == Other.PROVIDER_PAYABLE
                ? account("provider-payable", provider)
                : account(other.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), null);
        return transfer(pence > 0 ? theirs : mine, pence > 0 ? mine : theirs, Math.abs(pence), code, description, at);
    }

    /** SQL of a move from one kind of money to another. */
    public String between(BudgetMoney from, BudgetMoney to, long pence, Instant at) {
        return transfer(account(from.account(), budget), account(to.account(), budget), pence, "reserve", "Moved", at);
    }

    /** Posts these. */
    public void post(String... transfers) {
        database.execute(String.join("", transfers));
    }

    /** The nominee's id, as {@code actor_id}; Tom's as {@code on_behalf_of}; and the line of the plan. */
    public void postVisitByNominee(UUID booking, long pence, Instant at) {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                    code, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
                values ('%s', '%s', 'direct', %s, %s, %d, 'visit', 'booking', '%s', '%s', '%s', '%s',
                    'Company with Aisha T', '%s')""".formatted(
                        council,
                        Ids.next(),
                        account("budget-council", budget),
                        account("provider-payable", provider),
                        pence,
                        booking,
                        plan,
                        priya,
                        tom,
                        at));
    }

    private String account(String kind, @Nullable UUID owner) {
        return "ledger_account_of('%s', '%s', %s)".formatted(council, kind, owner == null ? "null" : "'" + owner + "'");
    }

    private String transfer(String debit, String credit, long pence, String code, String description, Instant at) {
        return """
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                    code, subject_kind, subject_id, description, at)
                values ('%s', '%s', 'direct', %s, %s, %d, '%s', 'budget', '%s', '%s', '%s');
                """.formatted(council, Ids.next(), debit, credit, pence, code, budget, description, at);
    }
}
