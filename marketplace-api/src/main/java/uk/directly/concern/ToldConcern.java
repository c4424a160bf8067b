package uk.directly.concern;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What who told us sees of it afterwards: that we have it, and nothing of what became of it. */
public record ToldConcern(
        String reference, Instant raisedAt, @Nullable Instant acknowledgedAt) {}
