package uk.directly.starting.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Task;

/**
 * One person who starts, and what is to do for them.
 *
 * @param tasks of the officer, then of the person
 * @param theirs the person's own
 * @param helper whom they would like to help them; null: nobody, or not said
 * @param letter where a letter is written; null: not possible
 * @param letterButton "Write the letter" or "Write a new letter"
 * @param refuse where it is refused
 * @param refusals earlier ones, a line each
 * @param bring where somebody is invited who supports them already (R9); null: not by this officer
 * @param helpers where a support worker sees who helps them, once they look after them; null: not theirs
 * @param home where a support worker has their address or date of birth changed; null: not theirs
 */
public record StarterPage(
        Frame frame,
        List<Task> tasks,
        List<Task> theirs,
        @Nullable String helper,
        @Nullable String letter,
        String letterButton,
        String refuse,
        List<String> refusals,
        @Nullable String bring,
        @Nullable String helpers,
        @Nullable String home)
        implements Page {
    @Override
    public String template() {
        return "starting/starter";
    }
}
