package uk.directly.budget;

import java.util.UUID;

/** A need or outcome that the money may be spent on, in the plan's own words (R5). */
public record PlanLine(UUID id, String name) {}
