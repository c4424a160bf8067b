package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.OutboxEvent;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;

/** A time of a session is called off, and people have asked about it. */
class CalledOffSessionsIT extends AskedAisha {
    CalledOffSessionsIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName(
            "R51 who asked about a session is told that a time of it is called off, once, and still gets an answer")
    void tellsWhoAskedThatItIsCalledOff() {
        Actor tom = fixture.person("Tom", "Session");
        Actor ann = fixture.person("Ann", "Session");
        UUID club = fixture.rows.offer(Objects.requireNonNull(aisha.providerId()), "Garden club");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), club, "Is there a toilet?"));
        Enquiry ended = done(enquiries.ask(ann, Ids.next(), club, "Is it loud?"));
        enquiries.say(ann, Side.PERSON, ended.id(), Says.NOT_FOR_ME).block();
        CalledOffSessions handler = new CalledOffSessions(fixture.get(Changes.class));
        OutboxEvent event = new OutboxEvent(
                Ids.next(),
                aisha.councilId(),
                handler.topic(),
                JsonMapper.shared()
                        .readTree("{\"occurrenceId\": \"" + new UUID(0, 5) + "\", \"offerId\": \"" + club
                                + "\", \"by\": \"" + aisha.personId()
                                + "\", \"start\": \"2026-12-08T10:00:00+00:00\", \"why\": \"The hall is cold.\"}"),
                1,
                TUESDAY);

        handler.handle(event).block();
        handler.handle(event).block();

        Enquiry told = one(tom, Side.PERSON, asked.id());
        assertThat(told.messages())
                .extracting(Enquiry.Message::words)
                .containsExactly(
                        "Is there a toilet?",
                        "Called off: it doesn’t take place on Tuesday 8 December at 10:00. The hall is cold.");
        assertThat(told.waitingFor()).isEqualTo(Side.PROVIDER);
        assertThat(one(ann, Side.PERSON, ended.id()).messages()).hasSize(1);
        assertThat(database.select("select payload ->> 'personId' from outbox where topic = 'session-called-off-told'"))
                .containsExactly(tom.personId().toString());
    }
}
