package uk.directly.acting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Who helps a person.
 *
 * @param people who acts today
 * @param asked who was asked and doesn't act yet, or said no
 * @param before who acted before
 * @param mayArrange whether the reader may say who helps
 * @param again where it is said that the person can decide again; null: nothing to decide
 */
public record HelpersPage(
        Frame frame,
        String back,
        List<Person> people,
        List<Asked> asked,
        List<String> before,
        boolean mayArrange,
        boolean mayNominate,
        String path,
        @Nullable String again)
        implements Page {
    @Override
    public String template() {
        return "acting/helpers";
    }

    /**
     * Somebody who acts.
     *
     * @param as who they are for the person, and since when
     * @param may what they may do
     * @param note whose work they leave to others; null: nothing to say
     * @param change where it is changed; null: not by the reader
     * @param end where it is ended; null: not by the reader
     */
    public record Person(
            String name,
            String as,
            List<String> may,
            @Nullable String note,
            @Nullable String change,
            @Nullable String end) {}

    /** Somebody who was asked. */
    public record Asked(String name, String state, @Nullable String withdraw) {}
}
