package uk.directly.enquiry.web;

import java.util.List;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Side;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Whose;

/**
 * "Ask the council for help with this": to whom, and what they read.
 *
 * @param lines what it means
 * @param typed what help is asked for
 */
public record HandOverPage(
        Frame frame,
        String back,
        List<String> lines,
        String action,
        String key,
        List<Choice> teams,
        String team,
        List<Choice> whats,
        String what,
        String typed,
        FormErrors errors)
        implements Page {
    static HandOverPage of(Threads.At at, Enquiry enquiry, Fields fields, FormErrors errors) {
        String other = new ThreadWords(enquiry, at.side()).other();
        Frame frame =
                Frame.of("Ask the council for help with this", at.viewer()).under(Where.under(at.side()));
        return new HandOverPage(
                errors.isEmpty() ? frame : frame.withError(),
                at.path(),
                List.of(
                        "Nobody at the council reads what the two of you write. You can let one team read this.",
                        other + " sees that you asked, and both of you see each time that somebody of the council"
                                + " looks. They can answer here. You can take it back at any time.",
                        "If you don’t want " + other + " to know, don’t ask here: call the council."),
                at.path() + "/help",
                fields.key().toString(),
                List.of(
                        new Choice("support", "Support workers", "They help when you can’t agree about a visit"),
                        new Choice(
                                "social-work",
                                "Social workers",
                                at.side() == Side.PERSON
                                        ? Whose.of(at.viewer()).say("They know what your support is for")
                                        : "They know what the person’s support is for"),
                        new Choice(
                                "accreditation",
                                "The team for the register",
                                "They check who offers support, and how it is done")),
                fields.value("team"),
                List.of(
                        Choice.of("now", "What was written until now"),
                        Choice.of("later", "That, and what is written later")),
                fields.value("what"),
                fields.value("words"),
                errors);
    }

    @Override
    public String template() {
        return "enquiry/handOver";
    }
}
