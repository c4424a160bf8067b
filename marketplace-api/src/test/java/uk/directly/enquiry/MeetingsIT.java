package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;

/** Agreeing to meet, and what each learns of the other by it (R43). */
class MeetingsIT extends AskedAisha {
    MeetingsIT(TestDatabase database) {
        super(database);
    }

    @Test
    @DisplayName("R43 three times are proposed, one is agreed, and only then the number is seen")
    void meetsByPhone() {
        Actor tom = fixture.person("Tom", "Phone");
        Enquiry asked = done(enquiries.meet(
                tom,
                Ids.next(),
                offer,
                new MeetingProposal(Way.PHONE, List.of(THURSDAY, TUESDAY), null, "07700 900123", null)));
        Meeting proposed = Objects.requireNonNull(asked.current());
        Meeting seen =
                Objects.requireNonNull(one(aisha, Side.PROVIDER, asked.id()).current());

        EnquiryResult ownYes = agree(tom, Side.PERSON, asked, proposed, TUESDAY, null);
        EnquiryResult other = agree(aisha, Side.PROVIDER, asked, proposed, FRIDAY, null);
        Enquiry agreed = done(agree(aisha, Side.PROVIDER, asked, proposed, TUESDAY, null));
        Enquiry again = done(agree(aisha, Side.PROVIDER, asked, proposed, TUESDAY, null));

        assertThat(proposed.starts()).containsExactly(TUESDAY, THURSDAY);
        assertThat(seen.phone()).isNull();
        assertThat(ownYes).isInstanceOf(EnquiryResult.NotFound.class);
        assertThat(other).isInstanceOf(EnquiryResult.NotFound.class);
        assertThat(Objects.requireNonNull(agreed.current()).phone()).isEqualTo("07700 900123");
        assertThat(again.current()).isEqualTo(agreed.current());
        assertThat(agreed.waitingFor()).isNull();
        assertThat(agree(aisha, Side.PROVIDER, asked, proposed, THURSDAY, null))
                .isInstanceOf(EnquiryResult.WrongState.class);
    }

    @Test
    @DisplayName("R43 at home is the person's choice alone, and the address is seen once a time is agreed")
    void meetsAtHomeByTheirChoice() {
        Actor tom = fixture.person("Tom", "Home");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));
        EnquiryResult forward = propose(aisha, Side.PROVIDER, asked, Way.AT_HOME, TUESDAY);
        assertThat(forward).isInstanceOf(EnquiryResult.HomeIsTheirs.class);

        done(propose(tom, Side.PERSON, asked, Way.AT_HOME, TUESDAY));
        assertThat(Objects.requireNonNull(one(aisha, Side.PROVIDER, asked.id()).current())
                        .address())
                .isNull();
        Enquiry others = done(propose(aisha, Side.PROVIDER, asked, Way.AT_HOME, THURSDAY));
        Enquiry agreed = done(agree(tom, Side.PERSON, asked, Objects.requireNonNull(others.current()), THURSDAY, null));

        assertThat(agreed.current()).isNotNull();
        assertThat(Objects.requireNonNull(one(aisha, Side.PROVIDER, asked.id()).current())
                        .address())
                .isEqualTo("12 Mill Lane, Sale, M33 2AA");
        // Another way is proposed: from then on home has to be chosen anew.
        done(enquiries.propose(
                tom,
                Side.PERSON,
                Ids.next(),
                asked.id(),
                new MeetingProposal(Way.PUBLIC_PLACE, List.of(FRIDAY), "The café in Sale library", null, null)));
        assertThat(propose(aisha, Side.PROVIDER, asked, Way.AT_HOME, TUESDAY))
                .isInstanceOf(EnquiryResult.HomeIsTheirs.class);
        assertThat(one(aisha, Side.PROVIDER, asked.id()).meetings())
                .extracting(Meeting::address)
                .containsOnlyNulls();
        assertThatThrownBy(() -> database.execute("""
                        insert into enquiry_meeting (council_id, id, enquiry_id, side, way, starts, state, at, written_by)
                        select council_id, uuidv7(), id, 'provider', 'at-home', '{2026-12-09T09:00:00Z}', 'replaced', last_at,
                               person_id from enquiry where id = '%s'""".formatted(asked.id())))
                .hasMessageContaining("enquiry_meeting_home_by_the_person");
    }

    @Test
    void needsALinkForAVideoCall() {
        Actor tom = fixture.person("Tom", "Video");
        Enquiry asked = done(enquiries.meet(
                tom, Ids.next(), offer, new MeetingProposal(Way.VIDEO, List.of(TUESDAY), null, null, null)));
        Meeting meeting = Objects.requireNonNull(asked.current());

        assertThat(agree(aisha, Side.PROVIDER, asked, meeting, TUESDAY, null))
                .isInstanceOfSatisfying(
                        EnquiryResult.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("link"));
        assertThat(agree(aisha, Side.PROVIDER, asked, meeting, TUESDAY, "http://unsafe.example"))
                .isInstanceOf(EnquiryResult.Invalid.class);
        done(agree(aisha, Side.PROVIDER, asked, meeting, TUESDAY, "https://meet.example/abc"));
        assertThat(Objects.requireNonNull(one(tom, Side.PERSON, asked.id()).current())
                        .link())
                .isEqualTo("https://meet.example/abc");
    }
}
