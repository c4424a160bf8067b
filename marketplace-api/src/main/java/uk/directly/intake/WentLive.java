package uk.directly.intake;

/**
 * Who has gone live.
 *
 * @param live awards
 * @param left awards that run on in parallel, where all that are ready were asked for
 */
public record WentLive(int live, int left) {}
