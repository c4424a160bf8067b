package uk.directly.web;

import org.jspecify.annotations.Nullable;

/**
 * One answer among radios, checkboxes or in a list.
 *
 * @param value what the form sends
 * @param text what the person reads
 * @param hint a line below it
 */
public record Choice(String value, String text, @Nullable String hint) {
    /** An answer without a hint. */
    public static Choice of(String value, String text) {
        return new Choice(value, text, null);
    }

    /** The word "or" between radios. */
    public static Choice or() {
        return new Choice("", "or", null);
    }
}
