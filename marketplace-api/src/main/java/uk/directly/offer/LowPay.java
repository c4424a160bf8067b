package uk.directly.offer;

import java.time.LocalDate;

/**
 * An offer to be employed asks less an hour than the law lets anybody of 21 or over be paid (R56).
 *
 * @param leastPence what it has to be
 * @param from the first day of that law; later than today: it is coming
 * @param paused whether nobody finds the offer until it is raised
 */
public record LowPay(long leastPence, LocalDate from, boolean paused) {}
