package uk.directly.budget.model;

import java.time.LocalDate;
import uk.directly.budget.Paid;

/**
 * What the person pays of a cycle themselves (R22).
 *
 * @param first the first day that it is for
 * @param last the last day
 * @param amountPence above zero; rounded half up once
 */
public record CycleShare(LocalDate first, LocalDate last, Paid paid, long amountPence) {}
