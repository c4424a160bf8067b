package uk.directly.web.rest;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value that our own readers refuse, with a message for whoever sent it. */
final class Unreadable extends MismatchedInputException {
    private static final long serialVersionUID = 1;

    Unreadable(JsonParser parser, String message) {
        super(parser, message);
    }
}
