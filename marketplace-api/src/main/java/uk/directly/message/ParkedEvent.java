package uk.directly.message;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that could not be handled, kept with its last error until a person has looked.
 *
 * @param id the event's id
 * @param topic what had happened
 * @param at when, in product time
 * @param attempts how often it was tried
 * @param lastError what went wrong the last time
 * @param parkedAt when it was given up, in real time
 */
public record ParkedEvent(UUID id, String topic, Instant at, int attempts, String lastError, Instant parkedAt) {}
