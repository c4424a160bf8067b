package uk.directly.council;

/**
 * An electoral ward as it is drawn.
 *
 * @param name of it
 * @param outline an SVG path in units of ten metres on the National Grid, y downwards
 * @param southWest a corner of the rectangle around it
 * @param northEast the other one
 */
public record Ward(String name, String outline, GridPoint southWest, GridPoint northEast) {}
