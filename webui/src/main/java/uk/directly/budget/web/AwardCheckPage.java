package uk.directly.budget.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Address;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * Everything that was answered, before it is recorded.
 *
 * @param about whose award it is
 * @param rows the answers
 * @param enough how many hours a week it buys; null: that is beside the point
 * @param notes what follows from them, a sentence each
 * @param here all answers, to be sent with the button
 * @param version of the award that is changed; null: it is new
 * @param key under which it is done once (R15)
 * @param button what is done
 */
public record AwardCheckPage(
        Frame frame,
        String about,
        List<SummaryRow> rows,
        @Nullable EnoughPart enough,
        List<String> notes,
        Address here,
        @Nullable Integer version,
        String key,
        String button)
        implements Page {
    @Override
    public String template() {
        return "budget/awardCheck";
    }
}
