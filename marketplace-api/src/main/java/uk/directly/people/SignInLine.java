package uk.directly.people;

import java.time.Instant;
import java.util.UUID;

/**
 * Somewhere that somebody is signed in.
 *
 * @param device "Chrome on Android"
 * @param lastSeen to the hour
 * @param here whether it is the session that asks
 */
public record SignInLine(UUID id, String device, Instant firstSeen, Instant lastSeen, boolean here) {}
