package uk.directly.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What becomes of notices on their way, on a real database and a clock that is moved. */
@WithDatabase
class DeliveriesIT {
    private final NoticeDesk desk;
    private final RememberingChannel channel = new RememberingChannel(true);

    DeliveriesIT(TestDatabase database) {
        desk = new NoticeDesk(database, "2026-12-01T10:00:00Z");
        // Others' deliveries of this database are theirs.
        desk.execute("update notice_delivery set state = 'dropped' where state in ('waiting', 'sending')");
    }

    @Test
    @DisplayName("R100 who chose mail gets mail, with the words and where to read more")
    void sendsMail() {
        desk.form(desk.tom.holder(), "email", "");
        desk.happened("booking-accepted");

        send();

        assertThat(channel.sent).hasSize(1);
        assertThat(channel.sent.getFirst().to()).isEqualTo(desk.tom.holder() + "@example.com");
        assertThat(channel.sent.getFirst().text())
                .contains("The visit on Tuesday 1 December, 9:30am is booked.")
                .contains("https://directly.example/notices");
        assertThat(states()).containsExactly("sent");
    }

    @Test
    @DisplayName("ADR 41 a crash between sending and noting: the channel is asked, and no second message goes out")
    void crashBetweenSendingAndNoting() {
        desk.form(desk.tom.holder(), "email", "");
        desk.happened("booking-accepted");
        desk.tell();
        // A replica takes it, hands it over and is gone.
        JsonNode taken = claim();
        UUID id = UUID.fromString(taken.path("deliveries").path(0).path("id").asString());
        channel.sent.add(message(id));

        send();
        assertThat(states()).as("still in its hands").containsExactly("sending");
        desk.pass(Duration.ofSeconds(61));
        send();

        assertThat(channel.sent).hasSize(1);
        assertThat(states()).containsExactly("sent");
    }

    @Test
    @DisplayName("ADR 41 an answer that got lost makes no second message either")
    void lostAnswer() {
        desk.form(desk.tom.holder(), "email", "");
        desk.happened("booking-accepted");
        channel.answersGetLost = true;

        send();
        channel.answersGetLost = false;
        desk.pass(Duration.ofSeconds(10));
        send();

        assertThat(channel.sent).hasSize(1);
        assertThat(states()).containsExactly("sent");
    }

    @Test
    @DisplayName("ADR 41 a channel that can't answer gets the same message again, under the same id")
    void aChannelThatCantAnswer() {
        RememberingChannel deaf = new RememberingChannel(false);
        desk.form(desk.tom.holder(), "email", "");
        desk.happened("booking-accepted");
        deaf.answersGetLost = true;
        desk.tell();

        round(deaf);
        deaf.answersGetLost = false;
        desk.pass(Duration.ofSeconds(10));
        round(deaf);

        assertThat(deaf.sent).extracting(Message::id).hasSize(2);
        assertThat(deaf.sent.stream().map(Message::id).distinct()).hasSize(1);
    }

    @Test
    @DisplayName("ADR 41 several replicas at once: each message once")
    void replicas() {
        desk.form(desk.tom.holder(), "email", "");
        desk.form(desk.nina, "sms", "");
        desk.form(desk.tom.person(), "letter", "");
        for (int n = 0; n < 12; n++) {
            desk.happened("booking-accepted");
            desk.happened("booking-expired");
        }
        desk.tell();
        List<Deliveries> replicas =
                List.of(desk.deliveries(channel), desk.deliveries(channel), desk.deliveries(channel));

        for (int turn = 0; turn < 40; turn++) {
            Flux.fromIterable(replicas)
                    .flatMap(replica -> replica.round().subscribeOn(Schedulers.parallel()))
                    .collectList()
                    .block();
        }

        assertThat(channel.sent).as("24 mails and 24 texts").hasSize(48);
        assertThat(channel.sent.stream().map(Message::id).distinct()).hasSize(48);
    }

