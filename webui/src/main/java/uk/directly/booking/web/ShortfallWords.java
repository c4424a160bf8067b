package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.booking.RateChangeBook;
import uk.directly.money.Pence;
import uk.directly.web.SummaryRow;
import uk.directly.web.Whose;

/** What is missing to promise all of a visit, after a rate has changed (R54). */
final class ShortfallWords {
    private ShortfallWords() {}

    /** R54: the visit stands; what is missing is said. */
    static SummaryRow missing(Whose whose, RateChangeBook.Shortfall shortfall) {
        List<String> lines = new ArrayList<>();
        lines.add(whose.say("What the council pays towards an hour has changed. Your visit stands."));
        if (shortfall.shortPence() > 0) {
            lines.add(
                    "To promise all of it, " + Pence.of(shortfall.shortPence()).text()
                            + whose.say(" more of your support money would be needed than is left to use."));
        }
        if (shortfall.ownShortPence() > 0) {
            lines.add(whose.say("Your own part would be ")
                    + Pence.of(shortfall.ownShortPence()).text()
                    + whose.either(
                            " more than you have here. You never have to add your own money for support you need: the council"
                                    + " can tell you what to do.",
                            " more than there is here. Nobody ever has to add their own money for support they need: the"
                                    + " council can tell you what to do."));
        }
        return new SummaryRow("What is missing", lines, null);
    }
}
