package uk.directly.offer;

import uk.directly.rate.Span;

/**
 * A time that can be booked.
 *
 * @param span of a session its whole time; else any visit inside it
 * @param places how many people can still book it; of anything but a session one
 */
public record FreeTime(Span span, int places) {}