    @Test
    @DisplayName("ADR 41 a channel that fails for an hour: afterwards all goes out, once, in order for each person")
    void failsForAnHour() {
        desk.form(desk.tom.holder(), "email", "");
        channel.down = true;
        desk.happened("booking-declined");
        for (int minute = 0; minute < 60; minute += 5) {
            if (minute == 20) {
                desk.happened("booking-accepted");
            }
            if (minute == 40) {
                desk.happened("other-times-proposed");
            }
            send();
            desk.pass(Duration.ofMinutes(5));
        }
        assertThat(channel.sent).isEmpty();

        channel.down = false;
        for (int turn = 0; turn < 8; turn++) {
            send();
            desk.pass(Duration.ofMinutes(5));
        }

        assertThat(channel.subjects())
                .containsExactly("A visit can’t happen", "Your visit is booked", "Other times for your visit");
        assertThat(states()).containsExactly("sent", "sent", "sent");
    }

    @Test
    @DisplayName("R107 at night only what is urgent goes out; the rest in the morning")
    void quietAtNight() {
        desk.pass(Duration.ofHours(12));
        desk.form(desk.tom.holder(), "email", "sms");
        desk.happened("booking-accepted");
        desk.happened("budget-frozen");

        send();
        assertThat(channel.sent)
                .extracting(Message::text)
                .singleElement()
                .asString()
                .contains("support money is stopped");
        desk.pass(Duration.ofHours(10).minusSeconds(1));
        send();
        assertThat(channel.sent).hasSize(1);
        desk.pass(Duration.ofSeconds(1));
        send();
        assertThat(channel.subjects()).contains("Your visit is booked");
    }

    @Test
    @DisplayName("R107 what can wait comes in one digest a day, once, whichever replica sends it")
    void oneDigestADay() {
        desk.form(desk.tom.holder(), "email", "");
        desk.happened("place-passed");
        desk.happened("advert-expired", ", \"personId\": \"" + desk.tom.holder() + "\"");
        send();
        assertThat(channel.sent).isEmpty();

        desk.pass(Duration.ofHours(23));
        desk.tell();
        for (int turn = 0; turn < 3; turn++) {
            Flux.just(desk.deliveries(channel), desk.deliveries(channel))
                    .flatMap(replica -> replica.round().subscribeOn(Schedulers.parallel()))
                    .collectList()
                    .block();
        }
        assertThat(channel.subjects()).containsExactly("What happened at Directly");
        assertThat(channel.sent.getFirst().text())
                .contains("It went to the next person")
                .contains("advert has ended");

        desk.happened("place-passed");
        send();
        assertThat(channel.sent).hasSize(1);
        desk.pass(Duration.ofDays(1));
        send();
        assertThat(channel.sent).as("the next day's").hasSize(2);
    }

    @Test
    @DisplayName("R107 what is urgent and refused becomes a call, and an officer sees it and has it tried again")
    void urgentAndRefused() {
        desk.form(desk.tom.holder(), "email", "sms");
        channel.refuses = true;
        desk.happened("budget-frozen");

        send();

        assertThat(states()).containsExactly("failed");
        assertThat(desk.select(calls())).containsExactly("undelivered tom");
        channel.refuses = false;
        desk.changes
                .apply(
                        "delivery_again",
                        Map.of(
                                "id",
                                        desk.select(
                                                        "select id::text from notice_delivery where council_id = '<council>'")
                                                .getFirst(),
                                "councilId", desk.tom.council(),
                                "actorId", desk.sam,
                                "at", desk.time.instant().toString(),
                                "posted", false),
                        Notices.Outcome.class)
                .block();
        send();
        assertThat(states()).containsExactly("sent");
    }

    @Test
    @DisplayName("R107 what is urgent isn't tried for hours: after some minutes somebody calls")
    void urgentAndDown() {
        desk.form(desk.tom.holder(), "email", "sms");
        channel.down = true;
        desk.happened("budget-frozen");

        for (int minute = 0; minute < 15; minute++) {
            send();
            desk.pass(Duration.ofMinutes(1));
            send();
            desk.pass(Duration.ofMinutes(1));
        }

        assertThat(states()).containsExactly("failed");
        assertThat(desk.select(calls())).contains("undelivered tom");
    }

    @Test
    @DisplayName("R107 accepted and never delivered, as the channel says later: a call")
    void neverDelivered() {
        desk.form(desk.tom.holder(), "email", "sms");
        desk.happened("budget-frozen");
        send();
        assertThat(states()).containsExactly("sent");

        desk.pass(Duration.ofMinutes(6));
        fates();
        assertThat(states()).as("under way").containsExactly("sent");
        channel.fate = Channel.Fate.FAILED;
        desk.pass(Duration.ofMinutes(21));
        fates();

        assertThat(states()).containsExactly("failed");
        assertThat(desk.select(calls())).contains("undelivered tom");
    }

