package uk.directly.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reads while the council has stopped their money (R24, R104): what is stopped and what is not, why, who
 * decided it, until when it is looked at again, and what they can do.
 *
 * @param title "New visits are stopped for now"
 * @param why the officer's words
 * @param lines who, when, until when
 * @param stopped what can't be done
 * @param goesOn what can
 * @param challenge how to say that it is wrong
 */
public record Stopped(
        String title, String why, List<String> lines, List<String> stopped, List<String> goesOn, String challenge) {

    /**
     * The words for one budget.
     *
     * @param name which money it is, where there are several: "your money as a carer"
     * @param other whose it is, where somebody acts for them; null: it is one's own
     */
    public static Stopped of(
            @Nullable String name,
            @Nullable String other,
            String why,
            String by,
            Instant at,
            LocalDate reviewOn,
            HelpLine help) {
        String phone = help.phone();
        String call = help.council() + (phone == null ? "" : " on " + phone);
        return new Stopped(
                "New visits are stopped for now" + (other == null ? "" : " for " + other)
                        + (name == null ? "" : ": " + name),
                why,
                List.of(
                        by + " decided this on " + DateWords.day(at) + ".",
                        help.council() + " looks at it again by " + DateWords.day(reviewOn) + "."),
                List.of(
                        other == null
                                ? "You can’t book a new visit from this money."
                                : "No new visit can be booked from the money of " + other + ".",
                        "The council pays no new money in."),
                List.of(
                        other == null
                                ? "The visits you have booked stay, and are paid."
                                : "The visits that are booked for " + other + " stay, and are paid.",
                        "What has happened already is paid.",
                        other == null
                                ? "Your own money stays yours, and you can have it back."
                                : "The own money of " + other + " stays theirs, and they can have it back."),
                "Do you think that this is wrong, or do you need help now? Call " + call
                        + " and say so. Somebody has to answer you, and you can complain. If you are still not happy after"
                        + " that, the Local Government and Social Care Ombudsman looks at it, free of charge.");
    }
}
