package uk.directly.advert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.EnquiryFixture;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.people.Actor;
import uk.directly.register.Blocks;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

// The audit trail only grows, so the council is made once for all tests of this class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class AdvertsIT {
    private final EnquiryFixture fixture;
    private final TestDatabase database;
    private final Adverts adverts;
    private final AdvertBook book;
    private UUID offer = new UUID(0, 0);
    private Actor aisha;
    private Actor officer;
    private int people;

    AdvertsIT(TestDatabase database) {
        this.database = database;
        this.fixture = new EnquiryFixture(database, "uk.directly.register", "uk.directly.advert");
        this.adverts = fixture.get(Adverts.class);
        this.book = fixture.get(AdvertBook.class);
        this.aisha = fixture.person("Nobody", "Yet");
        this.officer = fixture.person("Olu", "Officer");
    }

    @BeforeAll
    void anOffer() {
        UUID provider = fixture.rows.provider("Aisha K");
        offer = fixture.rows.offer(provider, "Company and walks");
        aisha = fixture.runs(provider, "Aisha");
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName(
            "an advert is checked, sent out, seen by whom it matches, answered once, and the answer can be asked back")
    void goesAllTheWay() {
        Actor tom = person();
        Advert draft = save(tom, "I live at 12 Mill Lane.");
        assertThat(near(aisha)).doesNotContain(draft.id());
        assertThat(adverts.publish(tom, draft.id()).block()).isInstanceOf(AdvertResult.Refused.class);
        done(adverts.save(tom, draft.id(), draft("A walk and a chat."), null));
        Advert out = done(adverts.publish(tom, draft.id()));
        assertThat(done(adverts.publish(tom, draft.id())).publishedAt()).isEqualTo(out.publishedAt());

        assertThat(out.expiresOn()).isEqualTo("2027-01-29");
        assertThat(near(aisha)).contains(out.id());
        assertThat(adverts.answer(aisha, Ids.next(), out.id(), offer, "Ring me on 07700 900123")
                        .block())
                .isInstanceOf(AdvertResult.Invalid.class);
        UUID id = Ids.next();
        AdvertAnswer answer = answered(adverts.answer(aisha, id, out.id(), offer, "I would love to."));
        assertThat(answered(adverts.answer(aisha, id, out.id(), offer, "I would love to.")))
                .isEqualTo(answer);
        assertThat(adverts.answer(aisha, Ids.next(), out.id(), offer, "Once more")
                        .block())
                .isInstanceOf(AdvertResult.AnsweredAlready.class);
        assertThat(near(aisha)).doesNotContain(out.id());
        assertThat(database.select("select topic from outbox where payload ->> 'advertId' = '" + out.id() + "'"))
                .containsExactly("advert-answered");

        assertThat(answered(adverts.decide(tom, out.id(), id, AnswerState.CHOSEN))
                        .state())
                .isEqualTo(AnswerState.CHOSEN);
        assertThat(fixture.get(Enquiries.class)
                        .ask(tom, Ids.next(), offer, "When?")
                        .block())
                .isInstanceOf(EnquiryResult.Done.class);
        assertThat(done(adverts.close(tom, out.id())).state()).isEqualTo(AdvertState.CLOSED);
        assertThat(list(book.answered(aisha, 100)))
                .filteredOn(each -> each.advertId().equals(out.id()))
                .extracting(AdvertAnswer::state)
                .containsExactly(AnswerState.CHOSEN);
        assertThatThrownBy(() -> database.execute("update advert set words = 'x' where id = '" + out.id() + "'"))
                .hasMessageContaining("an advert stays as it was published");
    }

    @Test
    @DisplayName(
            "R35 R37 R40 R44 only those who match see it: accredited, cleared, in reach, alive, seen by adverts, not apart")
    void matches() {
        Actor tom = person();
        Advert out = out(tom);
        Actor shy = runs(fixture.rows.provider("Shy", each -> each.visibility("adverts-only")), offer -> offer);
        Actor blocked = runs(fixture.rows.provider("Blocked"), offer -> offer);
        fixture.get(Blocks.class)
                .hide(tom, Objects.requireNonNull(blocked.providerId()))
                .block();

        assertThat(near(shy)).contains(out.id());
        assertThat(near(blocked)).doesNotContain(out.id());
        assertThat(near(runs(
                        fixture.rows.provider("Closed", each -> each.visibility("existing-only")), offer -> offer)))
                .doesNotContain(out.id());
        assertThat(near(runs(fixture.rows.provider("Large", each -> each.kind("organisation")), offer -> offer)))
                .doesNotContain(out.id());
        assertThat(near(runs(fixture.rows.provider("Paused", each -> each.state("paused")), offer -> offer)))
                .doesNotContain(out.id());
        assertThat(near(runs(
                        fixture.rows.provider("Far", each -> each.metresEast(9_000)), offer -> offer.reach(5_000))))
                .doesNotContain(out.id());
        assertThat(near(runs(fixture.rows.provider("Quiet"), offer -> offer.signOfLife("2026-01-01"))))
                .doesNotContain(out.id());
        assertThat(near(runs(fixture.rows.provider("Other"), offer -> offer.service("meals"))))
                .doesNotContain(out.id());
        assertThat(near(runs(fixture.rows.provider("Draft"), offer -> offer.state("draft"))))
                .doesNotContain(out.id());
        for (Actor other : List.of(blocked, tom)) {
            assertThat(adverts.answer(other, Ids.next(), out.id(), offer, "Me").block())
                    .isInstanceOf(AdvertResult.NotFound.class);
        }
    }

    @Test
    @DisplayName("two answers at once are both there; the same provider answers once however often it presses")
    void answersAtOnce() {
        Actor tom = person();
        Advert out = out(tom);
        List<Actor> providers = IntStream.range(0, 4)
                .mapToObj(each -> runs(fixture.rows.provider("At once " + each), offer -> offer))
                .toList();
        List<AdvertResult> results = list(Flux.range(0, 12)
                .flatMap(
                        each -> {
                            Actor provider = providers.get(each % 4);
                            return adverts.answer(provider, Ids.next(), out.id(), firstOffer(provider), "Me")
                                    .subscribeOn(Schedulers.parallel());
                        },
                        12));

        assertThat(results).filteredOn(AdvertResult.Answered.class::isInstance).hasSize(4);
        assertThat(results)
                .filteredOn(AdvertResult.AnsweredAlready.class::isInstance)
                .hasSize(8);
        assertThat(list(book.answers(tom, out.id()))).hasSize(4);
    }

    @Test
    @DisplayName("closed while answered: an answer is there and was told, or it is refused")
    void closesWhileAnswered() {
        for (int round = 0; round < 10; round++) {
            Actor tom = person();
            Advert out = out(tom);
            Actor provider = runs(fixture.rows.provider("Race " + round), offer -> offer);
            UUID id = Ids.next();
            UUID theirs = firstOffer(provider);

            List<AdvertResult> both = list(Flux.merge(
                    adverts.close(tom, out.id()).subscribeOn(Schedulers.parallel()),
                    adverts.answer(provider, id, out.id(), theirs, "Me").subscribeOn(Schedulers.parallel())));

            boolean answered = both.stream().anyMatch(AdvertResult.Answered.class::isInstance);
            assertThat(both).anyMatch(AdvertResult.Done.class::isInstance);
            assertThat(database.select("select state from advert_answer where id = '" + id + "'"))
                    .isEqualTo(answered ? List.of("declined") : List.of());
            assertThat(database.select(
                            "select 1::text from outbox where topic = 'advert-closed' and payload ->> 'answerId' = '"
                                    + id + "'"))
                    .hasSize(answered ? 1 : 0);
        }
    }

    @Test
    @DisplayName("after its last day it ends by itself, once; nobody answers on that day even before the round")
    void expires() {
        Actor tom = person();
        Advert out = out(tom);
        fixture.time.pass(Duration.ofDays(60));
        database.execute("update offer set sign_of_life_at = '2027-01-28' where id = '" + offer + "'");
        try {
            assertThat(near(aisha)).doesNotContain(out.id());
            assertThat(adverts.answer(aisha, Ids.next(), out.id(), offer, "Late")
                            .block())
                    .isEqualTo(new AdvertResult.WrongState("expired"));
            AdvertRounds rounds = fixture.get(AdvertRounds.class);
            list(Flux.merge(
                    rounds.round().subscribeOn(Schedulers.parallel()),
                    rounds.round().subscribeOn(Schedulers.parallel())));
            assertThat(Objects.requireNonNull(book.own(tom, out.id()).block()).state())
                    .isEqualTo(AdvertState.EXPIRED);
            assertThat(database.select(
                            "select 1::text from outbox where topic = 'advert-expired' and payload ->> 'advertId' = '"
                                    + out.id() + "'"))
                    .hasSize(1);
            assertThat(adverts.close(tom, out.id()).block()).isEqualTo(new AdvertResult.WrongState("expired"));
        } finally {
            fixture.time.pass(Duration.ofDays(-60));
            database.execute("update offer set sign_of_life_at = '2026-11-20' where id = '" + offer + "'");
        }
        Advert again = done(adverts.save(tom, Ids.next(), draft("Once more."), out.id()));
        assertThat(again.state()).isEqualTo(AdvertState.DRAFT);
    }

    @Test
    @DisplayName(
            "R104 what is reported is looked at; taken down, the author reads why, and nobody decides about their own")
    void isLookedAt() {
        Actor tom = person();
        Advert out = out(tom);
        assertThat(adverts.report(aisha, out.id(), "It is not a real advert").block())
                .isInstanceOf(AdvertResult.Noted.class);
        assertThat(adverts.report(aisha, out.id(), "Twice").block()).isInstanceOf(AdvertResult.Noted.class);
        assertThat(adverts.report(tom, out.id(), "Me").block()).isInstanceOf(AdvertResult.NotFound.class);
        assertThat(list(book.toLookAt(officer.councilId(), 100)))
                .filteredOn(each -> each.advert().id().equals(out.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.reasons()).containsExactly("It is not a real advert"));

        assertThat(adverts.moderate(tom, out.id(), true, "Mine").block()).isInstanceOf(AdvertResult.OwnAdvert.class);
        assertThat(adverts.moderate(officer, out.id(), true, " ").block()).isInstanceOf(AdvertResult.Invalid.class);
        Advert gone = done(adverts.moderate(officer, out.id(), true, "It names your neighbour."));

        assertThat(gone.takenDownBecause()).isEqualTo("It names your neighbour.");
        assertThat(near(aisha)).doesNotContain(out.id());
        assertThat(adverts.answer(aisha, Ids.next(), out.id(), offer, "Me").block())
                .isEqualTo(new AdvertResult.WrongState("taken-down"));
        assertThat(list(book.toLookAt(officer.councilId(), 100)))
                .noneMatch(each -> each.advert().id().equals(out.id()));
        assertThat(database.select("select payload ->> 'reason' from outbox where topic = 'advert-taken-down'"
                        + " and payload ->> 'advertId' = '" + out.id() + "'"))
                .containsExactly("It names your neighbour.");
    }

    @Test
    @DisplayName("R102 nobody reads, changes, sends out, closes or decides about somebody else's")
    void keepsOthersOut() {
        Actor tom = person();
        Actor ann = person();
        Advert draft = save(tom, "A walk.");
        Advert out = out(tom);
        UUID answer = answered(adverts.answer(aisha, Ids.next(), out.id(), offer, "Me"))
                .id();

        assertThat(book.own(ann, draft.id()).block()).isNull();
        assertThat(list(book.answers(ann, out.id()))).isEmpty();
        for (Mono<AdvertResult> tried : List.of(
                adverts.save(ann, draft.id(), draft("Mine"), null),
                adverts.publish(ann, draft.id()),
                adverts.close(ann, out.id()),
                adverts.decide(ann, out.id(), answer, AnswerState.DECLINED),
                adverts.decide(tom, draft.id(), answer, AnswerState.DECLINED),
                adverts.moderate(officer, draft.id(), true, "A draft is nobody's business"))) {
            assertThat(tried.block()).isInstanceOf(AdvertResult.NotFound.class);
        }
        assertThat(adverts.save(tom, Ids.next(), draft("x"), null).block()).isInstanceOf(AdvertResult.Done.class);
        assertThat(done(adverts.close(tom, out.id())).state()).isEqualTo(AdvertState.CLOSED);
        assertThat(adverts.close(tom, draft.id()).block()).isInstanceOf(AdvertResult.Noted.class);
        assertThat(book.own(tom, draft.id()).block()).isNull();
    }

    @Test
    void keepsSoManyOpenAtOnce() {
        Actor tom = person();
        List<AdvertResult> results = list(Flux.range(0, 8)
                .flatMap(each -> adverts.save(tom, Ids.next(), draft("Number " + each), null)
                        .subscribeOn(Schedulers.parallel())));

        assertThat(results).filteredOn(AdvertResult.Done.class::isInstance).hasSize(5);
        assertThat(results).filteredOn(new AdvertResult.TooMany(5)::equals).hasSize(3);
        assertThat(adverts.save(
                                person(),
                                Ids.next(),
                                new AdvertDraft("gardening", "x", 60, "Nowhere", 1_780, "x", null, null),
                                null)
                        .block())
                .isInstanceOfSatisfying(
                        AdvertResult.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("near"));
    }

    private Actor person() {
        people++;
        return fixture.person("Tom", "Advert" + people);
    }

    private Actor runs(UUID provider, java.util.function.UnaryOperator<uk.directly.offer.RegisterRows.Offer> change) {
        fixture.rows.offer(provider, "An offer", change);
        people++;
        return fixture.runs(provider, "Runs" + people);
    }

    private UUID firstOffer(Actor provider) {
        return UUID.fromString(database.select(
                        "select id::text from offer where provider_id = '" + provider.providerId() + "' order by id")
                .getFirst());
    }

    private static AdvertDraft draft(String words) {
        return new AdvertDraft("gardening", "Weekday mornings", 360, "M33 2AA", 1_780, words, null, null);
    }

    private Advert save(Actor person, String words) {
        return done(adverts.save(person, Ids.next(), draft(words), null));
    }

    private Advert out(Actor person) {
        return done(adverts.publish(person, save(person, "A walk and a chat.").id()));
    }

    private Set<UUID> near(Actor provider) {
        return Set.copyOf(list(book.near(provider, 100)).stream()
                .map(each -> each.advert().id())
                .toList());
    }

    private static Advert done(Mono<AdvertResult> result) {
        @Nullable AdvertResult found = result.block();
        assertThat(found).isInstanceOf(AdvertResult.Done.class);
        return ((AdvertResult.Done) Objects.requireNonNull(found)).advert();
    }

    private static AdvertAnswer answered(Mono<AdvertResult> result) {
        @Nullable AdvertResult found = result.block();
        assertThat(found).isInstanceOf(AdvertResult.Answered.class);
        return ((AdvertResult.Answered) Objects.requireNonNull(found)).answer();
    }

    private static <T> List<T> list(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }
}
