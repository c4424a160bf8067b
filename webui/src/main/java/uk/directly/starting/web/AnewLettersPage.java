package uk.directly.starting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** Letters that wait to be printed, by another officer than who asked for them. */
public record AnewLettersPage(Frame frame, List<Letter> letters) implements Page {
    @Override
    public String template() {
        return "starting/anewLetters";
    }

    /** One of them; {@code action} null: one asked for it oneself. */
    public record Letter(String name, String line, @Nullable String action) {}
}
