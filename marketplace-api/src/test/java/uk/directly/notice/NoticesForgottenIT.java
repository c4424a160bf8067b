package uk.directly.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import uk.directly.council.Setting;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R101, ADR 49: how long it is kept what people were told, and the code of an invitation that went by mail. */
@WithDatabase
class NoticesForgottenIT {
    private final NoticeDesk desk;
    private final RememberingChannel channel = new RememberingChannel(false);

    NoticesForgottenIT(TestDatabase database) {
        desk = new NoticeDesk(database, "2026-12-01T10:00:00Z");
        desk.execute("update notice_delivery set state = 'dropped' where state in ('waiting', 'sending')");
    }

    @Test
    @DisplayName("R101 the code leaves the event with the mail; a crash before that is noted sends it whole once more")
    void forgetsTheCodeOnceSent() {
        invited();
        desk.tell();
        channel.answersGetLost = true;
        round();
        assertThat(codes()).as("nobody knows yet whether it went").isOne();

        channel.answersGetLost = false;
        desk.pass(Duration.ofMinutes(5));
        round();

        assertThat(channel.sent)
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.text()).contains("ABCD-1234"));
        assertThat(codes()).isZero();
        assertThat(desk.select("select payload::text from outbox where council_id = '<council>'"
                        + " and topic = 'acting-invited'"))
                .first()
                .asString()
                .contains("invitationId")
                .doesNotContain("ABCD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "used_at = '2026-12-01T10:00Z', used_by = '<nina>'",
                "withdrawn_at = '2026-12-01T10:00Z'",
                "declined_at = '2026-12-01T10:00Z'"
            })
    @DisplayName("R101 an invitation that has ended needs no code and sends none")
    void forgetsTheCodeOfWhatEnded(String ended) {
        invited();
        desk.tell();
        assertThat(codes()).isOne();

        desk.execute("update acting_invitation set " + ended + " where id = '<sam>'");
        assertThat(codes()).isZero();
        round();

        assertThat(channel.sent).isEmpty();
        assertThat(desk.select("select state from notice_delivery where council_id = '<council>'"))
                .containsExactly("dropped");
    }

    @Test
    @DisplayName("R101 a code that nobody can use any more is forgotten after its last day, failed mail or not")
    void forgetsTheCodeOfWhatRanOut() {
        invited();
        desk.tell();
        channel.refuses = true;
        round();
        assertThat(desk.select("select state from notice_delivery where council_id = '<council>'"))
                .containsExactly("failed");
        assertThat(forget("acting_codes_forget"))
                .as("an officer may have it tried again")
                .isZero();

        desk.pass(Duration.ofDays(20));
        assertThat(forget("acting_codes_forget")).isOne();

        assertThat(codes()).isZero();
        assertThat(desk.changes
                        .apply(
                                "delivery_again",
                                Map.of(
                                        "id",
                                                desk.select(
                                                                "select id from notice_delivery where council_id = '<council>'")
                                                        .getFirst(),
                                        "councilId", desk.tom.council(),
                                        "actorId", desk.sam,
                                        "posted", false,
                                        "at", desk.time.instant().toString()),
                                JsonNode.class)
                        .blockOptional()
                        .orElseThrow()
                        .path("outcome")
                        .asString())
                .isEqualTo("wrong-state");
    }

    @Test
    @DisplayName("R101 notices go after the time that the council set, with all that hung on them; what is open stays")
    void forgetsOldNotices() {
        desk.form(desk.tom.holder(), "email", "");
        desk.happened("booking-accepted");
        desk.happened("booking-called-off", ", \"urgent\": true");
        desk.tell();
        round();
        desk.happened("booking-cancelled");
        desk.form(desk.tom.person(), "email", "");
        desk.tell();
        int all = count("notice");
        assertThat(count("notice_call")).as("Aisha or Tom is called").isPositive();

        desk.pass(Duration.ofDays(729));
        assertThat(forget("notices_forget")).as("not before two years").isZero();
        assertThat(Setting.NOTICES_KEPT_MONTHS.initial()).isEqualTo("24");
        desk.pass(Duration.ofDays(3));
        assertThat(forget("notices_forget")).isPositive();
        assertThat(count("notice")).as("what is open stays").isLessThan(all).isPositive();
        assertThat(desk.select(
                        "select count(*) from notice n where n.council_id = '<council>' and not exists (select from"
                                + " notice_call c where c.notice_id = n.id and c.done_at is null) and not exists (select from"
                                + " notice_delivery d where d.notice_id = n.id and d.state = 'waiting') and not exists (select from"
                                + " notice_digest g where g.notice_id = n.id)"))
                .containsExactly("0");

        desk.execute("update notice_call set done_at = '2026-12-01T10:00Z', outcome = 'read' where done_at is null");
        desk.execute("update notice_delivery set state = 'sent' where state = 'waiting'");
        forget("notices_forget");
        for (String table : List.of("notice", "notice_delivery", "notice_digest", "notice_call")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    @DisplayName("R101 two replicas that sweep at once each take their own, and a council may keep them for less")
    void sweepsBesideOthers() {
        for (int n = 0; n < 40; n++) {
            desk.happened("booking-accepted");
        }
        desk.tell();
        int all = count("notice");
        desk.execute("insert into council_setting (council_id, name, value, during) values"
                + " ('<council>', 'notices-kept-months', '1', '[2027-01-05,)')");
        desk.pass(Duration.ofDays(32));
        assertThat(forget("notices_forget"))
                .as("not before the day it counts from")
                .isZero();
        desk.pass(Duration.ofDays(4));

        Integer gone = Flux.range(0, 8)
                .flatMap(turn -> desk.changes
                        .apply("notices_forget", command(10), JsonNode.class)
                        .subscribeOn(Schedulers.boundedElastic()))
                .reduce(0, (sum, answer) -> sum + answer.path("count").asInt())
                .block();

        assertThat(gone).isEqualTo(all - count("notice")).isPositive();
        while (forget("notices_forget") > 0) {
            assertThat(count("notice")).isLessThan(all);
        }
        assertThat(count("notice")).isZero();
    }

    private void invited() {
        desk.execute("""
                insert into acting_invitation (council_id, id, for_person_id, as_role, name, way, email, may_book, code_hash, until,
                    invited_at, invited_by)
                values ('<council>', '<sam>', '<holder>', 'helper', 'Ben', 'email', 'ben@example.com', true,
                    sha256('<sam>'), '2026-12-20', '2026-12-01T09:00Z', '<holder>')
                """);
        desk.happened(
                "acting-invited",
                ", \"invitationId\": \"" + desk.sam + "\", \"forPersonId\": \"" + desk.tom.holder()
                        + "\", \"code\": \"ABCD-1234\"");
    }

    private void round() {
        for (int turn = 0; turn < 3; turn++) {
            desk.deliveries(channel).round().block();
        }
    }

    private int codes() {
        return Integer.parseInt(desk.select(
                        "select count(*) from outbox where council_id = '<council>' and payload ->> 'code' is not null")
                .getFirst());
    }

    private int count(String table) {
        return Integer.parseInt(desk.select("select count(*) from " + table + " where council_id = '<council>'")
                .getFirst());
    }

    private int forget(String function) {
        return desk.changes
                .apply(function, command(100), JsonNode.class)
                .blockOptional()
                .orElseThrow()
                .path("count")
                .asInt();
    }

    private Map<String, Object> command(int limit) {
        return Map.of("before", desk.time.instant().toString(), "limit", limit);
    }
}
