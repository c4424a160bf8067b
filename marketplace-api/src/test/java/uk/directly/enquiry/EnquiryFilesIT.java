package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.accreditation.EvidenceFixture;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.file.FileSettings;
import uk.directly.file.KeptFiles;
import uk.directly.file.SentFile;
import uk.directly.people.Actor;
import uk.directly.testing.TestDatabase;

/**
 * Photos and PDFs of messages. Between whom they may go is told by their bookings, which {@code MessagesIT} has; here it is told
 * by their names, so that nothing has to be booked.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EnquiryFilesIT extends AskedAisha {
    private static final byte[] PDF = EvidenceFixture.pdf("timesheet");

    private final EnquiryFiles files;

    EnquiryFilesIT(TestDatabase database) {
        super(database);
        this.files = fixture.get(EnquiryFiles.class);
        database.execute("""
                create or replace function contact_is_shared(council uuid, person uuid, provider uuid) returns boolean
                language sql stable as $$
                    select exists (select from person p where p.council_id = council and p.id = person and p.name like '%Booked')
                $$""");
    }

    @Test
    @DisplayName("R43 no file before a visit is booked: nobody can look into a photo for an address")
    void refusesBefore() {
        Actor tom = fixture.person("Tom", "Asks");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));

        assertThat(refusal(files.add(tom, Side.PERSON, asked.id(), "a.pdf", PDF).block()))
                .isEqualTo(SentFile.Why.NOT_YET);
    }

    @Test
    @DisplayName("what does harm, what it isn't and what is too large is refused and told, and nothing is kept")
    void refusesWhatIsWrong() {
        Enquiry asked = booked("Harm");
        Actor tom = who(asked);

        assertThat(refusal(
                        files.add(tom, Side.PERSON, asked.id(), "a.pdf", EvidenceFixture.pdf(EvidenceFixture.HARMFUL))
                                .block()))
                .isEqualTo(SentFile.Why.HARMFUL);
        assertThat(refusal(files.add(
                                tom,
                                Side.PERSON,
                                asked.id(),
                                "photo.jpg",
                                "MZ program".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .block()))
                .isEqualTo(SentFile.Why.WRONG_TYPE);
        assertThat(refusal(files.add(tom, Side.PERSON, asked.id(), "a.pdf", new byte[KeptFiles.MOST_BYTES + 1])
                        .block()))
                .isEqualTo(SentFile.Why.TOO_LARGE);
        assertThat(refusal(files.add(fixture.person("Una", "Booked"), Side.PERSON, asked.id(), "a.pdf", PDF)
                        .block()))
                .isEqualTo(SentFile.Why.NOT_FOUND);
        assertThat(rows(asked)).isZero();
    }

    @Test
    @DisplayName("R102 the other opens it once it is sent, nobody else ever; sent once it goes with no other message")
    void opensForTheTwo() {
        Enquiry asked = booked("Opens");
        Actor tom = who(asked);
        UUID file = kept(tom, asked, "../door.pdf");
        assertThat(files.open(aisha, Side.PROVIDER, asked.id(), file).block())
                .as("not sent yet")
                .isNull();
        assertThat(files.open(tom, Side.PERSON, asked.id(), file).block()).isNotNull();

        Enquiry sent = done(enquiries.write(tom, Side.PERSON, Ids.next(), asked.id(), "The door", List.of(file)));

        assertThat(sent.messages().getLast().files())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("door.pdf"));
        OpenedFile opened = Objects.requireNonNull(
                files.open(aisha, Side.PROVIDER, asked.id(), file).block());
        byte[] content = new byte[opened.content().remaining()];
        opened.content().duplicate().get(content);
        assertThat(content).isEqualTo(PDF);
        assertThat(opened.mediaType()).isEqualTo("application/pdf");
        assertThat(files.open(fixture.person("Una", "Booked"), Side.PERSON, asked.id(), file)
                        .block())
                .isNull();
        assertThat(result(enquiries.write(tom, Side.PERSON, Ids.next(), asked.id(), "Again", List.of(file))))
                .isInstanceOf(EnquiryResult.Invalid.class);
        assertThat(result(enquiries.write(
                        aisha, Side.PROVIDER, Ids.next(), asked.id(), "Theirs", List.of(kept(tom, asked, "b.pdf")))))
                .as("another's file")
                .isInstanceOf(EnquiryResult.Invalid.class);
    }

    @Test
    @DisplayName("at most five go with a message, and at most ten wait for one")
    void limitsHowMany() {
        Enquiry asked = booked("Many");
        Actor tom = who(asked);
        List<UUID> six = IntStream.range(0, 6)
                .mapToObj(each -> kept(tom, asked, each + ".pdf"))
                .toList();
        assertThat(result(enquiries.write(tom, Side.PERSON, Ids.next(), asked.id(), "Six", six)))
                .isInstanceOf(EnquiryResult.Invalid.class);
        assertThat(done(enquiries.write(tom, Side.PERSON, Ids.next(), asked.id(), "Five", six.subList(0, 5)))
                        .messages()
                        .getLast()
                        .files())
                .hasSize(5);
        IntStream.range(0, 9).forEach(each -> kept(tom, asked, each + ".pdf"));
        assertThat(refusal(files.add(tom, Side.PERSON, asked.id(), "k.pdf", PDF).block()))
                .isEqualTo(SentFile.Why.TOO_MANY);
    }

    @Test
    // It moves time on by years.
    @Order(Integer.MAX_VALUE)
    @DisplayName(
            "R101 what went with no message goes after a day; the rest with its thread, two years after the last word")
    void goesInTheEnd() {
        Enquiry asked = booked("Ends");
        Actor tom = who(asked);
        UUID left = kept(tom, asked, "left.pdf");
        UUID sent = kept(tom, asked, "sent.pdf");
        done(enquiries.write(tom, Side.PERSON, Ids.next(), asked.id(), "This", List.of(sent)));

        fixture.time.pass(Duration.ofHours(25));
        sweep();
        assertThat(files.open(tom, Side.PERSON, asked.id(), left).block()).isNull();
        assertThat(files.open(tom, Side.PERSON, asked.id(), sent).block()).isNotNull();

        forget();
        assertThat(rows(asked)).isEqualTo(1);
        fixture.time.pass(Duration.ofDays(731));
        forget();
        assertThat(book.one(tom, Side.PERSON, asked.id()).block())
                .as("the file goes first")
                .isNotNull();
        sweep();
        assertThat(rows(asked)).isZero();
        forget();
        assertThat(book.one(tom, Side.PERSON, asked.id()).block()).isNull();
    }

    private void sweep() {
        new EnquirySweep(
                        fixture.get(Changes.class),
                        fixture.get(KeptFiles.class),
                        fixture.get(FileSettings.class),
                        fixture.get(java.time.Clock.class))
                .round()
                .block();
    }

    private void forget() {
        database.select("select enquiry_forget(jsonb_build_object('before', '"
                + fixture.time.instant().minus(Duration.ofDays(730)) + "', 'limit', 1000))::text");
    }

    private int rows(Enquiry thread) {
        return Integer.parseInt(
                database.select("select count(*)::text from enquiry_file where enquiry_id = '" + thread.id() + "'")
                        .getFirst());
    }

    private Enquiry booked(String name) {
        Actor tom = fixture.person("Tom", name + "Booked");
        return done(enquiries.ask(tom, Ids.next(), offer, "Hello"));
    }

    private Actor who(Enquiry thread) {
        return new Actor(
                thread.personId(),
                aisha.councilId(),
                "Tom Booked",
                java.util.Set.of(uk.directly.people.Role.HOLDER),
                null,
                thread.personId());
    }

    private UUID kept(Actor tom, Enquiry asked, String name) {
        SentFile sent = files.add(tom, Side.PERSON, asked.id(), name, PDF).block();
        assertThat(sent).isInstanceOf(SentFile.Kept.class);
        return ((SentFile.Kept) Objects.requireNonNull(sent)).id();
    }

    private static SentFile.Why refusal(@Nullable SentFile sent) {
        assertThat(sent).isInstanceOf(SentFile.Refused.class);
        return ((SentFile.Refused) Objects.requireNonNull(sent)).why();
    }
}
