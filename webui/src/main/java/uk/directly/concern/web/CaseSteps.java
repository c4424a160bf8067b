package uk.directly.concern.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.directly.concern.Concern;

/** What an officer can do with a concern as it stands. */
final class CaseSteps {
    private CaseSteps() {}

    static List<CasePage.Step> buttons(UUID officer, Concern concern) {
        List<CasePage.Step> steps = new ArrayList<>();
        boolean open = concern.closedAt() == null;
        if (open && concern.acknowledgedAt() == null) {
            steps.add(new CasePage.Step("acknowledge", "We have it: start work"));
        }
        if (open && concern.outcome() != null && !officer.equals(concern.proposedById())) {
            steps.add(new CasePage.Step("close", "I agree: close it"));
        }
        Concern.Flag flag = concern.flag();
        if (flag != null && flag.confirmedBy() == null && !officer.equals(flag.raisedById())) {
            steps.add(new CasePage.Step("flag-confirm", "I agree to the flag"));
        }
        Concern.Delay delay = concern.delay();
        if (delay != null && delay.confirmedBy() == null && !officer.equals(delay.askedById())) {
            steps.add(new CasePage.Step("delay-confirm", "I agree that they aren’t told for now"));
        }
        if (delay != null) {
            steps.add(new CasePage.Step("delay-release", "Tell them from now on"));
        }
        return steps;
    }

    static List<CasePage.Ask> asks(UUID officer, Concern concern, int mostDays) {
        List<CasePage.Ask> asks = new ArrayList<>();
        boolean open = concern.closedAt() == null;
        if (open) {
            asks.add(new CasePage.Ask(
                    "note", "Write something down", "Note", "It stays as you write it.", "note", "", "Write it down"));
        }
        if (open && concern.outcome() != null) {
            asks.add(new CasePage.Ask(
                    "return",
                    "Not agreed",
                    "Why does it go on?",
                    "It goes back to the team.",
                    "return",
                    "",
                    "Give it back"));
        }
        if (concern.personId() == null) {
            return asks;
        }
        String days = "From 1 to " + mostDays + " days.";
        if (concern.flag() == null) {
            asks.add(new CasePage.Ask(
                    "flag",
                    "Raise a safeguarding flag",
                    "Why?",
                    "While it stands, their silence says yes to nothing. A second officer has to agree. " + days,
                    "flag",
                    "flag-days",
                    "Raise the flag"));
            return asks;
        }
        asks.add(new CasePage.Ask(
                "flag-review", "The flag stands", "", days, "", "review-days", "I looked at it again"));
        if (concern.delay() == null) {
            asks.add(new CasePage.Ask(
                    "delay",
                    "Don’t tell them for now who looked at what is theirs",
                    "Why would telling them put somebody at risk?",
                    "A second officer has to agree today, or they are told. " + days,
                    "delay",
                    "delay-days",
                    "Don’t tell them for now"));
        }
        // Whoever raised it doesn’t end it alone.
        if (!officer.equals(concern.flag().raisedById())) {
            asks.add(new CasePage.Ask(
                    "flag-end",
                    "End the flag",
                    "Why does it end?",
                    "They are told from then on who looked at what is theirs.",
                    "flag-end",
                    "",
                    "End the flag"));
        }
        return asks;
    }
}
