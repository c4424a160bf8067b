package uk.directly.acting.web;

import org.jspecify.annotations.Nullable;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Saying anew how far somebody may act.
 *
 * @param limits of a helper; null: of who looks after the money only the amount is asked
 * @param upTo the most for a yes of who looks after the money; empty: without a limit
 */
public record ChangeHelperPage(
        Frame frame, String back, String action, @Nullable LimitsForm limits, String upTo, FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/change";
    }
}
