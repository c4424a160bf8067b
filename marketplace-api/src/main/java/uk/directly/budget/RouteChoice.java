package uk.directly.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A choice that was made of how to have the money.
 *
 * @param organisation who runs the fund, or looks after the account, where that is so
 * @param by who made it; null: nobody, the organisation that ran the fund stopped and the council keeps it (R75)
 * @param onBehalfOf for whom, where somebody acted for somebody (R61)
 */
public record RouteChoice(
        MoneyRoute route,
        @Nullable String organisation,
        @Nullable String by,
        @Nullable String onBehalfOf,
        Instant at) {}
