package uk.directly.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong, in plain English, and what to do next.
 *
 * @param frame title and viewer
 * @param paragraphs what happened, and what to do
 * @param next where to go on
 * @param reference what to tell us on the phone: the request's id, also in the log
 */
public record ErrorPage(
        Frame frame,
        List<String> paragraphs,
        Link next,
        @Nullable String reference) implements Page {
    @Override
    public String template() {
        return "error/error";
    }
}
