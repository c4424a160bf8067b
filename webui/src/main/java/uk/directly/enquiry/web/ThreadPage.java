package uk.directly.enquiry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.MeetingState;
import uk.directly.enquiry.Side;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * What two people wrote to each other, and what comes next.
 *
 * @param back to all threads of theirs
 * @param about what it is about, with where that is; without an address: nowhere to look
 * @param state where it stands
 * @param word what was said about going on
 * @param details of the meeting that is agreed
 * @param call the link of the video call; null: there is none
 * @param agree where one of the proposed times is agreed to; null: nothing waits for that
 * @param write the form for a message; null: nothing can be written
 * @param ways what else can be done
 * @param helps each time that the council was asked for help with it
 */
public record ThreadPage(
        Frame frame,
        Link back,
        Link about,
        String state,
        List<String> word,
        List<String> details,
        @Nullable String call,
        List<Line> lines,
        @Nullable String agree,
        @Nullable String meet,
        @Nullable ThreadWrite write,
        List<Link> ways,
        List<ThreadHelp> helps,
        FormErrors errors)
        implements Page {

    static ThreadPage of(
            Viewer viewer, Enquiry enquiry, Side side, Rights rights, Fields fields, FormErrors errors, String done) {
        ThreadWords words = new ThreadWords(enquiry, side);
        String path = Where.thread(side, enquiry.id());
        Meeting current = enquiry.current();
        boolean toAgree =
                rights.meet() && current != null && current.state() == MeetingState.PROPOSED && current.side() != side;
        boolean open = !enquiry.ended() && !enquiry.topic().hidden();
        boolean meets = open && rights.meet() && enquiry.topic().about() == About.OFFER;
        Frame frame = Frame.of("You and " + words.other(), viewer)
                .under(Where.under(side))
                .withNotice(notice(done, words));
        return new ThreadPage(
                errors.isEmpty() ? frame : frame.withError(),
                new Link("All messages", Where.list(side)),
                new Link(words.about(), about(enquiry, side)),
                words.state(),
                Stream.of(words.word(), words.ownWords())
                        .filter(java.util.Objects::nonNull)
                        .map(java.util.Objects::requireNonNull)
                        .toList(),
                words.details(),
                current != null && current.state() == MeetingState.AGREED ? current.link() : null,
                words.lines(),
                toAgree && open ? path + "/agree" : null,
                meets ? path + "/times" : null,
                open && rights.write() ? write(enquiry, path, rights, fields) : null,
                ways(enquiry, side, rights, meets, toAgree),
                ThreadHelp.of(enquiry, side, rights.write()),
                errors);
    }

    private static String about(Enquiry enquiry, Side side) {
        boolean person = side == Side.PERSON;
        return switch (enquiry.topic().about()) {
            case OFFER -> person ? "/offers/" + enquiry.offerId() : "";
            case VISITS -> person ? "/visits" : "/today";
            case SOMETHING_WRONG ->
                (person ? "/visits/" : "/my-visits/") + enquiry.topic().bookingId();
        };
    }

    private static ThreadWrite write(Enquiry enquiry, String path, Rights rights, Fields fields) {
        boolean shared = enquiry.topic().shared();
        boolean councilReads =
                enquiry.topic().handovers().stream().anyMatch(each -> each.endedAt() == null && each.alsoLater());
        List<Choice> kept = fields instanceof SentMessage sent
                ? sent.kept().stream()
                        .map(each -> Choice.of(each.value(), each.name()))
                        .toList()
                : List.of();
        return new ThreadWrite(
                path,
                fields.key().toString(),
                fields.value("message"),
                shared
                        ? (councilReads ? "The council reads it, too." : "Only the two of you read it.")
                                + " Write about your health only what is needed."
                        : "No addresses, phone numbers or full names yet.",
                shared && rights.files(),
                kept);
    }

    private static List<Link> ways(Enquiry enquiry, Side side, Rights rights, boolean meets, boolean toAgree) {
        String path = Where.thread(side, enquiry.id());
        List<Link> ways = new ArrayList<>();
        if (meets) {
            if (!toAgree) {
                ways.add(new Link("Suggest times to meet", path + "/times"));
            }
            ways.add(new Link("Carry on, or not for me", path + "/say"));
        }
        if (meets && side == Side.PERSON) {
            if (rights.book() && enquiry.bookable()) {
                ways.add(new Link("Choose a time to book", "/book/" + enquiry.offerId() + "/time"));
            }
            ways.add(new Link("Questions for a first meeting", "/first-meeting"));
        }
        if (rights.write()) {
            ways.add(new Link("Ask the council for help with this", path + "/help"));
        }
        if (enquiry.topic().hidden()) {
            ways.add(new Link("You keep apart from each other: see whom you have hidden", Where.hidden(side)));
        } else if (rights.hide()) {
            ways.add(new Link("Stop all messages between you", path + "/hide"));
        }
        return List.copyOf(ways);
    }

    private static @Nullable String notice(String done, ThreadWords words) {
        return switch (done) {
            case "sent" -> "Sent to " + words.other() + ".";
            case "proposed" -> "Your times were sent to " + words.other() + ".";
            case "agreed" -> "Agreed. " + words.other() + " was told.";
            case "carry-on" -> words.other() + " was told that you would like to carry on.";
            case "not-for-me" -> words.other() + " was told kindly.";
            case "handed" -> "The council was asked for help. " + words.other() + " can see that here.";
            case "taken-back" -> "Taken back. The council doesn’t read this any more.";
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
     * @param files that go with it
     */
    public record Line(String who, String when, List<String> words, boolean mine, List<Link> files) {}
}
