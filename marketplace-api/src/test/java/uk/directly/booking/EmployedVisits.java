package uk.directly.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.model.Wages;
import uk.directly.council.BankHolidays;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.data.KeptAnswers;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.KnownPeople;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.rate.PriceLine;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;

/** Visits of somebody employed at £15.00 an hour, where the council pays £17.80 towards one; on a clock that is moved. */
public final class EmployedVisits {
    /** When each begins. */
    public static final Instant START = Instant.parse("2026-12-03T09:30:00Z");

    static final Duration VISIT = Duration.ofMinutes(150);
    private static final long PAY = 1500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whose they are. */
    public final ApprovedVisit tom;

    final OpenVisits visits;
    /** Product time. */
    public final MovableTime time = MovableTime.at("2026-12-03T13:00:00Z");

    final Approvals approvals;
    final VisitTasks tasks;
    private final BookingBook book;
    private final Upkeeps work;

    /** In a council of their own. */
    public EmployedVisits(TestDatabase database) {
        tom = ApprovedVisit.byStripe(database);
        visits = new OpenVisits(database, tom);
        book = new BookingBook(database.client(), JSON);
        try (OfferContext context = new OfferContext(database)) {
            Changes changes = context.get(Changes.class);
            CouncilSettings settings = context.get(CouncilSettings.class);
            BankHolidays holidays = context.get(BankHolidays.class);
            PromisedDays promised = new PromisedDays(settings, holidays);
            approvals = new Approvals(book, promised, changes, context.get(KeptAnswers.class), clock());
            tasks = new VisitTasks(
                    database.client(), book, approvals, changes, KnownPeople.of(database.client(), clock()), clock());
            work = new Upkeeps(
                    database.client(),
                    book,
                    context.get(JsonMapper.class),
                    settings,
                    holidays,
                    new UpkeepSteps(promised, settings, changes),
                    clock());
        }
        visits.execute("update person set subject = id::text where id = '<holder>'");
        visits.execute("update booking set approved_at = '2026-12-01T13:00Z' where id = '" + tom.booking() + "'");
    }

    /** Booked for two and a half hours: £44.50 is held, of it £37.50 pay. */
    UUID booked() {
        UUID visit = visits.confirmed(START, VISIT);
        visits.execute(
                "update booking set engagement = 'employed', lines = '" + lines(150) + "' where id = '" + visit + "'");
        return visit;
    }

    /** Told that it was so many minutes. */
    public UUID told(int minutes) {
        UUID visit = booked();
        tell(visit, minutes);
        return visit;
    }

    /** Tells it, or tells it anew. */
    public void tell(UUID visit, int minutes) {
        Booking now = one(visit);
        Booking.Visit before = now.visit();
        Wages.Posting corrected = java.util.Objects.requireNonNull(now.wages())
                .corrected(List.of(line(minutes)), List.of(), price(minutes));
        visits.execute("select booking_record(jsonb_build_object('id', '" + visit
                + "', 'councilId', '<council>', 'actorId', '<person>', 'version', " + now.version()
                + ", 'recordId', uuidv7(), 'replacesId', " + (before == null ? "null" : "'" + before.id() + "'")
                + ", 'start', '" + START + "', 'end', '" + START.plus(Duration.ofMinutes(minutes)) + "', 'lines', '"
                + lines(minutes) + "'::jsonb, 'items', '[]'::jsonb, 'pricePence', " + price(minutes) + ", 'wages', '"
                + JSON.writeValueAsString(corrected) + "'::jsonb, 'at', '" + time.instant() + "'))");
    }

    /** What so many minutes cost, employer costs in it. */
    public static long price(int minutes) {
        return OpenVisits.price(Duration.ofMinutes(minutes));
    }

    /** The pay for so many minutes. */
    public static long pay(int minutes) {
        return (minutes * PAY + 30) / 60;
    }

    private static PriceLine line(int minutes) {
        return new PriceLine(Band.WEEKDAY, minutes, PAY, pay(minutes));
    }

    private static String lines(int minutes) {
        return JSON.writeValueAsString(
                List.of(Map.of("band", "weekday", "minutes", minutes, "ratePence", PAY, "amountPence", pay(minutes))));
    }

    Booking one(UUID visit) {
        return book.one(holder(), visit).blockOptional().orElseThrow();
    }

    /** Pay posted, pay due on the payroll, pay on its lines, minutes on its lines. */
    String payroll(UUID visit) {
        return visits.one("select b.pay_posted_pence || ' '"
                + " || coalesce((select sum(s.amount_pence) from settlement s where s.booking_id = b.id and s.rail = 'payroll'), 0) || ' '"
                + " || coalesce((select sum(l.pay_pence) from payroll_line l where l.booking_id = b.id), 0) || ' '"
                + " || coalesce((select sum(l.minutes) from payroll_line l where l.booking_id = b.id), 0)"
                + " from booking b where b.id = '" + visit + "'");
    }

    /** What is in that account, of the person's budget or of the council's own. */
    public long account(String kind, String name) {
        return Long.parseLong(visits.one(
                "select coalesce(sum(a.credits_posted - a.debits_posted), 0)::text from ledger_account a where a.council_id = '"
                        + tom.council() + "' and a.kind = '" + kind + "' and a.name = '" + name + "'"));
    }

    /** Takes all but so much out of what is left to use. */
    public void leaves(long pence) {
        visits.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                    subject_kind, subject_id, description, at)
                select l.council_id, uuidv7(), 'direct', l.id, ledger_account_of(l.council_id, 'council-funding', null),
                       l.credits_posted - l.debits_posted - l.debits_pending - %1$d, 'return', 'budget', l.owner_id, 'x',
                       '2026-12-03T09:00Z'
                  from ledger_account l where l.council_id = '<council>' and l.kind = 'budget-council'
                   and l.credits_posted - l.debits_posted - l.debits_pending > %1$d""".formatted(pence));
    }

    /** Lets time pass, and does what is due. */
    public void pass(Duration duration) {
        time.pass(duration);
        round();
    }

    /** Rounds, until nothing moves any more. */
    void round() {
        for (int i = 0; i < 4; i++) {
            work.round().block();
        }
    }

    /** The person. */
    public Actor holder() {
        return actor(tom.holder(), Role.HOLDER);
    }

    /** Somebody of the council. */
    public Actor actor(UUID person, Role role) {
        return new Actor(person, tom.council(), "Somebody", Set.of(role), null, person);
    }

    /** A new key. */
    public static IdempotencyKey key() {
        return IdempotencyKey.of(Ids.next(), "test", Ids.next().toString(), "x");
    }

    /** Says that something is wrong with it. */
    public void questioned(UUID visit) {
        approvals.query(holder(), visit, "They left early").block();
    }

    /** Does it in the database. */
    public void execute(String sql) {
        visits.execute(sql);
    }

    /** The first column of the first row. */
    public String select(String sql) {
        return visits.one(sql.replace("<council>", tom.council().toString()));
    }

    /** Product time, which is moved. */
    public Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        };
    }
}
