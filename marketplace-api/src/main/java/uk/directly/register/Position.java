package uk.directly.register;

import java.util.UUID;

/**
 * Where a row stands in a list: by distance or, without a place, by name.
 *
 * @param squareMetres the distance's square; 0 without a place
 * @param name in lower case
 */
public record Position(long squareMetres, String name, UUID id) {}
