package uk.directly.enquiry.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Handover;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Team;
import uk.directly.web.DateWords;

/**
 * One time that the council was asked for help with a thread (R13), for both sides to read.
 *
 * @param what who asked whom, and what they read
 * @param looks who looked, and when
 * @param takeBack where the reader takes it back; empty: it isn't theirs, or is over
 */
public record ThreadHelp(String what, List<String> looks, String takeBack) {
    private static final int SHOWN = 5;

    static List<ThreadHelp> of(Enquiry enquiry, Side side, boolean mayWrite) {
        return enquiry.topic().handovers().stream()
                .map(each -> of(enquiry, each, side, mayWrite))
                .toList();
    }

    private static ThreadHelp of(Enquiry enquiry, Handover handover, Side side, boolean mayWrite) {
        boolean mine = handover.side() == side;
        String who = mine ? "You" : new ThreadWords(enquiry, side).other();
        String reads = handover.endedAt() != null
                ? " They don’t read it any more, since " + DateWords.dayAndTime(handover.endedAt()) + "."
                : handover.alsoLater()
                        ? " They can read all of it, also what is written later."
                        : " They can read what was written until then.";
        List<String> looks = new ArrayList<>();
        handover.looks().stream()
                .limit(SHOWN)
                .forEach(look -> looks.add(look.who() + " of " + team(handover.team()) + " looked on "
                        + DateWords.dayAndTime(look.at()) + "."));
        if (handover.looks().size() > SHOWN) {
            looks.add("And " + DateWords.count(handover.looks().size() - SHOWN, "time") + " before.");
        }
        return new ThreadHelp(
                who + " asked " + team(handover.team()) + " for help with this on "
                        + DateWords.dayAndTime(handover.handedAt()) + "." + reads,
                List.copyOf(looks),
                mine && mayWrite && handover.endedAt() == null
                        ? Where.thread(side, enquiry.id()) + "/help/" + handover.id() + "/end"
                        : "");
    }

    /** "the support team of the council". */
    static String team(Team team) {
        return switch (team) {
            case SUPPORT -> "the council’s support workers";
            case SOCIAL_WORK -> "the council’s social workers";
            case ACCREDITATION -> "the council’s team for the register";
        };
    }
}
