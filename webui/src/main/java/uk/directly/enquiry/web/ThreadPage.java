package uk.directly.enquiry.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.MeetingState;
import uk.directly.enquiry.Side;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * What two people wrote to each other about an offer, and what comes next.
 *
 * @param back to all threads of theirs
 * @param about the offer, and of a person the district
 * @param offer where the offer is; null: the reader's own
 * @param state where it stands
 * @param word what was said about going on
 * @param details of the meeting that is agreed
 * @param call the link of the video call; null: there is none
 * @param agree where one of the proposed times is agreed to; null: nothing waits for that
 * @param meet where times are proposed; null: it has ended
 * @param say where one says "carry on" or "not for me"; null: it has ended
 * @param book where a time to book is chosen; null: not here
 * @param checklist whether the questions for a first meeting are offered
 */
public record ThreadPage(
        Frame frame,
        Link back,
        String about,
        @Nullable String offer,
        String state,
        List<String> word,
        List<String> details,
        @Nullable String call,
        List<Line> lines,
        String action,
        String key,
        String message,
        @Nullable String agree,
        @Nullable String meet,
        @Nullable String say,
        @Nullable String book,
        boolean checklist,
        FormErrors errors)
        implements Page {

    static ThreadPage of(
            Viewer viewer, Enquiry enquiry, Side side, boolean mayBook, Fields fields, FormErrors errors, String done) {
        ThreadWords words = new ThreadWords(enquiry, side);
        boolean person = side == Side.PERSON;
        String path = Where.thread(side, enquiry.id());
        Meeting current = enquiry.current();
        boolean toAgree = current != null && current.state() == MeetingState.PROPOSED && current.side() != side;
        Frame frame = Frame.of("You and " + words.other(), viewer)
                .under(Where.under(side))
                .withNotice(notice(done, words));
        return new ThreadPage(
                errors.isEmpty() ? frame : frame.withError(),
                new Link("All messages", Where.list(side)),
                enquiry.offerTitle() + (person ? " (" + enquiry.service() + ")" : district(enquiry)),
                person ? "/offers/" + enquiry.offerId() : null,
                words.state(),
                java.util.stream.Stream.of(words.word(), words.ownWords())
                        .filter(java.util.Objects::nonNull)
                        .map(java.util.Objects::requireNonNull)
                        .toList(),
                words.details(),
                current != null && current.state() == MeetingState.AGREED ? current.link() : null,
                words.lines(),
                path,
                fields.key().toString(),
                fields.value("message"),
                toAgree ? path + "/agree" : null,
                enquiry.ended() ? null : path + "/times",
                enquiry.ended() ? null : path + "/say",
                person && mayBook && enquiry.bookable() && !enquiry.ended()
                        ? "/book/" + enquiry.offerId() + "/time"
                        : null,
                person && !enquiry.ended(),
                errors);
    }

    private static String district(Enquiry enquiry) {
        return enquiry.district() == null ? "" : ". " + enquiry.personFirstName() + " lives in " + enquiry.district();
    }

    private static @Nullable String notice(String done, ThreadWords words) {
        return switch (done) {
            case "sent" -> "Sent to " + words.other() + ".";
            case "proposed" -> "Your times were sent to " + words.other() + ".";
            case "agreed" -> "Agreed. " + words.other() + " was told.";
            case "carry-on" -> words.other() + " was told that you would like to carry on.";
            case "not-for-me" -> words.other() + " was told kindly.";
            default -> null;
        };
    }

    @Override
    public String template() {
        return "enquiry/thread";
    }

    /**
     * Something that was written or proposed.
     *
     * @param mine whether the reader's side wrote it
     */
    public record Line(String who, String when, List<String> words, boolean mine) {}
}
