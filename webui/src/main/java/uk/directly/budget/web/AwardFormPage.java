package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * The form on which an award is recorded, changed or ended.
 *
 * @param task what it is for
 * @param back where one came from
 * @param about whose award it is
 * @param hint what is to be known before
 * @param form as it was filled in
 * @param brokers who may run funds
 * @param version of the award that is changed; null: it is new
 * @param action where it goes
 */
public record AwardFormPage(
        Frame frame,
        Task task,
        String back,
        String about,
        String hint,
        AwardForm form,
        List<Choice> brokers,
        @Nullable Integer version,
        String action,
        FormErrors errors)
        implements Page {

    /** What is done. */
    public enum Task {
        RECORD,
        CHANGE,
        END
    }

    /** Whether an award is recorded. */
    public boolean isNew() {
        return task == Task.RECORD;
    }

    /** Whether terms are asked for. */
    public boolean hasTerms() {
        return task != Task.END;
    }

    /** The kinds of awards. */
    public List<Choice> kinds() {
        return AwardWords.kinds();
    }

    /** Net and gross. */
    public List<Choice> paid() {
        return AwardWords.paid();
    }

    /** How often it is paid in. */
    public List<Choice> cycles() {
        return AwardWords.cycles();
    }

    /** The review bands. */
    public List<Choice> bands() {
        return AwardWords.bands();
    }

    @Override
    public String template() {
        return "budget/awardForm";
    }
}
