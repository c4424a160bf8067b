package uk.directly.enquiry.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.ThreadLine;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * All threads of one side: those with something new first, then the latest.
 *
 * @param sentence how many there are with something new
 */
public record ThreadsPage(
        Frame frame,
        @Nullable Link back,
        String sentence,
        List<Line> lines,
        @Nullable String older) implements Page {
    static ThreadsPage of(Viewer viewer, Side side, List<ThreadLine> found, long unread, int shown) {
        List<ThreadLine> here = found.size() > shown ? found.subList(0, shown) : found;
        boolean person = side == Side.PERSON;
        return new ThreadsPage(
                Frame.of("Messages", viewer).under(Where.under(side)),
                person ? null : new Link("Requests", "/requests"),
                here.isEmpty() ? empty(person) : sentence(unread),
                here.stream().map(ThreadsPage::line).toList(),
                found.size() > shown ? older(side, here.getLast()) : null);
    }

    private static String empty(boolean person) {
        return person
                ? "You have not written to anybody yet. On the page of each person or place you can ask a"
                        + " question, or ask to meet first."
                : "Nobody has written to you yet.";
    }

    private static String sentence(long unread) {
        return unread == 0
                ? "You have read all of them."
                : "There is something new in " + (unread == 1 ? "one of them." : unread + " of them.");
    }

    private static String older(Side side, ThreadLine last) {
        return Address.of(Where.list(side))
                .with("new", last.unread() > 0 ? "yes" : null)
                .with("after", last.lastAt())
                .with("id", last.id())
                .toString();
    }

    private static Line line(ThreadLine line) {
        return new Line(
                line.other(),
                Where.thread(line.side(), line.id()),
                what(line),
                Objects.requireNonNullElse(line.lastWords(), ""),
                tag(line),
                colour(line),
                "Last on " + DateWords.dayAndTime(line.lastAt()),
                line.handedOver());
    }

    private static String what(ThreadLine line) {
        return switch (line.about()) {
            case OFFER -> line.title();
            case VISITS -> "Visits";
            case SOMETHING_WRONG ->
                "Something’s wrong: "
                        + DateWords.visit(
                                Objects.requireNonNull(line.visitStart()), Objects.requireNonNull(line.visitEnd()));
        };
    }

    private static String tag(ThreadLine line) {
        if (line.unread() > 0) {
            return line.unread() + " new";
        }
        if (line.ended()) {
            return "Ended";
        }
        if (line.meetingAgreed()) {
            return "Meeting agreed";
        }
        if (line.waitingFor() == null) {
            return "Read";
        }
        return line.waitingFor() == line.side() ? "Needs your answer" : "Waiting for " + line.other();
    }

    private static String colour(ThreadLine line) {
        if (line.unread() > 0 || line.waitingFor() == line.side()) {
            return "yellow";
        }
        if (line.ended()) {
            return "grey";
        }
        return line.meetingAgreed() ? "green" : line.waitingFor() == null ? "grey" : "blue";
    }

    @Override
    public String template() {
        return "enquiry/threads";
    }

    /**
     * One of them.
     *
     * @param words how the last message begins
     * @param helped whether the council was asked for help with it
     */
    public record Line(
            String who,
            String href,
            String what,
            String words,
            String tag,
            String colour,
            String when,
            boolean helped) {}
}
