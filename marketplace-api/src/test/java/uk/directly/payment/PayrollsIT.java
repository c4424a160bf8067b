package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.booking.EmployedVisits;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R81, R84, R85: what goes to a payroll, what the bureau makes of it, and who sees it. */
@WithDatabase
class PayrollsIT {
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final YearMonth JANUARY = YearMonth.of(2027, 1);

    private final EmployedVisits aisha;
    private final Payrolls payrolls;
    private final PayrollReckoning reckoning;

    PayrollsIT(TestDatabase database) {
        aisha = new EmployedVisits(database);
        try (OfferContext context = new OfferContext(database)) {
            Changes changes = context.get(Changes.class);
            payrolls = new Payrolls(database.client(), changes, aisha.clock());
            reckoning = new PayrollReckoning(payrolls, changes, aisha.clock());
        }
    }

    @Test
    @DisplayName("R81 R85 three hours in question: a line with band, rate and pay, marked; the estimate beneath")
    void aMonth() {
        aisha.questioned(aisha.told(180));

        PayrollMonth.Worker worker = worker(DECEMBER);

        assertThat(worker.lines()).hasSize(1);
        PayrollMonth.Line line = worker.lines().getFirst();
        assertThat(line.minutes() + " " + line.kind() + " " + line.band() + " " + line.ratePence() + " "
                        + line.payPence() + " " + line.inQuestion())
                .isEqualTo("180 worked weekday 1500 4500 true");
        assertThat(worker.estimate().holidayPence()).isEqualTo(543);
        assertThat(worker.latest()).isNull();
    }

    @Test
    @DisplayName("R81 the CSV has a row a line and one an estimate, and no spreadsheet runs a name")
    void theFile() {
        aisha.execute("update provider set name = '=HYPERLINK(\"x\")' where id = '<provider>'");
        aisha.questioned(aisha.told(180));

        List<String> lines = PayrollFile.lines(month(DECEMBER));

        assertThat(lines.getFirst()).startsWith("worker,date,start,end,minutes,kind,band,rate,pay,in question");
        assertThat(lines.get(1))
                .isEqualTo(
                        "\"'=HYPERLINK(\"\"x\"\")\",2026-12-03,09:30,12:30,180,worked,weekday,15.00,45.00,yes,recorded\r\n");
        assertThat(lines.subList(2, lines.size()))
                .hasSize(4)
                .allMatch(line -> line.contains("estimate: ") && line.startsWith("\"'="));
        assertThat(lines.get(2)).contains(",holiday-pay,,,5.43,");
    }

    @Test
    @DisplayName(
            "R84 the bureau's costs come out of what was set aside; the rest stays set aside; both figures are kept")
    void theBureausFigures() {
        aisha.questioned(aisha.told(180));
        assertThat(aisha.account("budget-reserve", "")).isEqualTo(840);

        assertThat(enter(0, 4500, 543, 0)).isEqualTo(new PayrollReckoning.Result.Done(1, false));

        assertThat(aisha.account("budget-reserve", "")).isEqualTo(297);
        assertThat(aisha.account("provider-payable", "payroll")).isEqualTo(543);
        assertThat(worker(DECEMBER).latest())
                .extracting(PayrollMonth.Figures::totalPence)
                .isEqualTo(5043L);
        assertThat(aisha.select(
                        "select estimate ->> 'holidayPence' from payroll_figures where council_id = '<council>'"))
                .isEqualTo("543");

        assertThat(enter(1, 4500, 400, 0)).isEqualTo(new PayrollReckoning.Result.Done(2, false));
        assertThat(aisha.account("budget-reserve", "")).isEqualTo(440);
        assertThat(aisha.account("provider-payable", "payroll")).isEqualTo(400);
        assertThat(worker(DECEMBER).figures()).hasSize(2);
        assertThatThrownBy(() -> aisha.execute("update payroll_figures set holiday_pence = 1"))
                .hasStackTraceContaining("append-only");
    }

