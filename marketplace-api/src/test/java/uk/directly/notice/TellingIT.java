package uk.directly.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Who is told of what happened, on a real database. */
@WithDatabase
class TellingIT {
    private final NoticeDesk desk;

    TellingIT(TestDatabase database) {
        desk = new NoticeDesk(database, "2026-12-01T10:00:00Z");
    }

    @Test
    @DisplayName(
            "R60 the person and who runs their money are told, each once and for whom it is; nobody reads another's")
    void tellsEachOnce() {
        desk.happened("bank-details-changed", ", \"personId\": \"" + desk.tom.holder() + "\"");

        desk.tell();
        desk.tell();

        assertThat(told(desk.tom.holder(), Role.HOLDER)).contains("Your bank details were changed");
        assertThat(told(desk.nina)).containsExactly("For Tom Test: Your bank details were changed");
        assertThat(told(desk.sam, Role.SUPPORT)).isEmpty();
        assertThat(told(UUID.randomUUID(), Role.HOLDER)).isEmpty();
    }

    @Test
    @DisplayName("R104 three replicas at once tell once")
    void replicas() {
        for (int n = 0; n < 20; n++) {
            desk.happened("booking-accepted");
        }

        Flux.range(0, 3)
                .flatMap(n -> desk.telling().round().subscribeOn(Schedulers.parallel()))
                .collectList()
                .block();
        desk.tell();

        assertThat(told(desk.tom.holder(), Role.HOLDER)).hasSize(20);
        assertThat(desk.select("select count(*)::text from notice where person_id = '<nina>'"))
                .containsExactly("20");
        assertThat(desk.select("select count(*)::text from outbox where told_at is null"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("ADR 41 what somebody else handles is left to them, what nobody handles is done")
    void leavesHandlingToHandlers() {
        UUID event = desk.happened("booking-accepted");

        desk.tell();

        assertThat(desk.select("select (done_at is not null)::text from outbox where id = '" + event + "'"))
                .containsExactly("true");
    }

    @Test
    @DisplayName("ADR 41 an event that can't be told waits longer and longer, and the others pass it")
    void oneThatFailsHoldsUpNothing() {
        UUID unknown = desk.happened("nobody-thought-of-it");
        desk.happened("booking-accepted");

        desk.tell();

        assertThat(told(desk.tom.holder(), Role.HOLDER)).containsExactly("Your visit is booked");
        assertThat(desk.select(
                        "select tell_attempts || ' ' || (told_at is null) from outbox where id = '" + unknown + "'"))
                .containsExactly("1 true");
        desk.tell();
        assertThat(desk.select("select tell_attempts::text from outbox where id = '" + unknown + "'"))
                .as("not before its time")
                .containsExactly("1");
        desk.pass(Duration.ofSeconds(2));
        desk.tell();
        assertThat(desk.select("select tell_attempts::text from outbox where id = '" + unknown + "'"))
                .containsExactly("2");
        desk.execute("update outbox set told_at = at where id = '" + unknown + "'");
    }

    @Test
    @DisplayName("R13 a task for the support worker stands with their office, and is nobody else's")
    void anOfficeReadsIt() {
        desk.happened("visit-task");

        desk.tell();

        assertThat(told(desk.sam, Role.SUPPORT)).containsExactly("Somebody needs help with a visit");
        assertThat(told(desk.tom.holder(), Role.HOLDER)).isEmpty();
        assertThat(told(desk.nina, Role.FINANCE)).isEmpty();
    }

    @Test
    @DisplayName(
            "R107 a visit within a day that is off: who can't be reached at once is called, unless they read it first")
    void callsWhoCantBeReached() {
        desk.execute(
                "update booking set start_at = '2026-12-01T18:00Z', end_at = '2026-12-01T20:00Z' where id = '<booking>'");
        desk.happened("booking-called-off");
        desk.tell();
        assertThat(desk.select(calls())).as("who merely helps isn't called").containsExactly("tom no-way open");
        desk.execute("delete from notice_call where council_id = '<council>'");
        desk.execute("update acting set as_role = 'authorised' where person_id = '<nina>'");
        desk.happened("booking-called-off");

        desk.tell();

        assertThat(desk.select(calls())).containsExactly("nina no-way open", "tom no-way open");
        told(desk.tom.holder(), Role.HOLDER);
        List<Told> found = desk.notices()
                .of(desk.actor(desk.tom.holder(), Role.HOLDER), null, 10)
                .collectList()
                .block();
        desk.notices()
                .read(
                        desk.actor(desk.nina, Role.HOLDER),
                        java.util.Objects.requireNonNull(found).stream()
                                .map(Told::id)
                                .toList())
                .block();
        assertThat(desk.select(calls()))
                .as("nobody else reads it for them")
                .containsExactly("nina no-way open", "tom no-way open");
        desk.notices()
                .read(
                        desk.actor(desk.tom.holder(), Role.HOLDER),
                        found.stream().map(Told::id).toList())
                .block();
        assertThat(desk.select(calls())).containsExactly("nina no-way open", "tom no-way read");
    }

    @Test
    @DisplayName("R24 nobody writes to somebody who has died, nor to who acted for them")
    void notTheDead() {
        desk.execute("""
                insert into death (council_id, id, person_id, died_on, told_by, recorded_at, recorded_by, contact_id)
                values ('<council>', uuidv7(), '<holder>', '2026-11-30', 'x', '2026-12-01T09:00Z', '<person>', '<person>');
                update person set died_on = '2026-11-30' where id = '<holder>';
                """);
        desk.happened("booking-accepted");

        desk.tell();

        assertThat(desk.select("select count(*)::text from notice where council_id = '<council>'"))
                .containsExactly("0");
    }

    @Test
    void pagesBackInOrder() {
        for (int n = 0; n < 5; n++) {
            desk.happened(n % 2 == 0 ? "booking-accepted" : "booking-declined");
            desk.tell();
        }
        List<Told> first = list(null);
        List<Told> second = list(first.getLast().id());

        assertThat(first)
                .extracting(Told::topic)
                .containsExactly("booking-accepted", "booking-declined", "booking-accepted");
        assertThat(second).extracting(Told::topic).containsExactly("booking-declined", "booking-accepted");
        assertThat(desk.notices()
                        .unread(desk.actor(desk.tom.holder(), Role.HOLDER))
                        .block())
                .isEqualTo(5);
    }

    private List<Told> list(@org.jspecify.annotations.Nullable UUID before) {
        return desk.notices()
                .of(desk.actor(desk.tom.holder(), Role.HOLDER), before, 3)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private List<String> told(UUID person, Role... roles) {
        Notices notices = desk.notices();
        return notices.of(desk.actor(person, roles), null, 100)
                .map(told -> notices.words(told).subject())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static String calls() {
        return "select case n.person_id when '<holder>' then 'tom ' else 'nina ' end || c.why || ' ' || coalesce(c.outcome, 'open')"
                + " from notice_call c join notice n on n.council_id = c.council_id and n.id = c.notice_id"
                + " where c.council_id = '<council>' order by 1";
    }
}
