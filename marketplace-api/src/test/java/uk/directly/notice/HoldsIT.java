package uk.directly.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.notice.model.FormWish;
import uk.directly.notice.model.Way;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R106: what is kept back; R26: a change of where people are written to. */
@WithDatabase
class HoldsIT {
    private final NoticeDesk desk;
    private final RememberingChannel channel = new RememberingChannel(true);
    private final Holds holds;
    private final NoticeForms forms;

    HoldsIT(TestDatabase database) {
        desk = new NoticeDesk(database, "2026-12-01T10:00:00Z");
        holds = new Holds(database.client(), desk.changes, desk.settings, desk.clock());
        forms = new NoticeForms(database.client(), desk.changes, desk.settings, desk.clock(), desk.time);
        desk.execute("update notice_delivery set state = 'dropped' where state in ('waiting', 'sending')");
        desk.execute("insert into person (council_id, id, name, first_name) values ('<council>', '"
                + UUID.nameUUIDFromBytes(
                        desk.tom.council().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "', 'Second Officer', 'Second')");
    }

    @Test
    @DisplayName(
            "R106 kept back by two officers: neither the person nor who acts for them sees or gets it; afterwards they do")
    void keepsBackAndTellsAfterwards() {
        desk.form(desk.tom.holder(), "email", "sms");
        UUID hold = ask("budget-frozen");
        assertThat(confirm(hold, desk.sam)).as("not one alone").isFalse();
        assertThat(confirm(hold, second())).isTrue();

        desk.happened("budget-frozen");
        desk.happened("booking-accepted");
        send();

        assertThat(topics(desk.tom.holder())).containsExactly("booking-accepted");
        assertThat(topics(desk.nina)).containsExactly("booking-accepted");
        assertThat(channel.subjects()).containsExactly("Your visit is booked");
        assertThat(desk.select("select count(*)::text from notice_call where council_id = '<council>'"))
                .containsExactly("0");

        assertThat(holds.release(officer(second()), hold).block()).isTrue();
        send();

        assertThat(topics(desk.tom.holder())).contains("budget-frozen");
        assertThat(channel.sent).hasSize(2);
        assertThat(desk.select("select count(*)::text from notice_call where council_id = '<council>'"))
                .as("Tom got a text, and Nina only helps")
                .containsExactly("0");
    }

    @Test
    @DisplayName("R104 without a second officer it is told with the end of the day")
    void notByOneAlone() {
        ask(null);
        desk.happened("booking-accepted");
        desk.tell();
        ends();
        assertThat(topics(desk.tom.holder())).isEmpty();

        desk.pass(Duration.ofHours(14));
        ends();

        assertThat(topics(desk.tom.holder())).containsExactly("booking-accepted");
        assertThat(desk.select("select ended_how from notice_hold where council_id = '<council>'"))
                .containsExactly("not-confirmed");
    }

    @Test
    @DisplayName(
            "R106 nobody looked at it again within 14 days: it is told; a digest that went out meanwhile doesn't swallow it")
    void endsAfterItsReview() {
        desk.form(desk.tom.holder(), "email", "");
        UUID hold = ask(null);
        confirm(hold, second());
        desk.happened("place-passed");
        desk.tell();
        desk.pass(Duration.ofDays(14));
        ends();
        send();
        assertThat(channel.sent).isEmpty();

        desk.pass(Duration.ofDays(1));
        ends();
        send();
        send();

        assertThat(channel.sent).hasSize(1);
        assertThat(channel.sent.getFirst().text()).contains("It went to the next person");
    }

    @Test
    @DisplayName("R106 the person sees neither the hold nor its reason, and officers none about themselves")
    void isHiddenFromWhomItIsAbout() {
        ask(null);

        assertThat(holds.open(officer(desk.sam)).collectList().block()).hasSize(1);
        assertThat(holds.open(officer(desk.tom.holder())).collectList().block()).isEmpty();
        assertThat(holds.ask(officer(desk.sam), UUID.randomUUID(), desk.sam, null, "x")
                        .block())
                .isEqualTo(Holds.Asked.UNKNOWN_PERSON);
        assertThat(desk.select("select count(*)::text from audit_event where subject_id = '<holder>'"
                        + " and action like 'notice-hold%'"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("R26 another address is told at the one from before, at once, and once")
    void tellsTheOldAddress() {
        Actor tom = desk.actor(desk.tom.holder(), Role.HOLDER);
        say(tom, UUID.randomUUID(), wish("tom@old.example"));
        send();
        assertThat(channel.sent).isEmpty();

        UUID change = UUID.randomUUID();
        say(tom, change, wish("tom@new.example"));
        say(tom, change, wish("tom@new.example"));
        send();

        assertThat(channel.sent).extracting(Message::to).containsExactly("tom@old.example");
        assertThat(topics(desk.tom.holder())).containsExactly("contact-changed");
        assertThat(forms.of(tom)
                        .map(known -> String.valueOf(known.wish().email()))
                        .block())
                .isEqualTo("tom@new.example");
    }

    @Test
    @DisplayName("R26 where we write to needs a fresh sign-in; large print and Easy Read don't")
    void needsAFreshSignIn() {
        Actor tom = desk.actor(desk.tom.holder(), Role.HOLDER);
        say(tom, UUID.randomUUID(), wish("tom@old.example"));
        Instant stale = desk.time.instant().minus(Duration.ofMinutes(11));

        FormWish large = new FormWish(Way.EMAIL, Way.EMAIL, true, true, "tom@old.example", null);
        assertThat(forms.say(tom, stale, UUID.randomUUID(), large).block()).isInstanceOf(NoticeForms.Said.Done.class);
        for (FormWish elsewhere : List.of(
                wish("tom@new.example"),
                new FormWish(Way.PAGE, Way.EMAIL, true, true, "tom@old.example", null),
                new FormWish(Way.EMAIL, null, true, true, "tom@old.example", null),
                new FormWish(Way.EMAIL, Way.EMAIL, true, true, "tom@old.example", "07700900982"))) {
            assertThat(forms.say(tom, stale, UUID.randomUUID(), elsewhere).block())
                    .isInstanceOf(NoticeForms.Said.SignInAgain.class);
            assertThat(forms.say(tom, null, UUID.randomUUID(), elsewhere).block())
                    .isInstanceOf(NoticeForms.Said.SignInAgain.class);
        }
        assertThat(forms.of(tom).map(NoticeForms.Known::wish).block()).isEqualTo(large);
        send();
        assertThat(channel.sent).isEmpty();
    }

    @Test
    @DisplayName("R26 who takes letters or texts away is told of there, on whichever page it was done")
    void tellsTheOldWay() {
        desk.execute("insert into home_address values ('<council>', '<holder>', '1 High Street', 'M33 2AA')");
        Actor tom = desk.actor(desk.tom.holder(), Role.HOLDER);
        FormWish letters = new FormWish(Way.LETTER, Way.SMS, false, false, null, "+447700900982");
        say(tom, UUID.randomUUID(), letters);
        send();
        assertThat(channel.sent).isEmpty();

        say(tom, UUID.randomUUID(), new FormWish(Way.PAGE, null, false, false, null, "+447700900982"));
        send();
        assertThat(channel.sent).extracting(Message::way).containsExactlyInAnyOrder(Way.SMS, Way.LETTER);

        say(tom, UUID.randomUUID(), letters);
        channel.sent.clear();
        desk.execute(
                "update asking_wish set by_post = false, said_at = '2026-12-01T10:00Z' where person_id = '<holder>'");
        send();
        assertThat(channel.sent).extracting(Message::way).containsExactly(Way.LETTER);
        assertThat(topics(desk.tom.holder())).containsOnly("contact-changed");
    }

    @Test
    @DisplayName(
            "R13 letters and \"by post\" are one wish, whichever page it is said on; nobody gets letters without an address")
    void lettersAreByPost() {
        Actor tom = desk.actor(desk.tom.holder(), Role.HOLDER);
        FormWish letters = new FormWish(Way.LETTER, null, true, false, null, null);
        assertThat(forms.say(tom, desk.time.instant(), UUID.randomUUID(), letters)
                        .block())
                .isInstanceOf(NoticeForms.Said.Invalid.class);
        desk.execute("insert into home_address values ('<council>', '<holder>', '1 High Street', 'M33 2AA')");

        assertThat(forms.say(tom, desk.time.instant(), UUID.randomUUID(), letters)
                        .block())
                .isInstanceOf(NoticeForms.Said.Done.class);
        assertThat(desk.select("select by_post::text from asking_wish where person_id = '<holder>'"))
                .containsExactly("true");
        desk.execute("update asking_wish set by_post = false where person_id = '<holder>'");
        assertThat(forms.of(tom).map(known -> known.wish().way()).block()).isEqualTo(Way.PAGE);
        desk.execute("update asking_wish set by_post = true where person_id = '<holder>'");
        assertThat(forms.of(tom).map(known -> known.wish().way()).block()).isEqualTo(Way.LETTER);
        say(tom, UUID.randomUUID(), wish("tom@old.example"));
        assertThat(desk.select("select by_post::text from asking_wish where person_id = '<holder>'"))
                .containsExactly("false");
    }

    private static FormWish wish(String email) {
        return new FormWish(Way.EMAIL, Way.EMAIL, false, false, email, null);
    }

    private void say(Actor actor, UUID id, FormWish wish) {
        assertThat(forms.say(actor, desk.time.instant(), id, wish).block()).isInstanceOf(NoticeForms.Said.Done.class);
    }

    private void ends() {
        new HoldEnds(desk.changes, desk.clock()).round().block();
    }

    private void send() {
        desk.tell();
        for (int turn = 0; turn < 4; turn++) {
            desk.deliveries(channel).round().block();
        }
    }

    private UUID ask(@org.jspecify.annotations.Nullable String topic) {
        UUID hold = UUID.randomUUID();
        assertThat(holds.ask(officer(desk.sam), hold, desk.tom.holder(), topic, "They may be in danger")
                        .block())
                .isEqualTo(Holds.Asked.DONE);
        return hold;
    }

    private boolean confirm(UUID hold, UUID by) {
        return holds.confirm(officer(by), hold).blockOptional().orElseThrow();
    }

    private UUID second() {
        return UUID.nameUUIDFromBytes(desk.tom.council().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Actor officer(UUID id) {
        return desk.actor(id, Role.SOCIAL_WORK);
    }

    private List<String> topics(UUID person) {
        return desk.notices()
                .of(desk.actor(person, Role.HOLDER), null, 100)
                .map(Told::topic)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
