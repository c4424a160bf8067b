package uk.directly.ending;

import java.util.UUID;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.testing.TestDatabase;

/** Accounts to be closed in a council of its own, and the routes that close them. Today is 1 December 2026. */
public final class ClosingServer implements AutoCloseable {
    private static final AwardTerms TERMS = new AwardTerms(31_200, Paid.NET, 1_000, 2, ReviewBand.STANDARD);

    public final BudgetServer budgets;

    public ClosingServer(TestDatabase database, Class<?>... more) {
        budgets = new BudgetServer(database, more);
    }

    /** What closing needs of the payment feature. */
    @ComponentScan(
            basePackages = {"uk.directly.payment", "uk.directly.ending"},
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(TopUpRefunds|RefundAttempts|Closings|ClosingsController)"),
            useDefaultFilters = false)
    public static class Beans {}

    /** Tom's account of a one-off award that ended on 28 November: he may have several. */
    public UUID ended() {
        UUID id = budgets.award(budgets.tom, "one-off-direct-payment", "[2026-04-01,2026-11-29)", TERMS, "2026-11-28");
        budgets.execute("update budget set route = 'card-account' where id = '" + id + "'");
        return id;
    }

    /** The same with money of all four kinds: £60.00 of the council's, £40.00 set aside, £30.00 share, £25.00 own. */
    public UUID endedWithMoney() {
        UUID id = ended();
        move(id, "council-funding", "budget-council", 10_000, "load");
        move(id, "budget-council", "budget-reserve", 4_000, "reserve");
        move(id, "rail-clearing", "budget-contribution", 3_000, "contribution");
        move(id, "rail-clearing", "budget-own", 2_500, "top-up");
        return id;
    }

    /** A posting by hand. */
    public void move(UUID budget, String from, String to, long pence, String code) {
        budgets.execute(transfer(budget, "direct", from, to, pence, code));
    }

    /** Its SQL. */
    public static String transfer(UUID budget, String phase, String from, String to, long pence, String code) {
        return """
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                    subject_kind, subject_id, description, at)
                values ('<council>', uuidv7(), '%s', ledger_account_of('<council>', '%s', %s),
                    ledger_account_of('<council>', '%s', %s), %d, '%s', 'budget', '%s', 'By hand',
                    '2026-11-30T09:00:00Z');
                """.formatted(phase, from, owner(from, budget), to, owner(to, budget), pence, code, budget);
    }

    private static String owner(String kind, UUID budget) {
        return kind.startsWith("budget") ? "'" + budget + "'" : "null";
    }

    @Override
    public void close() {
        budgets.close();
    }
}
