package uk.directly.budget;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.model.Surplus;

/**
 * What is unspent of whose budget (R17).
 *
 * @param surplus every term of the sum
 * @param mayLastWeeks for how many weeks it may be above the ceiling; null: not said for this kind of money
 */
public record BudgetSurplus(
        UUID budgetId,
        UUID awardId,
        Award.Holder holder,
        AwardKind kind,
        Surplus surplus,
        @Nullable Integer mayLastWeeks) {}
