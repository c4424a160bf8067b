package uk.directly.enquiry.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Handovers;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What was handed over to an officer's teams, who waits longest first. */
public record HandedOverListPage(Frame frame, String sentence, List<Line> lines) implements Page {
    static HandedOverListPage of(Viewer viewer, List<Handovers.HandedLine> found) {
        return new HandedOverListPage(
                Frame.of("Messages handed over to you", viewer).under("/home"),
                found.isEmpty()
                        ? "Nobody has handed a conversation over to your team."
                        : "Each time you open one, both sides see that you looked. Open only what you need.",
                found.stream().map(HandedOverListPage::line).toList());
    }

    private static Line line(Handovers.HandedLine line) {
        boolean person = line.side().equals("person");
        return new Line(
                line.person() + " and " + line.provider(),
                HandedOverPage.PATH + "/" + line.id(),
                (person ? line.person() : line.provider()) + " asks for help"
                        + (About.of(line.about()) == About.SOMETHING_WRONG ? ": something is wrong with a visit" : ""),
                line.words(),
                line.unanswered() ? "Needs an answer" : "Answered",
                line.unanswered() ? "yellow" : "grey",
                "Since " + DateWords.dayAndTime(line.since()));
    }

    @Override
    public String template() {
        return "enquiry/handedOverList";
    }

    /** One of them. */
    public record Line(
            String who, String href, String what, @Nullable String words, String tag, String colour, String when) {}
}
