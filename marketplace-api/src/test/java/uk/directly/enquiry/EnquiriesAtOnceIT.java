package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;

/** Several at once in the same thread. */
class EnquiriesAtOnceIT extends AskedAisha {
    EnquiriesAtOnceIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("R44 blocked while writing: a message is there before the block, or it is refused")
    void blocksWhileAsked() {
        for (int round = 0; round < 10; round++) {
            Actor tom = fixture.person("Tom", "Race" + round);
            Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));
            UUID message = Ids.next();

            List<Object> both = list(Flux.merge(
                    blocks.hideFrom(aisha, tom.personId()).subscribeOn(Schedulers.parallel()),
                    enquiries
                            .write(tom, Side.PERSON, message, asked.id(), "And?")
                            .subscribeOn(Schedulers.parallel())));

            boolean sent = both.stream().anyMatch(EnquiryResult.Done.class::isInstance);
            assertThat(both).contains(true);
            assertThat(database.select("select words from enquiry_message where id = '" + message + "'"))
                    .hasSize(sent ? 1 : 0);
            assertThat(enquiries
                            .write(tom, Side.PERSON, Ids.next(), asked.id(), "?")
                            .block())
                    .isInstanceOf(EnquiryResult.Ended.class);
        }
    }

    @Test
    @DisplayName("R15 a form sent many times at once is one message in one thread, one proposal, one yes")
    void sendsOnce() {
        Actor tom = fixture.person("Tom", "Once");
        UUID id = Ids.next();
        List<EnquiryResult> results = atOnce(8, each -> enquiries.ask(tom, id, offer, "Hello"));
        assertThat(results).allMatch(EnquiryResult.Done.class::isInstance);
        atOnce(8, each -> enquiries.ask(tom, Ids.next(), offer, "Number " + each));
        assertThat(database.select("select count(*)::text from enquiry where person_id = '" + tom.personId() + "'"))
                .containsExactly("1");
        assertThat(database.select("select words from enquiry_message where id = '" + id + "'"))
                .hasSize(1);
        Enquiry asked = Objects.requireNonNull(book.about(tom, offer).block());

        UUID meeting = Ids.next();
        MeetingProposal two = new MeetingProposal(Way.PHONE, List.of(TUESDAY, THURSDAY), null, "07700 900123", null);
        assertThat(atOnce(8, each -> enquiries.meet(tom, meeting, offer, two)))
                .allMatch(EnquiryResult.Done.class::isInstance);
        List<EnquiryResult> yes = atOnce(
                8,
                each -> enquiries.agree(
                        aisha, Side.PROVIDER, asked.id(), meeting, each % 2 == 0 ? TUESDAY : THURSDAY, null));
        assertThat(yes).filteredOn(EnquiryResult.Done.class::isInstance).hasSize(4);
        assertThat(yes).filteredOn(EnquiryResult.WrongState.class::isInstance).hasSize(4);
    }

    @Test
    @DisplayName("a yes and other times meet: one of the two stands")
    void agreesWhileOthersAreProposed() {
        for (int round = 0; round < 10; round++) {
            Actor tom = fixture.person("Tom", "Meets" + round);
            Enquiry asked = done(enquiries.meet(
                    tom,
                    Ids.next(),
                    offer,
                    new MeetingProposal(Way.PHONE, List.of(TUESDAY), null, "07700 900123", null)));
            Meeting meeting = Objects.requireNonNull(asked.current());

            list(Flux.merge(
                    enquiries
                            .agree(aisha, Side.PROVIDER, asked.id(), meeting.id(), TUESDAY, null)
                            .subscribeOn(Schedulers.parallel()),
                    enquiries
                            .propose(
                                    tom,
                                    Side.PERSON,
                                    Ids.next(),
                                    asked.id(),
                                    new MeetingProposal(Way.PHONE, List.of(FRIDAY), null, "07700 900123", null))
                            .subscribeOn(Schedulers.parallel())));

            Enquiry after = one(tom, Side.PERSON, asked.id());
            assertThat(after.meetings())
                    .filteredOn(each -> each.state() == MeetingState.PROPOSED || each.state() == MeetingState.AGREED)
                    .hasSize(1);
        }
    }
}
