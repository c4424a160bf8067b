package uk.directly.payment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * How adding own money has ended, or where it stands.
 *
 * @param done said in a panel, where it is there; null: it is not
 * @param lines what that means and what comes next
 * @param main the next step
 * @param stop where it is given up; null: there is nothing to give up
 * @param links what else can be done
 */
public record TopUpPage(
        Frame frame,
        @Nullable String done,
        List<String> lines,
        Link main,
        @Nullable String stop,
        List<Link> links) implements Page {
    @Override
    public String template() {
        return "payment/topUp";
    }
}
