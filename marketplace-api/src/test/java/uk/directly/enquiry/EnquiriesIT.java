package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.data.Ids;
import uk.directly.offer.RegisterRows;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;

/** Asking before anything is booked, who may, and until when (R43). */
class EnquiriesIT extends AskedAisha {
    EnquiriesIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("R43 a question and its answer stand in one thread, and both are told")
    void asksAndIsAnswered() {
        Actor tom = fixture.person("Tom", "Okafor");

        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Do you like dogs?"));
        Enquiry seen = Objects.requireNonNull(
                book.one(aisha, Side.PROVIDER, asked.id()).block());
        Enquiry answered = done(enquiries.write(aisha, Side.PROVIDER, Ids.next(), asked.id(), "Yes, I have two."));
        Enquiry again = done(enquiries.ask(tom, Ids.next(), offer, "Small ones?"));

        assertThat(asked.waitingFor()).isEqualTo(Side.PROVIDER);
        assertThat(answered.waitingFor()).isEqualTo(Side.PERSON);
        assertThat(again.id()).isEqualTo(asked.id());
        assertThat(again.messages())
                .extracting(Enquiry.Message::words)
                .containsExactly("Do you like dogs?", "Yes, I have two.", "Small ones?");
        assertThat(seen.personFirstName()).isEqualTo("Tom");
        assertThat(seen.toString())
                .doesNotContain("Okafor")
                .doesNotContain("Mill Lane")
                .doesNotContain("M33 2AA");
        assertThat(database.select("select payload ->> 'told' from outbox where payload ->> 'threadId' = '" + asked.id()
                        + "' order by id"))
                .containsExactly("provider", "person", "provider");
        assertThat(database.select("select details::text from audit_event where subject_id = '" + asked.id() + "'"))
                .noneMatch(details -> details.contains("dogs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ring 07700 900123", "I am at 12 Mill Lane", "I am Tom Told", "tom@example.org", " "})
    @DisplayName("R43 nothing is sent that would find or reach somebody")
    void refusesParticulars(String words) {
        Actor tom = fixture.person("Tom", "Told");

        assertThat(enquiries.ask(tom, Ids.next(), offer, words).block())
                .isInstanceOfSatisfying(
                        EnquiryResult.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("message"));
        assertThat(book.about(tom, offer).block()).isNull();
    }

    @Test
    @DisplayName("R43 either says \"not for me\" without a reason: nobody writes any more, and the provider's no stays")
    void ends() {
        Actor tom = fixture.person("Tom", "Ends");
        Enquiry asked = done(enquiries.meet(
                tom, Ids.next(), offer, new MeetingProposal(Way.VIDEO, List.of(TUESDAY), null, null, null)));

        done(enquiries.say(tom, Side.PERSON, asked.id(), Says.CARRY_ON));
        Enquiry ended = done(enquiries.say(tom, Side.PERSON, asked.id(), Says.NOT_FOR_ME));

        assertThat(ended.ended()).isTrue();
        assertThat(ended.current()).isNull();
        assertThat(enquiries
                        .write(aisha, Side.PROVIDER, Ids.next(), asked.id(), "Oh")
                        .block())
                .isInstanceOf(EnquiryResult.Ended.class);
        assertThat(enquiries
                        .say(aisha, Side.PROVIDER, asked.id(), Says.CARRY_ON)
                        .block())
                .isInstanceOf(EnquiryResult.Ended.class);
        Enquiry anew = done(enquiries.ask(tom, Ids.next(), offer, "I changed my mind"));
        assertThat(anew.id()).isNotEqualTo(asked.id());
        done(enquiries.say(aisha, Side.PROVIDER, anew.id(), Says.NOT_FOR_ME));
        assertThat(enquiries.ask(tom, Ids.next(), offer, "Please").block()).isInstanceOf(EnquiryResult.Ended.class);
    }

    @Test
    @DisplayName("R44 who is kept apart neither begins nor goes on; a provider can hide from who asked")
    void keepsApart() {
        Actor tom = fixture.person("Tom", "Apart");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));

        assertThat(blocks.hideFrom(aisha, tom.personId()).block()).isTrue();

