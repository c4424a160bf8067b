package uk.directly.agreement.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.AgreedPart;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * What two people agreed, version after version.
 *
 * @param warning that the council has not checked the other one; empty: it has
 * @param notes what stands in the way, and what to do
 * @param facts who is the boss, and why
 * @param links what can be done
 * @param family whether the person is asked if they are relatives; empty: it is answered, or not theirs to answer
 * @param familyAction where that goes
 */
public record AgreementPage(
        Frame frame,
        String back,
        String warning,
        List<String> notes,
        List<SummaryRow> facts,
        List<Link> links,
        List<Choice> family,
        String familyAction,
        List<VersionPart> versions,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/one";
    }

    /**
     * One version.
     *
     * @param changes what is different from the one before
     * @param answer where a yes or no goes; null: nothing is asked
     * @param yes the button of a yes
     * @param no the button of the other answer; empty: there is none
     */
    public record VersionPart(
            String heading,
            String state,
            List<SummaryRow> rows,
            List<String> changes,
            List<AgreedPart> text,
            String print,
            int number,
            @Nullable String answer,
            String yes,
            String no) {}
}
