package uk.directly.booking.model;

import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * Which days are holidays.
 *
 * @param school those that the council published
 * @param bank those of the council's nation
 */
public record Holidays(Predicate<LocalDate> school, Predicate<LocalDate> bank) {}
