package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.offer.RegisterRows;
import uk.directly.people.Actor;
import uk.directly.register.Blocks;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

// The audit trail only grows, so the council is made once for all tests of this class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class EnquiriesIT {
    private static final Instant TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-12-03T14:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-12-04T14:00:00Z");

    private final EnquiryFixture fixture;
    private final TestDatabase database;
    private final Enquiries enquiries;
    private final EnquiryBook book;
    private final Blocks blocks;
    private UUID provider = new UUID(0, 0);
    private UUID offer = new UUID(0, 0);
    private Actor aisha;

    EnquiriesIT(TestDatabase database) {
        this.database = database;
        this.fixture = new EnquiryFixture(database, "uk.directly.register");
        this.enquiries = fixture.get(Enquiries.class);
        this.book = fixture.get(EnquiryBook.class);
        this.blocks = fixture.get(Blocks.class);
        this.aisha = fixture.person("Nobody", "Yet");
    }

    @BeforeAll
    void anOffer() {
        provider = fixture.rows.provider("Aisha K");
        offer = fixture.rows.offer(provider, "Company and walks");
        aisha = fixture.runs(provider, "Aisha");
    }

    @AfterAll
    void close() {
        fixture.close();
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
        assertThat(database.select("select payload ->> 'told' from outbox where payload ->> 'enquiryId' = '"
                        + asked.id() + "' order by id"))
                .containsExactly("provider", "person", "provider");
        assertThat(database.select("select details::text from audit_event where subject_id = '" + asked.id() + "'"))
                .noneMatch(details -> details.contains("dogs"));
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
        database.execute("insert into enquiry_invitation values ('%s', '%s', '%s', '2026-11-29T09:00:00Z')"
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

    private EnquiryResult propose(Actor actor, Side side, Enquiry in, Way way, Instant start) {
        return result(enquiries.propose(
                actor, side, Ids.next(), in.id(), new MeetingProposal(way, List.of(start), null, null, null)));
    }

    private EnquiryResult agree(
            Actor actor,
            Side side,
            Enquiry in,
            Meeting meeting,
            Instant start,
            @org.jspecify.annotations.Nullable String extra) {
        return result(enquiries.agree(actor, side, in.id(), meeting.id(), start, extra));
    }

    private Enquiry one(Actor actor, Side side, UUID id) {
        return Objects.requireNonNull(book.one(actor, side, id).block());
    }

    private static List<EnquiryResult> atOnce(int many, java.util.function.IntFunction<Mono<EnquiryResult>> call) {
        return list(Flux.fromStream(IntStream.range(0, many).boxed())
                .flatMap(each -> call.apply(each).subscribeOn(Schedulers.parallel()), many));
    }

    private static Enquiry done(Mono<EnquiryResult> result) {
        return done(result(result));
    }

    private static Enquiry done(EnquiryResult result) {
        assertThat(result).isInstanceOf(EnquiryResult.Done.class);
        return ((EnquiryResult.Done) result).enquiry();
    }

    private static EnquiryResult result(Mono<EnquiryResult> result) {
        return Objects.requireNonNull(result.block());
    }

    private static <T> List<T> list(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }
}
