package uk.directly.register;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whom one doesn't want to meet here (R44).
 *
 * @param who the other side's name, as its list shows it
 */
public record Block(UUID id, String who, Instant since) {}
