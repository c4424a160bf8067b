package uk.directly.home.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * A page to read: all its words stand in its template.
 *
 * @param frame title and viewer
 * @param template which
 */
public record ReadingPage(Frame frame, String template) implements Page {}