    @Test
    @DisplayName(
            "R60 who is asked by mail to act for somebody gets the code; it stands on nobody's page and in no notice")
    void writesToSomebodyOutside() {
        desk.execute("""
                insert into acting_invitation (council_id, id, for_person_id, as_role, name, way, email, may_book, code_hash, until,
                    invited_at, invited_by)
                values ('<council>', '<nina>', '<holder>', 'helper', 'Ben', 'email', 'ben@example.com', true,
                    sha256('<council>'), '2026-12-20', '2026-12-01T09:00Z', '<holder>')
                """);
        desk.happened(
                "acting-invited",
                ", \"invitationId\": \"" + desk.nina + "\", \"forPersonId\": \"" + desk.tom.holder()
                        + "\", \"code\": \"ABCD-1234\"");

        send();

        assertThat(channel.sent).extracting(Message::to).containsExactly("ben@example.com");
        assertThat(channel.sent.getFirst().text())
                .contains("Tom would like you to help")
                .contains("ABCD-1234")
                .contains("https://directly.example/helping");
        assertThat(desk.select("select args::text from notice where council_id = '<council>'")
                        .toString())
                .doesNotContain("ABCD");
        assertThat(desk.notices()
                        .of(desk.actor(desk.tom.holder(), uk.directly.people.Role.HOLDER), null, 10)
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    @DisplayName("R100 who wants Easy Read gets it in mails and on pages; what there is none of says so")
    void writesInEasyRead() {
        desk.form(desk.tom.holder(), "email", "");
        desk.execute("update notice_form set easy_read = true where person_id = '<holder>'");
        desk.happened("booking-accepted");
        desk.happened("fund-kept", ", \"personId\": \"" + desk.tom.holder() + "\"");

        send();

        String mails =
                String.join("\n", channel.sent.stream().map(Message::text).toList());
        assertThat(mails)
                .contains("You have a visit.\n\nAisha", "The visit is on Tuesday 1 December, 9:30am.")
                .contains("We do not have this in Easy Read yet.")
                .contains("keeps your money safe");
        List<Told> told = desk.notices()
                .of(desk.actor(desk.tom.holder(), uk.directly.people.Role.HOLDER), null, 10)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(told)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.easyRead()).isTrue());
        assertThat(told.stream().map(each -> desk.notices().lines(each).getFirst()))
                .containsExactlyInAnyOrder(
                        "You have a visit.",
                        "We do not have this in Easy Read yet. You can call us. We tell you what it means.");
    }

    @Test
    void withoutAChannelItWaits() {
        desk.form(desk.tom.holder(), "email", "");
        desk.happened("booking-accepted");
        desk.tell();

        desk.deliveries().round().block();

        assertThat(states()).containsExactly("waiting");
    }

    private void fates() {
        new Fates(desk.changes, desk.deliveries(channel), desk.clock()).round().block();
    }

    /** Tells of what happened, and sends what is due. */
    private void send() {
        desk.tell();
        round(channel);
    }

    private void round(Channel by) {
        Deliveries deliveries = desk.deliveries(by);
        for (int turn = 0; turn < 5; turn++) {
            deliveries.round().block();
        }
    }

    private JsonNode claim() {
        return desk.changes
                .apply(
                        "delivery_claim",
                        Map.of(
                                "at", desk.time.instant().toString(),
                                "until", desk.time.instant().plusSeconds(60).toString(),
                                "limit", 1,
                                "ways", List.of("email")),
                        JsonNode.class)
                .blockOptional()
                .orElseThrow();
    }

    private static Message message(UUID id) {
        return new Message(
                id, uk.directly.notice.model.Way.EMAIL, "x", "x", "x", "x", reactor.core.publisher.Mono.empty());
    }

    private List<String> states() {
        return desk.select("select state from notice_delivery where council_id = '<council>' order by id");
    }

    private static String calls() {
        return "select c.why || ' ' || case n.person_id when '<holder>' then 'tom' else 'nina' end as who from notice_call c"
                + " join notice n on n.council_id = c.council_id and n.id = c.notice_id"
                + " where c.council_id = '<council>' order by 1";
    }
}
