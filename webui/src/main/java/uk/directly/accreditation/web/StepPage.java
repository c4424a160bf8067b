package uk.directly.accreditation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * One step of an officer with a provider: what it means, what has to be said, one button.
 *
 * @param about which provider
 * @param facts to be read again before the button is pressed
 * @param says what it means
 * @param action where the form goes, with what was answered before
 * @param choices one of these; empty: nothing to choose
 * @param words what has to be written; null: nothing
 * @param button "Put on the register"
 * @param look of the button: empty, or warning
 * @param errors what is wrong
 */
public record StepPage(
        Frame frame,
        Link back,
        String about,
        List<SummaryRow> facts,
        List<String> says,
        Address action,
        @Nullable Radios choices,
        @Nullable Words words,
        String button,
        String look,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "accreditation/step";
    }

    /** A page without anything to fill in. */
    static StepPage of(Frame frame, Link back, String about, List<String> says, String action, String button) {
        return new StepPage(
                frame, back, about, List.of(), says, Address.of(action), null, null, button, "", FormErrors.NONE);
    }

    StepPage asking(Words asked) {
        return new StepPage(frame, back, about, facts, says, action, choices, asked, button, look, errors);
    }

    StepPage choosing(Radios asked) {
        return new StepPage(frame, back, about, facts, says, action, asked, words, button, look, errors);
    }

    StepPage showing(List<SummaryRow> rows, Address answers) {
        return new StepPage(frame, back, about, rows, says, answers, choices, words, button, look, errors);
    }

    StepPage warning() {
        return new StepPage(frame, back, about, facts, says, action, choices, words, button, "warning", errors);
    }

    StepPage wrong(FormErrors found) {
        return found.isEmpty()
                ? this
                : new StepPage(
                        frame.withError(), back, about, facts, says, action, choices, words, button, look, found);
    }

    /** What has to be written, and what was. */
    public record Words(String name, String label, String hint, String value) {}

    /** What has to be chosen, and what was. */
    public record Radios(String name, String legend, List<Choice> choices, String value) {}
}
