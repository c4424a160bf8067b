package uk.directly.starting;

import java.time.Instant;
import java.util.UUID;

/** A refusal, with its reasons as the person reads them. */
public record RefusedStart(UUID id, UUID personId, String name, String reasons, Instant refusedAt, String refusedBy) {}
