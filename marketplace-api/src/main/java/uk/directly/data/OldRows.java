package uk.directly.data;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Rows that nobody needs any more after a while. Beans of this type are found by the housekeeping.
 *
 * @param name what they are, for the log
 * @param function the SQL function that deletes the oldest of them: {"before", "limit"} → {"count"}. Never waits for
 *     rows that somebody else has in hand
 * @param kept how long they are kept
 * @param time the time that they carry, product time or real time
 */
public record OldRows(String name, String function, Duration kept, InstantSource time) {}
