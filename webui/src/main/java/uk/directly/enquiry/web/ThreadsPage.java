package uk.directly.enquiry.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Side;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** All threads of one side, the latest first. */
public record ThreadsPage(
        Frame frame,
        @Nullable Link back,
        String empty,
        List<Line> lines,
        @Nullable String older) implements Page {
    static ThreadsPage of(Viewer viewer, Side side, List<Enquiry> found, int shown) {
        List<Enquiry> here = found.size() > shown ? found.subList(0, shown) : found;
        boolean person = side == Side.PERSON;
        return new ThreadsPage(
                Frame.of("Messages", viewer).under(Where.under(side)),
                person ? null : new Link("Requests", "/requests"),
                person
                        ? "You have not written to anybody yet. On the page of each person or place you can ask a"
                                + " question, or ask to meet first."
                        : "Nobody has written to you yet.",
                here.stream().map(each -> line(each, side)).toList(),
                found.size() > shown
                        ? Address.of(Where.list(side))
                                .with("after", here.getLast().lastAt())
                                .with("id", here.getLast().id())
                                .toString()
                        : null);
    }

    private static Line line(Enquiry enquiry, Side side) {
        ThreadWords words = new ThreadWords(enquiry, side);
        return new Line(
                words.other(),
                Where.thread(side, enquiry.id()),
                enquiry.offerTitle(),
                words.tag(),
                words.colour(),
                "Last on " + DateWords.dayAndTime(enquiry.lastAt()));
    }

    @Override
    public String template() {
        return "enquiry/threads";
    }

    /** One of them. */
    public record Line(String who, String href, String what, String tag, String colour, String when) {}
}
