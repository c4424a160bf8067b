package uk.directly.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;

/** R13 a thread that one side hands over to a team of the council, and takes back. */
class HandoversIT extends AskedAisha {
    private final Handovers handovers;

    HandoversIT(TestDatabase database) {
        super(database);
        this.handovers = fixture.get(Handovers.class);
    }

    @Test
    @DisplayName("R102 officers read what was handed to their team, up to where it was, and nothing else")
    void readsWhatWasHandedOver() {
        Actor tom = fixture.person("Tom", "Handed");
        Actor sam = officer("Sam", Role.SUPPORT);
        Actor desk = officer("Dee", Role.ACCREDITATION);
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Do you drive?"));
        Enquiry other = done(enquiries.ask(fixture.person("Una", "Else"), Ids.next(), offer, "Mine"));
        assertThat(handovers.read(sam, asked.id()).block()).isNull();

        UUID id = Ids.next();
        assertThat(done(handovers.handOver(
                                tom, Side.PERSON, asked.id(), new Handovers.Request(id, Team.SUPPORT, false, " Help ")))
                        .topic()
                        .handovers())
                .singleElement()
                .satisfies(each -> assertThat(each.words()).isEqualTo("Help"));
        done(enquiries.write(aisha, Side.PROVIDER, Ids.next(), asked.id(), "Written later"));

        HandedOver read = Objects.requireNonNull(handovers.read(sam, asked.id()).block());
        assertThat(read.messages()).extracting(Enquiry.Message::words).containsExactly("Do you drive?");
        assertThat(read.personName()).isEqualTo("Tom Handed");
        assertThat(handovers.read(desk, asked.id()).block()).as("another team").isNull();
        assertThat(handovers.read(sam, other.id()).block()).as("another thread").isNull();
        assertThat(list(handovers.to(sam)))
                .filteredOn(line -> line.id().equals(asked.id()))
                .hasSize(1);
        assertThat(list(handovers.to(desk))).noneMatch(line -> line.id().equals(asked.id()));
        assertThat(one(aisha, Side.PROVIDER, asked.id()).topic().handovers())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.looks()).extracting(Handover.Look::who).containsExactly("Sam"));
        assertThat(database.select("select count(*)::text from audit_event where action = 'thread-read'"
                        + " and subject_id = '" + asked.id() + "' and actor_id = '" + sam.personId() + "'"))
                .containsExactly("1");

        assertThat(handovers
                        .answer(sam, Ids.next(), asked.id(), "What does the sheet say?")
                        .block())
                .isEqualTo(EnquiryResult.Officers.DONE);
        assertThat(one(tom, Side.PERSON, asked.id()).messages().getLast()).satisfies(message -> {
            assertThat(message.side()).isEqualTo(Side.COUNCIL);
            assertThat(message.writer()).isEqualTo("The council");
        });
        assertThat(database.select("select payload ->> 'told' from outbox where topic = 'message-sent'"
                        + " and payload ->> 'threadId' = '" + asked.id() + "' order by id desc limit 2"))
                .containsExactlyInAnyOrder("person", "provider");
    }

    @Test
    @DisplayName(
            "also what comes, if that was said; taken back it is closed with the next look, and only who handed it over does")
    void takesItBack() {
        Actor tom = fixture.person("Tom", "Back");
        Actor sam = officer("Sam", Role.SUPPORT);
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "First"));
        UUID id = Ids.next();
        done(handovers.handOver(tom, Side.PERSON, asked.id(), new Handovers.Request(id, Team.SUPPORT, true, null)));
        assertThat(result(handovers.handOver(
                        tom, Side.PERSON, asked.id(), new Handovers.Request(Ids.next(), Team.SUPPORT, true, null))))
                .isInstanceOf(EnquiryResult.HandedAlready.class);
        done(enquiries.write(aisha, Side.PROVIDER, Ids.next(), asked.id(), "Second"));
        assertThat(Objects.requireNonNull(handovers.read(sam, asked.id()).block())
                        .messages())
                .hasSize(2);

        assertThat(result(handovers.takeBack(aisha, Side.PROVIDER, asked.id(), id)))
                .isInstanceOf(EnquiryResult.NotFound.class);
        done(handovers.takeBack(tom, Side.PERSON, asked.id(), id));

        assertThat(handovers.read(sam, asked.id()).block()).isNull();
        assertThat(handovers.answer(sam, Ids.next(), asked.id(), "Too late").block())
                .isEqualTo(EnquiryResult.Officers.NOT_FOUND);
        done(handovers.takeBack(tom, Side.PERSON, asked.id(), id));
        assertThat(database.select("select count(*)::text from audit_event where action = 'thread-taken-back'"
                        + " and subject_id = '" + asked.id() + "'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("R34 R64 an officer who takes part, has an interest or acts for the person reads nothing of it")
    void keepsOutTheInterested() {
        Actor tom = fixture.person("Tom", "Close");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));
        done(handovers.handOver(
                tom, Side.PERSON, asked.id(), new Handovers.Request(Ids.next(), Team.SUPPORT, true, null)));
        Actor himself = as(tom, Role.SUPPORT);
        Actor helper = officer("Priya", Role.SUPPORT);
        database.execute("""
                insert into acting (council_id, person_id, for_person_id, as_role, during)
                values ('%s', '%s', '%s', 'helper', '[2026-01-01,)')""".formatted(tom.councilId(), helper.personId(), tom.personId()));

        assertThat(handovers.read(himself, asked.id()).block()).isNull();
        assertThat(handovers.read(as(aisha, Role.SUPPORT), asked.id()).block()).isNull();
        assertThat(handovers.read(helper, asked.id()).block()).isNull();
        assertThat(handovers.read(officer("Sam", Role.FINANCE), asked.id()).block())
                .isNull();
        assertThat(handovers.read(officer("Sam", Role.SUPPORT), asked.id()).block())
                .isNotNull();
    }

    @Test
    @DisplayName("taken back while the council answers: the answer is there before it, or it is refused")
    void answersWhileItIsTakenBack() {
        Actor sam = officer("Sam", Role.SUPPORT);
        for (int round = 0; round < 10; round++) {
            Actor tom = fixture.person("Tom", "Race" + round);
            Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));
            UUID id = Ids.next();
            done(handovers.handOver(tom, Side.PERSON, asked.id(), new Handovers.Request(id, Team.SUPPORT, true, null)));
            UUID message = Ids.next();

            List<Object> both = list(Flux.merge(
                    handovers.takeBack(tom, Side.PERSON, asked.id(), id).subscribeOn(Schedulers.parallel()),
                    handovers.answer(sam, message, asked.id(), "Well").subscribeOn(Schedulers.parallel())));

            assertThat(both).hasAtLeastOneElementOfType(EnquiryResult.Done.class);
            assertThat(database.select("select words from enquiry_message where id = '" + message + "'"))
                    .hasSize(both.contains(EnquiryResult.Officers.DONE) ? 1 : 0);
            assertThat(handovers.answer(sam, Ids.next(), asked.id(), "?").block())
                    .isEqualTo(EnquiryResult.Officers.NOT_FOUND);
        }
    }

    @Test
    @DisplayName("handed over many times at once it is handed over once; handed over while it ends, both stand")
    void handsOverOnce() {
        Actor tom = fixture.person("Tom", "Once");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));
        List<EnquiryResult> results = atOnce(
                8,
                each -> handovers.handOver(
                        tom, Side.PERSON, asked.id(), new Handovers.Request(Ids.next(), Team.SUPPORT, false, null)));
        assertThat(results).filteredOn(EnquiryResult.Done.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(EnquiryResult.HandedAlready.class::isInstance)
                .hasSize(7);

        Enquiry second = done(enquiries.ask(fixture.person("Una", "Ends"), Ids.next(), offer, "Hello"));
        Actor una =
                new Actor(second.personId(), tom.councilId(), "Una Ends", Set.of(Role.HOLDER), null, second.personId());
        List<EnquiryResult> both = list(Flux.merge(
                handovers
                        .handOver(
                                una,
                                Side.PERSON,
                                second.id(),
                                new Handovers.Request(Ids.next(), Team.SUPPORT, true, null))
                        .subscribeOn(Schedulers.parallel()),
                enquiries
                        .say(aisha, Side.PROVIDER, second.id(), Says.NOT_FOR_ME)
                        .subscribeOn(Schedulers.parallel())));
        assertThat(both).allMatch(EnquiryResult.Done.class::isInstance);
        assertThat(one(una, Side.PERSON, second.id()).ended()).isTrue();
        assertThat(one(una, Side.PERSON, second.id()).topic().handovers()).hasSize(1);
    }

    @Test
    @DisplayName("two write at once: both are there, each once, and what is new is counted for each reader alone")
    void countsForEachReader() {
        Actor tom = fixture.person("Tom", "Counts");
        Enquiry asked = done(enquiries.ask(tom, Ids.next(), offer, "Hello"));
        list(Flux.range(0, 6)
                .flatMap(
                        each -> enquiries
                                .write(
                                        each % 2 == 0 ? tom : aisha,
                                        each % 2 == 0 ? Side.PERSON : Side.PROVIDER,
                                        Ids.next(),
                                        asked.id(),
                                        "Number " + each)
                                .subscribeOn(Schedulers.parallel()),
                        6));
        Enquiry read = one(tom, Side.PERSON, asked.id());
        assertThat(read.messages()).hasSize(7);
        assertThat(unread(tom, asked.id())).isEqualTo(3);

        book.mark(tom, read).block();

        assertThat(unread(tom, asked.id())).isZero();
        assertThat(unread(
                        new Actor(
                                aisha.personId(), tom.councilId(), "Priya", Set.of(Role.HOLDER), null, tom.personId()),
                        asked.id()))
                .as("somebody who reads for him")
                .isEqualTo(3);
        done(enquiries.write(aisha, Side.PROVIDER, Ids.next(), asked.id(), "One more"));
        assertThat(unread(tom, asked.id())).isEqualTo(1);
        assertThat(book.unread(tom, Set.of(Side.PERSON)).block()).isEqualTo(1);
    }

    private int unread(Actor reader, UUID thread) {
        return list(book.inbox(reader, Set.of(Side.PERSON), null, 10)).stream()
                .filter(line -> line.id().equals(thread))
                .findFirst()
                .orElseThrow()
                .unread();
    }

    private Actor officer(String first, Role role) {
        Actor known = fixture.person(first, "Officer");
        return as(known, role);
    }

    private static Actor as(Actor person, Role role) {
        return new Actor(
                person.personId(),
                person.councilId(),
                person.name(),
                Set.of(role),
                person.providerId(),
                person.personId());
    }
}
