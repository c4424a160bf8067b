package uk.directly.enquiry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Attachment;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.MeetingState;
import uk.directly.enquiry.Says;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Topic;
import uk.directly.enquiry.Way;
import uk.directly.web.DateWords;
import uk.directly.web.Link;

/** The words of a thread, for one of the two. */
record ThreadWords(Enquiry enquiry, Side side) {
    /** The other one: of a person the first name. */
    String other() {
        return side == Side.PERSON ? enquiry.providerName() : enquiry.personFirstName();
    }

    private boolean mine(Side of) {
        return of == side;
    }

    private @Nullable Says ownWord() {
        return side == Side.PERSON ? enquiry.personSays() : enquiry.providerSays();
    }

    private @Nullable Says theirWord() {
        return side == Side.PERSON ? enquiry.providerSays() : enquiry.personSays();
    }

    /** What it is about, in a line. */
    String about() {
        Topic topic = enquiry.topic();
        return switch (topic.about()) {
            case OFFER ->
                enquiry.offerTitle()
                        + (side == Side.PERSON
                                ? " (" + enquiry.service() + ")"
                                : enquiry.district() == null
                                        ? ""
                                        : ". " + enquiry.personFirstName() + " lives in " + enquiry.district());
            case VISITS -> "Visits";
            case SOMETHING_WRONG ->
                "The visit on "
                        + DateWords.visit(Objects.requireNonNull(topic.start()), Objects.requireNonNull(topic.end()));
        };
    }

    /** Where it stands, in a sentence or two. */
    String state() {
        if (enquiry.topic().hidden()) {
            return "You have hidden " + other() + ". Neither of you can write here. They are not told that it was you.";
        }
        if (enquiry.topic().about() == About.VISITS) {
            return "What the two of you write about the visits.";
        }
        if (enquiry.topic().about() == About.SOMETHING_WRONG) {
            return side == Side.PERSON
                    ? "You said that something is wrong with this visit."
                    : other() + " said that something is wrong with this visit.";
        }
        if (ownWord() == Says.NOT_FOR_ME) {
            return "You said that this is not for you. " + other() + " was told, kindly and without a reason.";
        }
        if (theirWord() == Says.NOT_FOR_ME) {
            return other() + " thanks you for getting in touch and has decided that this is not for them. People don’t"
                    + " give a reason here, and it says nothing about you.";
        }
        Meeting current = enquiry.current();
        if (current != null && current.state() == MeetingState.AGREED) {
            return "You meet " + way(current.way()) + " on "
                    + DateWords.dayAndTime(Objects.requireNonNull(current.agreedStart())) + ".";
        }
        if (enquiry.waitingFor() == side) {
            return other() + " waits for your answer.";
        }
        return enquiry.waitingFor() == null
                ? "Nobody waits for an answer."
                : "You wait for an answer from " + other() + ".";
    }

    /** What the other says about going on, where they said it. */
    @Nullable String word() {
        return !enquiry.ended() && theirWord() == Says.CARRY_ON ? other() + " would like to carry on." : null;
    }

    /** What oneself said about it. */
    @Nullable String ownWords() {
        return !enquiry.ended() && ownWord() == Says.CARRY_ON ? "You said that you would like to carry on." : null;
    }

    /** All that was written and proposed, in the order of time. */
    List<ThreadPage.Line> lines() {
        record Timed(java.time.Instant at, ThreadPage.Line line) {}
        List<Timed> all = new ArrayList<>();
        enquiry.messages()
                .forEach(message -> all.add(new Timed(
                        message.at(),
                        new ThreadPage.Line(
                                who(message.side(), message.writer(), message.onBehalfOf()),
                                when(message),
                                message.words()
                                        .lines()
                                        .filter(line -> !line.isBlank())
                                        .toList(),
                                mine(message.side()),
                                files(message)))));
        enquiry.meetings()
                .forEach(meeting -> all.add(new Timed(
                        meeting.at(),
                        new ThreadPage.Line(
                                who(meeting.side(), meeting.writer(), meeting.onBehalfOf()),
                                DateWords.dayAndTime(meeting.at()),
                                proposed(meeting),
                                mine(meeting.side()),
                                List.of()))));
        return all.stream()
                .sorted(java.util.Comparator.comparing(Timed::at))
                .map(Timed::line)
                .toList();
    }

    private String when(Enquiry.Message message) {
        return DateWords.dayAndTime(message.at())
                + (message.visitStart() == null || enquiry.topic().about() != About.VISITS
                        ? ""
                        : ", about the visit on " + DateWords.dayAndTime(message.visitStart()));
    }

    private List<Link> files(Enquiry.Message message) {
        return message.files().stream()
                .map(file -> new Link(
                        "Download " + file.name() + " (" + size(file) + ")",
                        Where.thread(side, enquiry.id()) + "/files/" + file.id()))
                .toList();
    }

    /** "PDF, 120 kB". */
    static String size(Attachment file) {
        String kind = file.mediaType().equals("application/pdf") ? "PDF" : "photo";
        long kilobytes = Math.max(1, Math.round(file.bytes() / 1024.0));
        return kind + ", "
                + (kilobytes < 1024
                        ? kilobytes + " kB"
                        : String.format(java.util.Locale.UK, "%.1f MB", kilobytes / 1024.0));
    }

    private String who(Side of, String writer, boolean onBehalfOf) {
        if (of == Side.COUNCIL) {
            return "The council";
        }
        String name = mine(of) ? "You" : other();
        return onBehalfOf ? writer + " for " + (mine(of) ? "you" : enquiry.personFirstName()) : name;
    }

    private List<String> proposed(Meeting meeting) {
        List<String> lines = new ArrayList<>();
        lines.add("Would like to meet " + way(meeting.way()) + (meeting.place() == null ? "" : ": " + meeting.place())
                + ".");
        lines.add("Times: "
                + String.join(
                        "; ",
                        meeting.starts().stream().map(DateWords::dayAndTime).toList())
                + ".");
        switch (meeting.state()) {
            case AGREED ->
                lines.add("Agreed: " + DateWords.dayAndTime(Objects.requireNonNull(meeting.agreedStart())) + ".");
            case REPLACED -> lines.add("Other times were proposed after this.");
            case PROPOSED, ENDED -> {}
        }
        return lines;
    }

    /** What is to be known of the meeting that is agreed. */
    List<String> details() {
        Meeting current = enquiry.current();
        if (current == null || current.state() != MeetingState.AGREED) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (current.place() != null) {
            lines.add("Where: " + current.place() + ".");
        }
        if (current.phone() != null) {
            lines.add(
                    side == Side.PERSON
                            ? other() + " rings you on " + current.phone() + "."
                            : "Ring " + other() + " on " + current.phone() + ".");
        }
        if (current.address() != null) {
            lines.add(
                    side == Side.PERSON
                            ? other() + " comes to " + current.address() + "."
                            : "At their home: " + current.address() + ".");
        }
        return lines;
    }

    static String way(Way way) {
        return switch (way) {
            case VIDEO -> "by video";
            case PHONE -> "by phone";
            case PUBLIC_PLACE -> "in a public place";
            case AT_HOME -> "at home";
        };
    }
}
