package uk.directly.enquiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person and a provider write to each other, as one of the two reads it (R43). Of the person there is
 * a first name and a district, never more.
 *
 * @param topic what it is about
 * @param personalCare whether the offer is of personal care: meeting comes before booking
 * @param district of the person's home; none: not known
 * @param waitingFor who is to answer; none: nobody
 * @param personSays "carry on" or "not for me"; none: not said
 * @param ended whether one of them said "not for me"
 * @param bookable whether a time with this offer can be chosen
 * @param messages in the order of time
 * @param meetings in the order of time
 */
public record Enquiry(
        UUID id,
        Topic topic,
        UUID offerId,
        String offerTitle,
        String service,
        boolean personalCare,
        UUID providerId,
        String providerName,
        UUID personId,
        String personFirstName,
        @Nullable String district,
        Instant begunAt,
        Instant lastAt,
        @Nullable Side waitingFor,
        @Nullable Says personSays,
        @Nullable Says providerSays,
        boolean ended,
        boolean bookable,
        List<Message> messages,
        List<Meeting> meetings) {
    /** Copies the lists. */
    public Enquiry {
        messages = List.copyOf(messages);
        meetings = List.copyOf(meetings);
    }

    /** The proposal that waits for a yes, or the meeting that is agreed; null: neither. */
    public @Nullable Meeting current() {
        return meetings.stream()
                .filter(meeting -> meeting.state() == MeetingState.PROPOSED || meeting.state() == MeetingState.AGREED)
                .findFirst()
                .orElse(null);
    }

    /** Whether this side may propose to meet at the person's home: the person always, the provider only after them. */
    public boolean homeIsChosen() {
        return meetings.stream()
                .filter(meeting -> meeting.side() == Side.PERSON)
                .reduce((earlier, later) -> later)
                .filter(meeting -> meeting.way() == Way.AT_HOME)
                .isPresent();
    }

    /**
     * What one of them wrote.
     *
     * @param writer first name of who typed it
     * @param onBehalfOf whether it was typed for the person (R61)
     * @param visitStart of the visit from whose page it was written; null: none
     * @param files that go with it
     */
    public record Message(
            UUID id,
            Side side,
            String words,
            Instant at,
            String writer,
            boolean onBehalfOf,
            @Nullable Instant visitStart,
            List<Attachment> files) {
        /** Copies the list. */
        public Message {
            files = List.copyOf(files);
        }
    }
}
