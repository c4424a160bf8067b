package uk.directly.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A choice that was made of how to have the money.
 *
 * @param organisation who runs the fund, or looks after the account, where that is so
 * @param by who made it
 * @param onBehalfOf for whom, where somebody acted for somebody (R61)
 */
public record RouteChoice(
        MoneyRoute route,
        @Nullable String organisation,
        String by,
        @Nullable String onBehalfOf,
        Instant at) {}
