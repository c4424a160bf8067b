package uk.directly.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A choice that was made of how to have the money.
 *
 * @param broker who runs the fund, where it is one
 * @param by who made it
 * @param onBehalfOf for whom, where somebody acted for somebody (R61)
 */
public record RouteChoice(
        MoneyRoute route,
        @Nullable String broker,
        String by,
        @Nullable String onBehalfOf,
        Instant at) {}
