package uk.directly.budget;

import java.time.Instant;
import java.util.UUID;

/**
 * A fund that the council keeps because the organisation that ran it stopped (R75), until the person chooses another.
 *
 * @param person whose money it is
 * @param organisation who ran it
 */
public record KeptFund(UUID budgetId, UUID personId, String person, String organisation, Instant since) {}
