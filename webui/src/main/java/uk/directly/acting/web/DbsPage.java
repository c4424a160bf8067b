package uk.directly.acting.web;

import java.util.List;
import uk.directly.acting.Powers;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * Whose DBS certificate was seen (R65).
 *
 * @param kin whether it is only advised
 * @param seen what was said before
 */
public record DbsPage(
        Frame frame,
        boolean kin,
        List<Choice> supporters,
        List<Choice> levels,
        Typed typed,
        List<String> seen,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "acting/dbs";
    }

    static String line(Powers.Seen seen) {
        return seen.name() + ": " + seen.level().replace("-barred", ", with the barred lists") + ", of "
                + DateWords.date(seen.issuedOn()) + ", seen on " + DateWords.date(seen.seenOn()) + " by " + seen.by();
    }

    /** What was typed. */
    public record Typed(String provider, String level, DateParts issued, DateParts seen) {}
}
