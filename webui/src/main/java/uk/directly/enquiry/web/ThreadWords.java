package uk.directly.enquiry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.MeetingState;
import uk.directly.enquiry.Says;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Way;
import uk.directly.web.DateWords;

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

    /** Where it stands, in a sentence or two. */
    String state() {
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

    /** The same in a word or two. */
    String tag() {
        if (enquiry.ended()) {
            return "Ended";
        }
        Meeting current = enquiry.current();
        if (current != null && current.state() == MeetingState.AGREED) {
            return "Meeting agreed";
        }
        return enquiry.waitingFor() == side ? "Needs your answer" : "Waiting for " + other();
    }

    String colour() {
        return switch (tag()) {
            case "Ended" -> "grey";
            case "Meeting agreed" -> "green";
            case "Needs your answer" -> "yellow";
            default -> "blue";
        };
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
                                DateWords.dayAndTime(message.at()),
                                message.words()
                                        .lines()
                                        .filter(line -> !line.isBlank())
                                        .toList(),
                                mine(message.side())))));
        enquiry.meetings()
                .forEach(meeting -> all.add(new Timed(
                        meeting.at(),
                        new ThreadPage.Line(
                                who(meeting.side(), meeting.writer(), meeting.onBehalfOf()),
                                DateWords.dayAndTime(meeting.at()),
                                proposed(meeting),
                                mine(meeting.side())))));
        return all.stream()
                .sorted(java.util.Comparator.comparing(Timed::at))
                .map(Timed::line)
                .toList();
    }

    private String who(Side of, String writer, boolean onBehalfOf) {
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
                            ? other() + " comes to your home: " + current.address() + "."
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