    @Test
    @DisplayName(
            "R84 more than was set aside comes from what is left to use, then the exception account, and finance is told")
    void moreThanSetAside() {
        aisha.questioned(aisha.told(180));
        aisha.leaves(100);

        assertThat(enter(0, 4500, 1000, 140)).isEqualTo(new PayrollReckoning.Result.Done(1, false));

        assertThat(aisha.account("budget-reserve", "")).isZero();
        assertThat(aisha.account("budget-council", "")).isZero();
        assertThat(aisha.account("exception", "wages")).isEqualTo(-200);
        assertThat(
                        aisha.select(
                                "select count(*)::text from outbox where topic = 'wages-not-covered' and council_id = '<council>'"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("R85 nobody is reckoned less than their time comes to; what was looked at has to stand still")
    void refusals() {
        aisha.questioned(aisha.told(180));

        assertThat(enter(0, 4499, 0, 0)).isInstanceOf(PayrollReckoning.Result.Invalid.class);
        assertThat(enter(1, 4500, 0, 0)).isEqualTo(new PayrollReckoning.Result.Changed());
        assertThat(reckoning
                        .enter(aisha.holder(), employer(), entry(0, 4000, 4500, 0, 0, null), key("seen"))
                        .block())
                .isEqualTo(new PayrollReckoning.Result.Changed());
        assertThat(reckoning
                        .enter(
                                aisha.holder(),
                                employer(),
                                new PayrollReckoning.Entry(
                                        Ids.next(), DECEMBER, 0, 4500, 4500, 0, 0, 0, null, "Bureau"),
                                key("nobody"))
                        .block())
                .isEqualTo(new PayrollReckoning.Result.NotFound());
        assertThat(aisha.account("provider-payable", "payroll")).isZero();
    }

    @Test
    @DisplayName("R15 the same key again is the same entry; another body under it is refused")
    void onceUnderAKey() {
        aisha.questioned(aisha.told(180));
        PayrollReckoning.Entry entry = entry(0, 4500, 4500, 543, 0, null);

        assertThat(reckoning
                        .enter(aisha.holder(), employer(), entry, key("one"))
                        .block())
                .isEqualTo(new PayrollReckoning.Result.Done(1, false));
        assertThat(reckoning
                        .enter(aisha.holder(), employer(), entry, key("one"))
                        .block())
                .isEqualTo(new PayrollReckoning.Result.Done(1, true));
        assertThat(aisha.account("provider-payable", "payroll")).isEqualTo(543);
    }

    @Test
    @DisplayName("R81 once it is paid nothing is due any more; it can come to more, and not to less")
    void paid() {
        aisha.questioned(aisha.told(180));

        assertThat(reckoning
                        .enter(
                                aisha.holder(),
                                employer(),
                                entry(0, 4500, 4500, 543, 0, LocalDate.of(2026, 12, 3)),
                                key("paid"))
                        .block())
                .isEqualTo(new PayrollReckoning.Result.Done(1, false));

        assertThat(aisha.account("provider-payable", "payroll")).isZero();
        assertThat(aisha.select("select string_agg(state, ' ') from settlement where rail = 'payroll' and council_id ="
                        + " '<council>'"))
                .isEqualTo("paid");
        assertThat(aisha.account("rail-clearing", "payroll")).isEqualTo(5043);
        assertThat(reckoning
                        .enter(
                                aisha.holder(),
                                employer(),
                                entry(1, 4500, 4500, 500, 0, LocalDate.of(2026, 12, 3)),
                                key("less"))
                        .block())
                .isEqualTo(new PayrollReckoning.Result.PaidAlready());
        assertThat(reckoning
                        .enter(
                                aisha.holder(),
                                employer(),
                                entry(1, 4500, 4500, 600, 0, LocalDate.of(2026, 12, 3)),
                                key("more"))
                        .block())
                .isEqualTo(new PayrollReckoning.Result.Done(2, false));
        assertThat(aisha.account("rail-clearing", "payroll")).isEqualTo(5100);
    }

    @Test
    @DisplayName("R85 a correction after the bureau reckoned goes to the next month, as lines of its own")
    void correctedLater() {
        UUID visit = aisha.told(180);
        aisha.questioned(visit);
        enter(0, 4500, 543, 0);

        aisha.tell(visit, 150);

        assertThat(worker(DECEMBER).payPence()).isEqualTo(4500);
        assertThat(worker(JANUARY).payPence()).isEqualTo(-750);
        assertThat(worker(JANUARY).minutes()).isEqualTo(-30);
        assertThat(worker(JANUARY).lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    @DisplayName("R84 two bureaus at once, and a correction beside them: one counts, and every figure agrees")
    void races(int seed) {
        UUID visit = aisha.told(180);
        aisha.questioned(visit);

        Flux.merge(
                        reckoning
                                .enter(aisha.holder(), employer(), entry(0, 4500, 4500, 543, 0, null), key("a" + seed))
                                .delaySubscription(Duration.ofMillis(seed % 3), Schedulers.boundedElastic()),
                        reckoning
                                .enter(aisha.holder(), employer(), entry(0, 4500, 4500, 400, 0, null), key("b" + seed))
                                .delaySubscription(Duration.ofMillis(seed % 2), Schedulers.boundedElastic()),
                        Mono.fromRunnable(() -> aisha.tell(visit, 150))
                                .delaySubscription(Duration.ofMillis(seed / 2), Schedulers.boundedElastic()))
                .collectList()
                .block(Duration.ofSeconds(30));

        String figures = aisha.select("select coalesce(string_agg(posted_pence::text, ' '), '-') from payroll_figures"
                + " where council_id = '<council>'");
        assertThat(figures).isIn("4500", "-");
        long lines = Long.parseLong(
                aisha.select("select sum(pay_pence)::text from payroll_line where council_id = '<council>'"));
        assertThat(lines).isEqualTo(3750);
        long ofDecember = worker(DECEMBER).payPence();
        assertThat(ofDecember).isEqualTo(figures.equals("-") ? 3750 : 4500);
        assertThat(aisha.account("provider-payable", "payroll")).isIn(0L, 400L, 543L);
    }

    @Test
    @DisplayName(
            "R93 R102 the employer, who looks after the account, the worker, and finance with a reason; nobody else")
    void whoSees() {
        aisha.questioned(aisha.told(180));
        Actor worker = actor(aisha.tom.person(), Role.PROVIDER, aisha.tom.provider());
        Actor other = actor(Ids.next(), Role.PROVIDER, Ids.next());
        UUID officer = aisha.tom.person();

        assertThat(months(PayrollReader.worker(worker))).hasSize(1);
        assertThat(months(PayrollReader.worker(other))).isEmpty();
        assertThat(months(PayrollReader.employer(actor(Ids.next(), Role.HOLDER, null))))
                .isEmpty();
        assertThat(months(PayrollReader.organisation(other, aisha.tom.holder())))
                .isEmpty();
        aisha.execute("alter table budget disable trigger user; update budget set route = 'supported', supported_by ="
                + " '<provider>' where council_id = '<council>'; alter table budget enable trigger user");
        assertThat(months(PayrollReader.organisation(worker, aisha.tom.holder())))
                .hasSize(1);
        assertThat(months(PayrollReader.organisation(other, aisha.tom.holder())))
                .isEmpty();

        Actor finance = actor(officer, Role.FINANCE, null);
        assertThat(months(payrolls.open(finance, aisha.tom.holder(), "Audit of December", DECEMBER)
                        .block()))
                .hasSize(1);
        assertThat(payrolls.open(finance, Ids.next(), "Audit of December", DECEMBER)
                        .blockOptional())
                .isEmpty();
        assertThat(aisha.select(
                        "select details ->> 'reason' from audit_event where action = 'payroll-opened' and subject_id"
                                + " = '" + aisha.tom.holder() + "'"))
                .isEqualTo("Audit of December");
        assertThat(payrolls.open(
                                actor(aisha.tom.holder(), Role.FINANCE, null),
                                aisha.tom.holder(),
                                "My own one",
                                DECEMBER)
                        .blockOptional())
                .as("not their own as an officer")
                .isEmpty();
    }

    private PayrollReckoning.Result enter(int version, long pay, long holiday, long ni) {
        return reckoning
                .enter(
                        aisha.holder(),
                        employer(),
                        entry(version, 4500, pay, holiday, ni, null),
                        key(version + " " + pay + " " + holiday))
                .blockOptional()
                .orElseThrow();
    }

    private PayrollReckoning.Entry entry(
            int version, long seen, long pay, long holiday, long ni, @Nullable LocalDate paidOn) {
        return new PayrollReckoning.Entry(
                aisha.tom.provider(), DECEMBER, version, seen, pay, holiday, ni, 0, paidOn, "Pay Bureau Ltd");
    }

    private PayrollReader employer() {
        return PayrollReader.employer(aisha.holder());
    }

    private PayrollMonth month(YearMonth month) {
        return payrolls.months(employer(), month)
                .next()
                .blockOptional()
                .orElseGet(() -> new PayrollMonth(aisha.tom.holder(), "", month, List.of(), 0));
    }

    private PayrollMonth.Worker worker(YearMonth month) {
        return month(month).workers().getFirst();
    }

    private List<PayrollMonth> months(@Nullable PayrollReader reader) {
        assertThat(reader).isNotNull();
        return payrolls.months(java.util.Objects.requireNonNull(reader), DECEMBER)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Actor actor(UUID person, Role role, @Nullable UUID provider) {
        return new Actor(person, aisha.tom.council(), "Somebody", Set.of(role), provider, person);
    }

    private IdempotencyKey key(String name) {
        return IdempotencyKey.of(aisha.tom.holder(), "test", name + aisha.tom.council(), "x");
    }
}
