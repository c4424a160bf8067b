package uk.directly.advert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.data.Ids;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.EnquiryFixture;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Says;
import uk.directly.enquiry.Side;
import uk.directly.offer.BookableOffer;
import uk.directly.offer.Offers;
import uk.directly.offer.RegisterRows;
import uk.directly.offer.Shown;
import uk.directly.people.Actor;
import uk.directly.rate.Span;
import uk.directly.register.Blocks;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R40: whoever answers an advert is there for who wrote it, and for nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithDatabase
class InvitationsIT {
    private final EnquiryFixture fixture;
    private final TestDatabase database;
    private final Adverts adverts;
    private final Offers offers;
    private int people;

    InvitationsIT(TestDatabase database) {
        this.database = database;
        this.fixture = new EnquiryFixture(
                database, "uk.directly.register", "uk.directly.rate", "uk.directly.offer", "uk.directly.advert");
        this.adverts = fixture.get(Adverts.class);
        this.offers = fixture.get(Offers.class);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("R40 an answer opens the offer, its page and its free times to who asked, and to nobody else")
    void opensToTheAuthorOnly() {
        Answered answered = answered();
        Actor tom = answered.author();
        UUID offer = answered.offer();
        Span tomorrow = new Span(
                fixture.time.instant().plus(Duration.ofDays(1)),
                fixture.time.instant().plus(Duration.ofDays(2)));

        assertThat(shown(tom, offer)).isEqualTo(Shown.TO_READER);
        assertThat(offers.page(tom, offer).blockOptional()).isPresent();
        assertThat(offers.free(tom, offer, tomorrow).block()).isNotEmpty();
        // Whoever helps acts for the same person.
        Actor helper = person();
        assertThat(shown(acting(helper, tom), offer)).isEqualTo(Shown.TO_READER);

        for (Actor other : new Actor[] {person(), helper, answered.provider()}) {
            assertThat(shown(other, offer)).isEqualTo(Shown.TO_NOBODY);
            assertThat(offers.page(other, offer).blockOptional()).isEmpty();
            assertThat(offers.free(other, offer, tomorrow).blockOptional()).isEmpty();
        }
        assertThat(offers.page(tom.councilId(), offer).blockOptional()).isEmpty();
        assertThat(offers.slots(tom.councilId(), offer, tomorrow).blockOptional())
                .isEmpty();
        // Another offer of the same provider was not part of the answer.
        assertThat(shown(tom, fixture.rows.offer(providerOf(answered), "Something else")))
                .isEqualTo(Shown.TO_NOBODY);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R40 R44 what was opened is closed again by either of the two, by the council, and by time")
    void closes(End end) {
        Answered answered = answered();
        assertThat(shown(answered.author(), answered.offer())).isEqualTo(Shown.TO_READER);
        try {
            comes(end, answered);

            assertThat(shown(answered.author(), answered.offer())).isEqualTo(Shown.TO_NOBODY);
            assertThat(mayAsk(answered)).isFalse();
        } finally {
            if (end == End.TIME) {
                fixture.time.pass(Duration.ofDays(-60));
            }
        }
    }

    @Test
    @DisplayName("what is closed is opened by the next answer, and stays open while another advert is answered")
    void opensAgain() {
        Answered first = answered();
        adverts.decide(first.author(), first.advert(), first.id(), AnswerState.DECLINED)
                .block();
        Answered second = answer(first.author(), first.provider(), first.offer());
        assertThat(shown(first.author(), first.offer())).isEqualTo(Shown.TO_READER);

        Answered third = answer(first.author(), first.provider(), first.offer());
        adverts.decide(first.author(), third.advert(), third.id(), AnswerState.DECLINED)
                .block();
        assertThat(shown(first.author(), first.offer())).isEqualTo(Shown.TO_READER);

        adverts.decide(first.author(), second.advert(), second.id(), AnswerState.DECLINED)
                .block();
        assertThat(shown(first.author(), first.offer())).isEqualTo(Shown.TO_NOBODY);
    }

    @Test
    @DisplayName("an advert that is closed leaves the answer that was chosen as it is")
    void staysChosen() {
        Answered answered = answered();
        adverts.decide(answered.author(), answered.advert(), answered.id(), AnswerState.CHOSEN)
                .block();
        adverts.close(answered.author(), answered.advert()).block();

        assertThat(shown(answered.author(), answered.offer())).isEqualTo(Shown.TO_READER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "draft", "withdrawn"})
    @DisplayName("an offer that isn't published is there for nobody, whoever was answered")
    void staysPaused(String state) {
        Answered answered = answered();
        database.execute("update offer set state = '%s' where id = '%s'".formatted(state, answered.offer()));

        assertThat(offers.page(answered.author(), answered.offer()).blockOptional())
                .isEmpty();
    }

    @Test
    @DisplayName("the answer says whether a time can be chosen, to its author")
    void saysWhetherItCanBeBooked() {
        Answered answered = answered();
        AdvertBook book = fixture.get(AdvertBook.class);
        assertThat(book.answers(answered.author(), answered.advert()).blockFirst())
                .returns(true, each -> Objects.requireNonNull(each).bookable());

        adverts.decide(answered.author(), answered.advert(), answered.id(), AnswerState.DECLINED)
                .block();
        assertThat(book.answers(answered.author(), answered.advert()).blockFirst())
                .returns(false, each -> Objects.requireNonNull(each).bookable());
    }

    /** How it ends. */
    enum End {
        DECLINED,
        CLOSED,
        TAKEN_DOWN,
        NOT_FOR_ME,
        HIDDEN,
        EXISTING_ONLY,
        SUSPENDED,
        TIME
    }

    private void comes(End end, Answered it) {
        switch (end) {
            case DECLINED ->
                adverts.decide(it.author(), it.advert(), it.id(), AnswerState.DECLINED)
                        .block();
            case CLOSED -> adverts.close(it.author(), it.advert()).block();
            case TAKEN_DOWN ->
                adverts.moderate(fixture.person("Olu", "Officer"), it.advert(), true, "It names a neighbour.")
                        .block();
            case NOT_FOR_ME -> notForMe(it);
            case HIDDEN ->
                fixture.get(Blocks.class).hide(it.author(), providerOf(it)).block();
            case EXISTING_ONLY -> providerIs(it, "visibility = 'existing-only'");
            case SUSPENDED -> providerIs(it, "state = 'suspended'");
            case TIME -> fixture.time.pass(Duration.ofDays(60));
        }
    }

    private void notForMe(Answered it) {
        Enquiries enquiries = fixture.get(Enquiries.class);
        EnquiryResult asked = enquiries
                .ask(it.author(), Ids.next(), it.offer(), "When could you come?")
                .block();
        assertThat(asked).isInstanceOf(EnquiryResult.Done.class);
        UUID thread =
                ((EnquiryResult.Done) Objects.requireNonNull(asked)).enquiry().id();
        enquiries.say(it.provider(), Side.PROVIDER, thread, Says.NOT_FOR_ME).block();
    }

    private void providerIs(Answered it, String change) {
        database.execute("update provider set %s where id = '%s'".formatted(change, providerOf(it)));
    }

    /** An advert and the answer to it, of a provider who is seen by adverts only. */
    private record Answered(Actor author, UUID advert, Actor provider, UUID offer, UUID id) {}

    private Answered answered() {
        UUID provider = fixture.rows.provider("Shy", each -> each.visibility("adverts-only"));
        UUID offer = fixture.rows.offer(provider, "Gardens");
        people++;
        return answer(person(), fixture.runs(provider, "Runs" + people), offer);
    }

    private Answered answer(Actor author, Actor provider, UUID offer) {
        AdvertDraft draft =
                new AdvertDraft("gardening", "Weekday mornings", 360, "M33 2AA", 1_780, "A walk.", null, null);
        UUID advert = Ids.next();
        adverts.save(author, advert, draft, null).block();
        assertThat(adverts.publish(author, advert).block()).isInstanceOf(AdvertResult.Done.class);
        UUID id = Ids.next();
        assertThat(adverts.answer(provider, id, advert, offer, "I would love to.")
                        .block())
                .isInstanceOf(AdvertResult.Answered.class);
        return new Answered(author, advert, provider, offer, id);
    }

    private Actor person() {
        people++;
        return fixture.person("Tom", "Invited" + people);
    }

    private static Actor acting(Actor helper, Actor person) {
        return new Actor(
                helper.personId(), RegisterRows.COUNCIL, helper.name(), helper.roles(), null, person.personId());
    }

    private UUID providerOf(Answered answered) {
        return Objects.requireNonNull(answered.provider().providerId());
    }

    private Shown shown(Actor reader, UUID offer) {
        return Objects.requireNonNull(
                offers.forBooking(reader, offer).map(BookableOffer::shown).block());
    }

    private boolean mayAsk(Answered answered) {
        return Boolean.TRUE.equals(fixture.get(Enquiries.class)
                .mayAsk(answered.author(), answered.offer())
                .block());
    }
}