        assertThat(enquiries
                        .write(tom, Side.PERSON, Ids.next(), asked.id(), "Still there?")
                        .block())
                .isInstanceOf(EnquiryResult.Ended.class);
        assertThat(enquiries.ask(tom, Ids.next(), offer, "Hello?").block()).isInstanceOf(EnquiryResult.NotFound.class);
        assertThat(propose(aisha, Side.PROVIDER, asked, Way.VIDEO, TUESDAY)).isInstanceOf(EnquiryResult.Invalid.class);
        assertThat(enquiries
                        .write(aisha, Side.PROVIDER, Ids.next(), asked.id(), "No")
                        .block())
                .isInstanceOf(EnquiryResult.Ended.class);
        assertThat(list(book.waiting(aisha, Side.PROVIDER, 100)))
                .noneMatch(each -> each.id().equals(asked.id()));
    }

    @Test
    @DisplayName("so many a day, and more tomorrow; whoever is asked may always answer")
    void limits() {
        Actor tom = fixture.person("Tom", "Limits");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));

        List<EnquiryResult> results =
                atOnce(25, each -> enquiries.write(tom, Side.PERSON, Ids.next(), asked.id(), "Message " + each));

        assertThat(results).filteredOn(EnquiryResult.Done.class::isInstance).hasSize(19);
        assertThat(results).filteredOn(new EnquiryResult.TooMany(20)::equals).hasSize(6);
        assertThat(enquiries
                        .write(aisha, Side.PROVIDER, Ids.next(), asked.id(), "Slowly")
                        .block())
                .isInstanceOf(EnquiryResult.Done.class);
        fixture.time.pass(Duration.ofDays(1));
        try {
            done(enquiries.write(tom, Side.PERSON, Ids.next(), asked.id(), "Good morning"));
        } finally {
            fixture.time.pass(Duration.ofDays(-1));
        }
    }

    @Test
    @DisplayName(
            "R102 nobody reads or writes in a thread of others, or asks about what is hidden, elsewhere or their own")
    void keepsToTheTwo() {
        Actor tom = fixture.person("Tom", "Mine");
        Actor ann = fixture.person("Ann", "Other");
        UUID otherProvider = fixture.rows.provider("Other");
        Actor other = fixture.runs(otherProvider, "Otto");
        UUID id = Ids.next();
        Enquiry asked = done(enquiries.ask(tom, id, offer, "Hello"));

        assertThat(book.one(ann, Side.PERSON, asked.id()).block()).isNull();
        assertThat(book.one(other, Side.PROVIDER, asked.id()).block()).isNull();
        assertThat(book.one(tom, Side.PROVIDER, asked.id()).block()).isNull();
        for (EnquiryResult refused : List.of(
                result(enquiries.write(ann, Side.PERSON, Ids.next(), asked.id(), "Hm")),
                result(enquiries.write(other, Side.PROVIDER, Ids.next(), asked.id(), "Hm")),
                result(enquiries.write(tom, Side.PROVIDER, Ids.next(), asked.id(), "Hm")),
                result(enquiries.ask(ann, id, offer, "Mine now")),
                result(enquiries.say(ann, Side.PERSON, asked.id(), Says.NOT_FOR_ME)),
                result(enquiries.ask(aisha, Ids.next(), offer, "Myself")),
                result(enquiries.ask(tom, Ids.next(), Ids.next(), "Nothing")),
                result(enquiries.ask(
                        tom,
                        Ids.next(),
                        fixture.rows.offer(otherProvider, "Draft", each -> each.state("draft")),
                        "Not yet")),
                result(enquiries.ask(
                        tom,
                        Ids.next(),
                        fixture.rows.offer(
                                fixture.rows.provider("Hidden", each -> each.visibility("adverts-only")), "Hidden"),
                        "Not seen")))) {
            assertThat(refused).isInstanceOf(EnquiryResult.NotFound.class);
        }
    }

    @Test
    @DisplayName("R40 who answered somebody's advert may be asked by them, though nobody else finds it")
    void asksWhoAnsweredAnAdvert() {
        Actor tom = fixture.person("Tom", "Advert");
        UUID hidden = fixture.rows.offer(
                fixture.rows.provider("Shy", each -> each.visibility("adverts-only")), "Only by advert");
        database.execute(
                "insert into enquiry_invitation values ('%s', '%s', '%s', '2026-11-29T09:00:00Z', '2027-01-28T09:00:00Z')"
                        .formatted(RegisterRows.COUNCIL, tom.personId(), hidden));

        assertThat(enquiries
                        .ask(tom, Ids.next(), hidden, "Thank you for your answer")
                        .block())
                .isInstanceOf(EnquiryResult.Done.class);
    }

    @Test
    @DisplayName("R101 what was written stays as it was, until it is old")
    void keepsAndForgets() {
        Actor tom = fixture.person("Tom", "Old");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));

        assertThatThrownBy(() -> database.execute(
                        "update enquiry_message set words = 'Hi' where enquiry_id = '" + asked.id() + "'"))
                .hasMessageContaining("a message stays as it was sent");
        database.execute("update enquiry set last_at = '2020-01-01T00:00:00Z' where id = '" + asked.id() + "'");
        assertThat(database.select(
                        "select enquiry_forget('{\"before\": \"2021-01-01T00:00:00Z\", \"limit\": 10}')::text"))
                .containsExactly("{\"count\": 1}");
        assertThat(book.one(tom, Side.PERSON, asked.id()).block()).isNull();
    }
}
