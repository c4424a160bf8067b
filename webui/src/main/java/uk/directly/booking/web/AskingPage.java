package uk.directly.booking.web;

import java.util.List;
import uk.directly.booking.AskingWishes;
import uk.directly.web.Choice;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "How we ask you about visits" (R13).
 *
 * @param silence what follows when somebody doesn't answer
 * @param answer which of them counts
 * @param ways how they are told
 * @param way which of them counts
 */
public record AskingPage(Frame frame, List<Choice> silence, String answer, List<Choice> ways, String way)
        implements Page {
    static final String PATH = "/visits/asking";
    static final String ALWAYS = "always";
    static final String PLANNED = "planned";
    static final String POST = "post";
    static final String HERE = "here";

    static AskingPage of(Frame frame, AskingWishes.Wish wish, int days) {
        return new AskingPage(
                frame,
                List.of(
                        new Choice(
                                PLANNED,
                                "After " + days + " days, pay what was promised",
                                "We remind you first. Never more than was promised, and never for somebody’s first"
                                        + " visits. The rest waits for you."),
                        new Choice(
                                ALWAYS,
                                "Always ask me",
                                "Nothing is paid before you say yes. We ask somebody who helps you, or call you.")),
                wish.alwaysAsk() ? ALWAYS : PLANNED,
                List.of(
                        Choice.of(HERE, "On this website"),
                        new Choice(POST, "By post", "Then we wait some days longer for your answer.")),
                wish.byPost() ? POST : HERE);
    }

    @Override
    public String template() {
        return "booking/asking";
    }
}
