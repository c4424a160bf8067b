package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.agreement.AgreementBooks;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R7, R32, R53, R62, R83: what ends an agreement, and what stops a booking of two who agreed. */
@WithDatabase
class AgreementEndingsIT {
    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-12-10T10:00:00Z");

    private static final Instant TOMORROW = Instant.parse("2026-12-11T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-21T09:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 11);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    private final OfferContext context;
    private final ApprovedVisit tom;
    private final OpenVisits visits;
    private final BookingBook book;
    private final AgreementEndings endings;

    AgreementEndingsIT(TestDatabase database) {
        context = new OfferContext(database);
        tom = ApprovedVisit.byStripe(database);
        visits = new OpenVisits(database, tom);
        visits.execute(
                "update agreement_terms set cancellation = '[{\"hoursBefore\": 0, \"percent\": 100}]' where council_id ="
                        + " '<council>'");
        JsonMapper json = JsonMapper.builder().build();
        book = new BookingBook(database.client(), json);
        endings = new AgreementEndings(
                database.client(),
                AgreementBooks.of(database, clock()),
                book,
                promised(),
                context.get(Changes.class),
                clock());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName(
            "R53 the person ends it: each visit on its own terms, £71.20 for tomorrow's and nothing for the other's")
    void thePersonEndsIt() {
        UUID tomorrow = visits.confirmed(TOMORROW, FOUR_HOURS);
        UUID later = visits.confirmed(LATER, FOUR_HOURS);
        series();
        AgreementEndings.Plan plan = plan(holder(), FRIDAY);
        assertThat(plan.visits())
                .extracting(AgreementEndings.Visit::chargePence)
                .containsExactly(7120L, 0L);
        assertThat(plan.series()).isEqualTo(1);

        assertThat(end(holder(), FRIDAY, "one")).isEqualTo(new AgreementEndings.Result.Done(FRIDAY, false));
        assertThat(end(holder(), FRIDAY, "one"))
                .as("once under a key")
                .isEqualTo(new AgreementEndings.Result.Done(FRIDAY, true));

        assertThat(visits.figures(tomorrow)).isEqualTo("cancelled 0 7120 0 0");
        assertThat(visits.figures(later)).isEqualTo("cancelled 0 0 0 0");
        assertThat(visits.money()).isEqualTo("50830 0");
        assertThat(visits.one("select state || ' ' || ends_before from booking_series where council_id = '"
                        + tom.council() + "'"))
                .isEqualTo("ended 2026-12-11");
        assertThat(visits.one("select count(*)::text from outbox where topic = 'agreement-ending' and council_id = '"
                        + tom.council() + "'"))
                .isEqualTo("1");
        assertThat(refusal(FRIDAY, 4450)).startsWith("agreement-ended 2026-12-10");
        assertThat(refusal(FRIDAY.minusDays(1), 4450)).isEqualTo("-");
    }

    @Test
    @DisplayName("R53 the provider ends it: the person pays nothing")
    void theProviderEndsIt() {
        UUID tomorrow = visits.confirmed(TOMORROW, FOUR_HOURS);

        assertThat(plan(provider(), FRIDAY).chargePence()).isZero();
        assertThat(end(provider(), FRIDAY, "one")).isInstanceOf(AgreementEndings.Result.Done.class);

        assertThat(visits.figures(tomorrow)).isEqualTo("cancelled 0 0 0 0");
        assertThat(visits.money()).isEqualTo("57950 0");
        assertThat(visits.one("select cancelled_by from booking where id = '" + tomorrow + "'"))
                .isEqualTo("provider");
    }

    @Test
    @DisplayName("R50 the notice that they agreed: a day before it is refused, and visits before it stand")
    void keepsTheNotice() {
        visits.execute("update agreement_terms set notice_days = 7, provider_accepted_at = '2026-11-30T10:00Z' where"
                + " council_id = '<council>'");
        UUID tomorrow = visits.confirmed(TOMORROW, FOUR_HOURS);
        UUID later = visits.confirmed(LATER, FOUR_HOURS);
        LocalDate earliest = LocalDate.of(2026, 12, 17);

        assertThat(plan(holder(), FRIDAY).firstDay()).isEqualTo(earliest);
        assertThat(end(holder(), FRIDAY, "soon")).isEqualTo(new AgreementEndings.Result.TooSoon(earliest));
        assertThat(end(holder(), earliest, "then")).isInstanceOf(AgreementEndings.Result.Done.class);

        assertThat(visits.figures(tomorrow)).startsWith("confirmed");
        assertThat(visits.figures(later)).startsWith("cancelled");
    }

    @Test
    @DisplayName("who ended it takes it back until the day; the other side doesn't, and nobody twice")
    void takesBack() {
        end(holder(), FRIDAY, "one");
        assertThat(end(provider(), FRIDAY, "two")).isEqualTo(new AgreementEndings.Result.WrongState("ended"));

        assertThat(takeBack(provider())).isEqualTo(new AgreementEndings.Result.WrongState("others"));
        assertThat(takeBack(holder())).isInstanceOf(AgreementEndings.Result.Done.class);
        assertThat(takeBack(holder())).isEqualTo(new AgreementEndings.Result.WrongState("going-on"));
        assertThat(refusal(FRIDAY, 4450)).isEqualTo("-");
        end(holder(), FRIDAY, "again");
        visits.execute("update agreement_ending set first_day = '2026-12-10' where taken_back_at is null");
        assertThat(takeBack(holder())).isEqualTo(new AgreementEndings.Result.WrongState("ended"));
    }

    @Test
    @DisplayName("R102 others find no such agreement")
    void othersFindNothing() {
        Actor eve = actor(visits.person("Eve", "holder"), Ids.next());

        assertThat(endings.plan(eve, agreement(), FRIDAY).blockOptional()).isEmpty();
        assertThat(end(eve, FRIDAY, "eve")).isEqualTo(new AgreementEndings.Result.NotFound());
        assertThat(takeBack(eve)).isEqualTo(new AgreementEndings.Result.NotFound());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    @DisplayName("R53 ending against cancelling: every visit is given back once, and the money agrees")
    void endingAgainstCancelling(int seed) {
        UUID tomorrow = visits.confirmed(TOMORROW, FOUR_HOURS);
        UUID later = visits.confirmed(LATER, FOUR_HOURS);

        Mono.when(
                        Mono.fromRunnable(() -> end(holder(), FRIDAY, "race" + seed))
                                .delaySubscription(Duration.ofMillis(seed % 3), Schedulers.boundedElastic()),
                        Mono.fromRunnable(() -> cancellations()
                                        .cancel(holder(), later, Cancellations.Reason.OTHER, key("cancel" + seed))
                                        .block())
                                .delaySubscription(Duration.ofMillis(seed / 2), Schedulers.boundedElastic()))
                .block(Duration.ofSeconds(30));

        boolean ended = visits.figures(tomorrow).startsWith("cancelled");
        assertThat(visits.figures(later)).isEqualTo("cancelled 0 0 0 0");
        assertThat(visits.money()).isEqualTo(ended ? "50830 0" : "57950 7120");
        assertThat(visits.one("select count(*)::text from agreement_ending where council_id = '" + tom.council() + "'"))
                .isEqualTo(ended ? "1" : "0");
    }

    @Test
    @DisplayName(
            "R62 for administration up to a cap: what is promised counts, a booking beyond it is refused and says what is left")
    void capOfAFamilyDecision() {
        cap(10_000);
        assertThat(refusal(FRIDAY, 5_550)).isEqualTo("-");
        assertThat(refusal(FRIDAY, 5_551)).isEqualTo("family-cap 5550");
        visits.confirmed(TOMORROW, FOUR_HOURS);
        visits.execute("update family_decision set cap_pence = 9000");
        assertThat(refusal(FRIDAY, 1)).isEqualTo("family-cap 0");
    }

    @Test
    @DisplayName("R62 a yes beyond what was promised stays below the cap too")
    void capOfAYes() {
        cap(10_000);
        UUID visit = visits.recorded(
                NOW.minus(Duration.ofHours(5)),
                Duration.ofMinutes(150),
                NOW.minus(Duration.ofHours(5)),
                Duration.ofHours(4),
                NOW.minus(Duration.ofMinutes(30)));

        assertThat(approve(visit, null))
                .isEqualTo(new BookingResult.Refused(new Refusal.FamilyCap(agreement(), 5_550)));
        assertThat(approve(visit, 5_550L)).isInstanceOf(BookingResult.Done.class);
        assertThat(visits.figures(visit)).isEqualTo("queried 0 5550 1570 0");
    }

    @Test
    @DisplayName(
            "R83 an employers' insurance that ran out stops new bookings, not those that stand; the employer is told once")
    void insuranceRanOut() {
        visits.execute("update agreement set engagement = 'employed' where council_id = '<council>'");
        visits.execute("""
                insert into employer_task (council_id, agreement_id, task, done_on, until, said_by, said_at)
                select council_id, id, t, '2026-01-01', case t when 'insurance' then date '2026-12-11' end, '<holder>',
                       '2026-01-01T09:00Z'
                  from agreement, unnest(array['insurance', 'right-to-work']) t where council_id = '<council>'""");
        UUID stands = visits.confirmed(LATER, FOUR_HOURS);

        assertThat(employed("2026-12-11T23:00:00Z")).isEqualTo("-");
        assertThat(employed("2026-12-12T00:00:00Z")).isEqualTo("agreement-needed [\"insurance\"]");
        assertThat(visits.figures(stands)).startsWith("confirmed");

        assertThat(told("2026-12-10")).isEqualTo("employer-task-ending");
        assertThat(told("2026-12-10")).as("once").isEqualTo("employer-task-ending");
        assertThat(told("2026-12-12")).isEqualTo("employer-task-ended employer-task-ending");
        assertThat(told("2026-12-13")).as("once").isEqualTo("employer-task-ended employer-task-ending");
    }

    private String told(String day) {
        visits.one("select employer_tasks_end_due('{\"today\": \"" + day
                + "\", \"at\": \"2026-12-12T00:01:00Z\", \"limit\": 100}')::text");
        return visits.one(
                "select string_agg(topic, ' ' order by topic) from outbox where topic like 'employer-task-%' and"
                        + " council_id = '" + tom.council() + "'");
    }

    private void cap(long pence) {
        visits.execute("update agreement set family = 'partner', family_said_at = '2026-11-01T09:00Z', family_said_by ="
                + " '<holder>' where council_id = '<council>'");
        visits.execute(
                "insert into family_decision (council_id, id, agreement_id, yes, purpose, cap_pence, reason, decided_at,"
                        + " decided_by) select council_id, uuidv7(), id, true, 'administration', " + pence
                        + ", 'x', '2026-11-01T10:00Z', '<person>' from agreement where council_id = '<council>'");
    }

    /** Why a visit of that price on that day would be refused. */
    private String refusal(LocalDate day, long pence) {
        return refusal("self-employed", day + "T09:00:00Z", pence, NOW.toString());
    }

    private String employed(String at) {
        return refusal("employed", "2026-12-30T09:00:00Z", 100, at);
    }

    private String refusal(String engagement, String start, long pence, String at) {
        return visits.one(
                "select coalesce(r ->> 'outcome', '-') || coalesce(' ' || (r ->> 'lastDay'), '') || coalesce(' ' ||"
                        + " (r ->> 'leftPence'), '') || coalesce(' ' || (r ->> 'missing'), '') from booking b, lateral (select"
                        + " agreement_refusal(b.council_id, b.holder_id, b.provider_id, jsonb_build_object('engagement', '"
                        + engagement + "', 'awardId', b.award_id, 'start', '" + start + "', 'pricePence', " + pence
                        + ", 'at', '"
                        + at + "')) as r) x where b.id = '" + tom.booking() + "'");
    }

    private void series() {
        visits.execute("""
                insert into booking_series (council_id, id, holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id,
                    engagement, uses_own_money, rule, first_start, first_end, not_on_school_holidays, not_on_bank_holidays,
                    next_day, made_by, made_at)
                select council_id, uuidv7(), holder_id, budget_id, award_id, plan_line_id, provider_id, offer_id, engagement, false,
                       'FREQ=WEEKLY', '2026-12-11T09:00Z', '2026-12-11T13:00Z', false, false, '2027-01-29', holder_id,
                       '2026-12-01T09:00Z'
                  from booking where council_id = '<council>' limit 1""");
    }

    private AgreementEndings.Plan plan(Actor actor, LocalDate from) {
        return endings.plan(actor, agreement(), from).blockOptional().orElseThrow();
    }

    private AgreementEndings.Result end(Actor actor, LocalDate from, String key) {
        return endings.end(actor, agreement(), from, "Thank you for all", key(key))
                .blockOptional()
                .orElseThrow();
    }

    private AgreementEndings.Result takeBack(Actor actor) {
        return endings.takeBack(actor, agreement()).blockOptional().orElseThrow();
    }

    private @Nullable BookingResult approve(UUID visit, @Nullable Long pence) {
        return new Approvals(book, promised(), context.get(Changes.class), context.get(KeptAnswers.class), clock())
                .approve(holder(), visit, pence, key(visit + " " + pence))
                .block();
    }

    private Cancellations cancellations() {
        return new Cancellations(book, promised(), context.get(Changes.class), context.get(KeptAnswers.class), clock());
    }

    private PromisedDays promised() {
        return new PromisedDays(context.get(CouncilSettings.class), context.get(BankHolidays.class));
    }

    private UUID agreement() {
        return UUID.fromString(visits.one("select agreement_id::text from booking where id = '" + tom.booking() + "'"));
    }

    private Actor holder() {
        return actor(tom.holder(), null);
    }

    private Actor provider() {
        return actor(tom.person(), tom.provider());
    }

    private Actor actor(UUID person, @Nullable UUID provider) {
        return new Actor(person, tom.council(), "Somebody", Set.of(Role.HOLDER, Role.PROVIDER), provider, person);
    }

    private IdempotencyKey key(String name) {
        return IdempotencyKey.of(tom.holder(), "test", name + tom.council(), "x");
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
