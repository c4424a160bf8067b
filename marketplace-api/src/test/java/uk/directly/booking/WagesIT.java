package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R57, R84, R85: an employed person's time is paid whatever is said or not said to it, and all of it stands in the ledger. */
@WithDatabase
class WagesIT {
    private static final Duration DAY = Duration.ofDays(1);

    private final EmployedVisits aisha;
    private final OpenVisits visits;

    WagesIT(TestDatabase database) {
        aisha = new EmployedVisits(database);
        visits = aisha.visits;
    }

    static List<Integer> seeds() {
        int rounds = "whole".equals(System.getProperty("directly.storms")) ? 100 : 6;
        return IntStream.range(0, rounds).boxed().toList();
    }

    @Test
    @DisplayName(
            "R57 R85 a question: 3 hours at £15 are £45.00 on the payroll at once, £8.40 set aside; a yes moves nothing more")
    void aQuestionThenYes() {
        UUID visit = aisha.told(180);
        assertThat(aisha.payroll(visit)).isEqualTo("0 0 0 0");

        assertThat(query(visit)).isInstanceOf(BookingResult.Done.class);

        assertThat(visits.figures(visit)).isEqualTo("queried 0 5340 5340 0");
        assertThat(aisha.payroll(visit)).isEqualTo("4500 4500 4500 180");
        assertThat(aisha.account("budget-reserve", "")).isEqualTo(840);
        assertThat(visits.money()).isEqualTo("53450 0");
        assertThat(visits.told("wages-in-question", visit)).isEqualTo(1);
        assertThat(aisha.one(visit).openPence()).isEqualTo(5340);

        assertThat(approve(visit, null)).isInstanceOf(BookingResult.Done.class);
        assertThat(visits.figures(visit)).isEqualTo("settled 0 5340 0 0");
        assertThat(aisha.payroll(visit)).isEqualTo("4500 4500 4500 180");
        assertThat(visits.money()).isEqualTo("53450 0");
        assertThat(visits.told("settlement-due", visit)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "R85 agreed on less: the correction brings back £7.50 pay and £1.40 set aside by postings that name theirs")
    void agreedOnLess() {
        UUID visit = aisha.told(180);
        query(visit);
        approve(visit, 1000L);
        assertThat(visits.figures(visit)).isEqualTo("queried 0 5340 4340 0");

        aisha.tell(visit, 150);

        assertThat(visits.figures(visit)).isEqualTo("recorded 0 4450 0 0");
        assertThat(aisha.payroll(visit)).isEqualTo("3750 3750 3750 150");
        assertThat(aisha.account("budget-reserve", "")).isEqualTo(700);
        assertThat(visits.money()).isEqualTo("54200 0");
        assertThat(visits.one("select string_agg(amount_pence::text, ' ' order by amount_pence) from ledger_transfer"
                        + " where code = 'correction' and subject_id = '" + visit + "' and corrects_id is not null"))
                .isEqualTo("50 140 700");
        assertThat(aisha.one(visit).openPence()).as("all of it is asked anew").isEqualTo(4450);
        assertThat(approve(visit, null)).isInstanceOf(BookingResult.Done.class);
        assertThat(visits.figures(visit)).isEqualTo("settled 0 4450 0 0");
        assertThat(aisha.payroll(visit)).isEqualTo("3750 3750 3750 150");
    }

    @Test
    @DisplayName("R57 told longer afterwards: what is posted stays, the rest is posted when it would be held back")
    void toldLonger() {
        UUID visit = aisha.told(120);
        query(visit);
        assertThat(aisha.payroll(visit)).isEqualTo("3000 3000 3000 120");

        aisha.tell(visit, 200);
        assertThat(aisha.payroll(visit)).isEqualTo("3000 3000 3000 120");
        query(visit);

        assertThat(aisha.payroll(visit)).isEqualTo("5000 5000 5000 200");
        assertThat(aisha.one(visit).inQuestionPence()).isEqualTo(EmployedVisits.price(200));
    }

    @Test
    @DisplayName(
            "R57 R85 a silence that doesn't count: the time is on the payroll on day 5, asked of others, and never lapses")
    void silenceThatDoesNotCount() {
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')");
        UUID visit = aisha.told(150);
        aisha.round();
        aisha.pass(DAY.multipliedBy(3));
        assertThat(aisha.payroll(visit)).isEqualTo("0 0 0 0");

        aisha.pass(DAY.multipliedBy(2));

        assertThat(visits.figures(visit)).isEqualTo("recorded 0 4450 0 0");
        assertThat(aisha.payroll(visit)).isEqualTo("3750 3750 3750 150");
        assertThat(task(visit)).isEqualTo("always-ask open");
        aisha.pass(DAY.multipliedBy(61));
        aisha.pass(DAY.multipliedBy(365));
        assertThat(visits.figures(visit)).isEqualTo("recorded 0 4450 0 0");
        assertThat(visits.told("visit-lapsed", visit)).isZero();
        assertThat(task(visit)).isEqualTo("always-ask open");

        Actor sam = aisha.actor(visits.person("Sam", "support"), Role.SUPPORT);
        VisitTask task = aisha.tasks.toDo(sam, 9).next().blockOptional().orElseThrow();
        assertThat(aisha.tasks.yes(sam, task.id(), null, EmployedVisits.key()).block())
                .isInstanceOf(BookingResult.Done.class);
        assertThat(visits.figures(visit)).isEqualTo("settled 0 4450 0 0");
        assertThat(visits.money()).isEqualTo("54200 0");
    }

    @Test
    @DisplayName(
            "R57 a silence that counts for a part: all time is paid, the part is asked about further and never lapses")
    void silenceForAPart() {
        UUID visit = aisha.told(180);
        aisha.round();
        aisha.pass(DAY.multipliedBy(3));
        aisha.pass(DAY.multipliedBy(2));

        assertThat(visits.figures(visit)).isEqualTo("queried 0 5340 890 0");
        assertThat(aisha.payroll(visit)).isEqualTo("4500 4500 4500 180");
        aisha.pass(DAY.multipliedBy(5));
        assertThat(task(visit)).isEqualTo("not-agreed open");
        aisha.pass(DAY.multipliedBy(70));
        assertThat(visits.figures(visit)).isEqualTo("queried 0 5340 890 0");
        assertThat(approve(visit, null)).isInstanceOf(BookingResult.Done.class);
        assertThat(task(visit)).isEqualTo("not-agreed agreed");
        assertThat(visits.figures(visit)).isEqualTo("settled 0 5340 0 0");
    }

    @Test
    @DisplayName(
            "R57 what nothing covers: the hold, the reserve, then the exception account; settled tells what was posted")
    void nothingCovers() {
        UUID first = aisha.told(150);
        query(first);
        assertThat(aisha.account("budget-reserve", "")).isEqualTo(700);
        UUID visit = visits.confirmed(EmployedVisits.START.plus(DAY), EmployedVisits.VISIT);
        visits.execute("update booking set engagement = 'employed' where id = '" + visit + "'");
        aisha.leaves(0);
        aisha.time.pass(DAY.multipliedBy(2));
        aisha.tell(visit, 240);

        query(visit);

        assertThat(visits.figures(visit)).isEqualTo("queried 0 6000 7120 0");
        assertThat(aisha.payroll(visit)).isEqualTo("6000 6000 6000 240");
        assertThat(aisha.account("budget-reserve", "")).isZero();
        assertThat(aisha.account("exception", "wages")).isEqualTo(-850);
        assertThat(visits.told("wages-not-covered", visit)).isEqualTo(1);

        aisha.tell(visit, 150);
        assertThat(aisha.payroll(visit)).isEqualTo("3750 3750 3750 150");
        assertThat(aisha.account("exception", "wages")).as("first").isZero();
        assertThat(aisha.account("budget-reserve", "")).as("then").isEqualTo(700);
        assertThat(visits.money()).as("then what the council paid").isEqualTo("1400 0");
    }

    @Test
    @DisplayName(
            "R85 what was paid out already isn't taken from the next pay: it stands as an exception, and finance is told")
    void paidOutBefore() {
        UUID visit = aisha.told(180);
        query(visit);
        visits.execute("update settlement set state = 'paid', paid_at = '2026-12-04T09:00Z' where booking_id = '"
                + visit + "'");

        aisha.tell(visit, 150);

        assertThat(aisha.payroll(visit)).isEqualTo("3750 4500 3750 150");
        assertThat(aisha.account("exception", "wages")).isEqualTo(-750);
        assertThat(visits.told("wages-to-recover", visit)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "R57 the database refuses to hold wages back, to let them lapse, and to change what went to the payroll")
    void theDatabaseRefuses() {
        UUID visit = aisha.told(150);

        assertThatThrownBy(() -> visits.execute("update booking set state = 'queried' where id = '" + visit + "'"))
                .hasStackTraceContaining("not held back");
        assertThatThrownBy(() ->
                        visits.execute("update booking set silent_at = '2026-12-09T09:00Z' where id = '" + visit + "'"))
                .hasStackTraceContaining("not held back");
        query(visit);
        assertThatThrownBy(() -> visits.execute("update booking set state = 'expired', lapsed_pence = 1, lapsed_at ="
                        + " '2027-12-09T09:00Z' where id = '" + visit + "'"))
                .hasStackTraceContaining("booking_wages_do_not_lapse");
        assertThatThrownBy(() -> visits.execute("update payroll_line set pay_pence = 1"))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> visits.execute("update booking set settled_pence = 9999 where id = '" + visit + "'"))
                .hasStackTraceContaining("booking_settled_is_posted");
    }

    @Test
    @DisplayName("R57 what was held back before this rule is paid by the next round")
    void catchesUp() {
        UUID visit = aisha.told(150);
        visits.execute("alter table booking disable trigger booking_wages_guard");
        visits.execute(
                "update booking set state = 'queried', in_question_pence = 4450, look_at = '2026-12-03T09:00Z' where id ="
                        + " '" + visit + "'");
        visits.execute("alter table booking enable trigger booking_wages_guard");

        aisha.round();

        assertThat(visits.figures(visit)).isEqualTo("queried 0 4450 4450 0");
        assertThat(aisha.payroll(visit)).isEqualTo("3750 3750 3750 150");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R85 a question against the day on which others lapse: the pay is posted once, and nothing lapses")
    void questionAgainstLapse(int seed) {
        visits.execute(
                "insert into asking_wish values ('<council>', '<holder>', true, false, '2026-12-01T09:00Z', '<holder>')");
        UUID visit = aisha.told(180);
        aisha.round();
        aisha.pass(DAY.multipliedBy(3));
        aisha.time.pass(DAY.multipliedBy(seed % 2 == 0 ? 2 : 62));

        race(seed, Mono.fromRunnable(aisha::round), Mono.fromRunnable(() -> query(visit)));
        aisha.round();

        assertThat(visits.figures(visit)).isIn("queried 0 5340 5340 0", "recorded 0 5340 0 0");
        assertThat(aisha.payroll(visit)).isEqualTo("4500 4500 4500 180");
        assertThat(visits.told("settlement-due", visit)).isEqualTo(1);
        assertThat(visits.money()).isEqualTo("53450 0");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("R85 a yes against a correction: what is posted is what was told last")
    void yesAgainstCorrection(int seed) {
        UUID visit = aisha.told(180);
        query(visit);

        race(seed, Mono.fromRunnable(() -> approve(visit, null)), Mono.fromRunnable(() -> aisha.tell(visit, 150)));

        String figures = visits.figures(visit);
        assertThat(figures).isIn("settled 0 5340 0 0", "recorded 0 4450 0 0");
        assertThat(aisha.payroll(visit))
                .isEqualTo(figures.startsWith("settled") ? "4500 4500 4500 180" : "3750 3750 3750 150");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName(
            "R85 on any way: pay posted = due = on the lines = minutes × pay of what was told, once an answer is waited for")
    void anyWay(int seed) {
        Random random = new Random(seed);
        int minutes = 15 * (4 + random.nextInt(12));
        UUID visit = aisha.told(minutes);
        for (int step = 0; step < 8; step++) {
            if (aisha.one(visit).state() == BookingState.SETTLED) {
                break;
            }
            switch (random.nextInt(5)) {
                case 0 -> query(visit);
                case 1 ->
                    approve(
                            visit,
                            1 + (long) random.nextInt((int) aisha.one(visit).openPence()));
                case 2 -> {
                    minutes = 15 * (4 + random.nextInt(12));
                    aisha.tell(visit, minutes);
                }
                case 3 -> aisha.pass(DAY.multipliedBy(random.nextInt(70)));
                default -> aisha.leaves(random.nextInt(3000));
            }
            Booking now = aisha.one(visit);
            String[] figures = aisha.payroll(visit).split(" ", -1);
            assertThat(List.of(figures[1], figures[2]))
                    .as("step %d of %s", step, now.state())
                    .containsOnly(figures[0]);
            boolean waits = now.state() == BookingState.QUERIED || now.since().silentAt() != null;
            if (waits || now.state() == BookingState.SETTLED) {
                assertThat(figures[0]).isEqualTo(String.valueOf(EmployedVisits.pay(minutes)));
                assertThat(figures[3]).isEqualTo(String.valueOf(minutes));
            } else {
                assertThat(Long.parseLong(figures[0])).isLessThanOrEqualTo(EmployedVisits.pay(minutes));
            }
            assertThat(now.settledPence())
                    .isLessThanOrEqualTo(Math.max(EmployedVisits.price(minutes), EmployedVisits.pay(minutes)));
        }
    }

    private BookingResult query(UUID visit) {
        return aisha.approvals
                .query(aisha.holder(), visit, "They left early")
                .blockOptional()
                .orElseThrow();
    }

    private BookingResult approve(UUID visit, @org.jspecify.annotations.Nullable Long pence) {
        return aisha.approvals
                .approve(aisha.holder(), visit, pence, EmployedVisits.key())
                .blockOptional()
                .orElseThrow();
    }

    /** Why somebody is asked, and what came of it. */
    private String task(UUID visit) {
        return visits.one(
                "select t.reason || ' ' || coalesce(t.outcome, 'open') from visit_task t where t.booking_id = '" + visit
                        + "' and t.kind = 'silent' order by t.made_at desc");
    }

    /** Both at once; which is a breath earlier is the seed's. */
    private static void race(int seed, Mono<?> one, Mono<?> other) {
        Random random = new Random(seed);
        Mono.when(
                        one.delaySubscription(Duration.ofMillis(random.nextInt(4)), Schedulers.boundedElastic())
                                .onErrorComplete(),
                        other.delaySubscription(Duration.ofMillis(random.nextInt(4)), Schedulers.boundedElastic())
                                .onErrorComplete())
                .block(Duration.ofSeconds(30));
    }
}
