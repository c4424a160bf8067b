package uk.directly.people.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.people.Acting;
import uk.directly.people.Power;
import uk.directly.web.DateWords;

/** What somebody may do for another, in plain words (R60). */
final class ActingWords {
    private ActingWords() {}

    /** How it came about that they act; the words differ because the ways do (R65). */
    static String as(Acting.As as) {
        return switch (as) {
            case NOMINEE -> "They chose you to look after their support money";
            case AUTHORISED -> "The council agreed that you look after their support money";
            case HELPER -> "They let you help";
        };
    }

    /** A line for each thing that they may do. */
    static List<String> may(Acting acting) {
        List<String> lines = new ArrayList<>();
        lines.add("See their visits and their money");
        if (acting.has(Power.BOOK)) {
            lines.add("Find, book and cancel visits");
        }
        if (acting.has(Power.APPROVE)) {
            Long most = acting.mayApproveUpToPence();
            lines.add("Say yes to what happened"
                    + (most == null ? "" : ", up to " + Pence.of(most).text() + " a visit"));
        }
        if (acting.has(Power.RUN)) {
            lines.add("Look after the money with them");
        }
        if (acting.until() != null) {
            lines.add("Until " + DateWords.date(lastDay(acting.until())));
        }
        return lines;
    }

    /** What stands beside the name on every page; null: there is no limit. */
    static @Nullable String limit(Acting acting) {
        Long most = acting.mayApproveUpToPence();
        if (!acting.has(Power.BOOK) && !acting.has(Power.APPROVE)) {
            return "You can look, and change nothing";
        }
        if (!acting.has(Power.APPROVE)) {
            return "You can book, and they say yes to what happened";
        }
        return most == null ? null : "You can approve up to " + Pence.of(most).text();
    }

    private static LocalDate lastDay(LocalDate until) {
        return until.minusDays(1);
    }
}
