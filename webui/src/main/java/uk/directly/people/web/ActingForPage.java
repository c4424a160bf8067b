package uk.directly.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Who are you here for?"
 *
 * @param warning said where a power has ended; null: nothing
 * @param people for whom one can act
 * @param self the way back to one's own pages; null: one is there
 */
public record ActingForPage(
        Frame frame,
        FormErrors errors,
        @Nullable String warning,
        List<Person> people,
        @Nullable Person self) implements Page {
    static final String PATH = "/acting-for";

    @Override
    public String template() {
        return "people/actingFor";
    }

    /**
     * Somebody one can act for.
     *
     * @param value what the form sends
     * @param name of the person
     * @param as "They chose you", and since when
     * @param may what one may do, a line each
     * @param button "Act for Mr Shah"; null: one does already
     * @param stop where one gives it up; null: one's own pages
     * @param runs whether one looks after their money now
     */
    public record Person(
            String value,
            String name,
            String as,
            List<String> may,
            @Nullable String button,
            @Nullable String stop,
            boolean runs) {}
}
