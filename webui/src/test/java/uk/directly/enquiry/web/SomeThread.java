package uk.directly.enquiry.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Attachment;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Handover;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.MeetingState;
import uk.directly.enquiry.Says;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Topic;
import uk.directly.enquiry.Way;

/** What Tom and Aisha wrote to each other, from his question on. */
final class SomeThread {
    static final UUID ID = new UUID(0, 1);
    static final UUID OFFER = new UUID(0, 2);
    static final UUID VISIT = new UUID(0, 5);
    static final Instant MONDAY = Instant.parse("2026-11-30T09:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
    static final Instant FRIDAY = Instant.parse("2026-12-04T14:30:00Z");

    private final List<Enquiry.Message> messages = new ArrayList<>();
    private final List<Meeting> meetings = new ArrayList<>();
    private @Nullable Side waitingFor = Side.PROVIDER;
    private @Nullable Says personSays;
    private @Nullable Says providerSays;
    private boolean bookable = true;
    private Topic topic = topic(About.OFFER, false, false, List.of());
    private List<Attachment> files = List.of();

    private static Topic topic(About about, boolean shared, boolean hidden, List<Handover> handovers) {
        boolean one = about == About.SOMETHING_WRONG;
        return new Topic(
                about,
                one ? VISIT : null,
                one ? TUESDAY : null,
                one ? TUESDAY.plusSeconds(7200) : null,
                shared,
                hidden,
                handovers,
                7);
    }

    static SomeThread about(About about) {
        SomeThread thread = new SomeThread();
        thread.topic = topic(about, true, false, List.of());
        return thread;
    }

    SomeThread hidden() {
        topic = topic(topic.about(), topic.shared(), true, topic.handovers());
        return this;
    }

    SomeThread handedOver(Handover... handovers) {
        topic = topic(topic.about(), topic.shared(), topic.hidden(), List.of(handovers));
        return this;
    }

    SomeThread withNext(Attachment... attachments) {
        files = List.of(attachments);
        return this;
    }

    static SomeThread begun() {
        return new SomeThread().wrote(Side.PERSON, "Do you like dogs?\n\nMine is small.", false);
    }

    SomeThread wrote(Side side, String words, boolean forHim) {
        messages.add(new Enquiry.Message(
                new UUID(1, messages.size()),
                side,
                words,
                MONDAY.plusSeconds(messages.size() + 60L * meetings.size()),
                forHim ? "Priya" : side == Side.PERSON ? "Tom" : side == Side.PROVIDER ? "Aisha" : "The council",
                forHim,
                topic.about() == About.VISITS ? TUESDAY : null,
                files));
        waitingFor = side == Side.PERSON ? Side.PROVIDER : Side.PERSON;
        return this;
    }

    SomeThread proposed(Side side, Way way) {
        return meeting(side, way, MeetingState.PROPOSED, null, null, null, null);
    }

    SomeThread agreed(Side side, Way way, @Nullable String phone, @Nullable String link, @Nullable String address) {
        meeting(side, way, MeetingState.AGREED, TUESDAY, phone, link, address);
        waitingFor = null;
        return this;
    }

    private SomeThread meeting(
            Side side,
            Way way,
            MeetingState state,
            @Nullable Instant agreed,
            @Nullable String phone,
            @Nullable String link,
            @Nullable String address) {
        meetings.add(new Meeting(
                new UUID(2, meetings.size()),
                side,
                way,
                List.of(TUESDAY, FRIDAY),
                way == Way.PUBLIC_PLACE ? "The café in Sale library" : null,
                phone,
                link,
                address,
                state,
                agreed,
                MONDAY.plusSeconds(60L * (meetings.size() + 1)),
                side == Side.PERSON ? "Tom" : "Aisha",
                false));
        waitingFor = side == Side.PERSON ? Side.PROVIDER : Side.PERSON;
        return this;
    }

    SomeThread said(Side side, Says says) {
        if (side == Side.PERSON) {
            personSays = says;
        } else {
            providerSays = says;
        }
        return this;
    }

    SomeThread notBookable() {
        bookable = false;
        return this;
    }

    Enquiry as() {
        boolean ended = personSays == Says.NOT_FOR_ME || providerSays == Says.NOT_FOR_ME;
        return new Enquiry(
                ID,
                topic,
                OFFER,
                "Going out together",
                "Getting out and about",
                false,
                new UUID(0, 3),
                "Aisha K",
                new UUID(0, 4),
                "Tom",
                "Priory, M33",
                MONDAY,
                FRIDAY,
                ended ? null : waitingFor,
                personSays,
                providerSays,
                ended,
                bookable,
                messages,
                meetings);
    }
}
