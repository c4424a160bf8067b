package uk.directly.booking.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Waiting;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * The sessions in which somebody waits for a place.
 *
 * @param lines the soonest first
 */
public record WaitingPage(Frame frame, List<Line> lines) implements Page {

    /**
     * One of them.
     *
     * @param when which date, and for how many
     * @param who what it is, and with whom
     * @param how who is before them, or until when the place is kept
     * @param book where a place that is kept is booked; null: none is
     * @param leave where they say that they don't wait any more
     */
    public record Line(
            String when, String who, String how, @Nullable String book, String leave) {}

    static WaitingPage of(Viewer viewer, List<Waiting> all, @Nullable String done) {
        return new WaitingPage(
                Frame.of("Waiting for a place", viewer).under("/visits").withNotice(notice(done)),
                all.stream().map(WaitingPage::line).toList());
    }

    private static Line line(Waiting waiting) {
        Instant until = waiting.offeredUntil();
        return new Line(
                DateWords.visit(waiting.start(), waiting.end()) + ", " + DateWords.count(waiting.places(), "place"),
                waiting.title() + " with " + waiting.provider().name(),
                until == null
                        ? waiting.before() == 0
                                ? "You are the first who waits."
                                : DateWords.count(waiting.before(), "person waits", "people wait") + " before you."
                        : "There is a place for you. We keep it until " + DateWords.dayAndTime(until) + ".",
                until == null ? null : booking(waiting),
                "/waiting/" + waiting.id() + "/leave");
    }

    /** Where the place that is kept is booked. */
    static String booking(Waiting waiting) {
        return Trail.of(waiting.offerId(), java.util.Map.of("places", String.valueOf(waiting.places())))
                .at(waiting.start(), waiting.end())
                .next();
    }

    private static @Nullable String notice(@Nullable String done) {
        if (done == null) {
            return null;
        }
        return switch (done) {
            case "waiting" -> "You wait for a place. We tell you when one comes free.";
            case "left" -> "You don’t wait for it any more.";
            default -> null;
        };
    }

    @Override
    public String template() {
        return "booking/waiting";
    }
}
