package uk.directly.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * A visit as a calendar shows it: no address, no surname and nothing of what it is for.
 *
 * @param version counted up with every change
 * @param words "Visit with Aisha K", "Visit to Tom"
 * @param changedAt when it was changed last
 */
public record CalendarEntry(
        UUID id, int version, String words, BookingState state, Instant start, Instant end, Instant changedAt) {}
