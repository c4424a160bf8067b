package uk.directly.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.OutboxEvent;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.RateCardChanges;
import uk.directly.rate.RateCardResult;
import uk.directly.rate.RateCell;
import uk.directly.rate.RateTable;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What approving a rate card does to coming visits: a rate of £17.80 becomes another from Thursday 10 December. */
@WithDatabase
class RateChangesIT {
    private static final Clock CLOCK = Clock.fixed(OfferContext.NOW, ZoneOffset.UTC);
    private static final LocalDate FROM = LocalDate.parse("2026-12-10");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEFORE = "2026-12-09T10:00Z";
    private static final String FIRST = "2026-12-10T10:00Z";
    private static final String SECOND = "2026-12-11T10:00Z";

    private final TestDatabase database;
    private final OfferContext context;
    private final Changes changes;
    private final RateChanges work;
    private final RateChangeBook book;
    private final ApprovedVisit tom;
    private final Actor maker;
    private final Actor checker;

    RateChangesIT(TestDatabase database) {
        this.database = database;
        context = new OfferContext(database);
        changes = context.get(Changes.class);
        work = new RateChanges(changes, CLOCK);
        book = new RateChangeBook(database.client(), CLOCK);
        tom = ApprovedVisit.byStripe(database);
        maker = officer();
        checker = officer();
    }

    @BeforeEach
    void aCardAndSomeOwnMoney() {
        database.execute(filled("""
                insert into rate_card (council_id, id, during) values ('<council>', '<council>', '[2026-04-01,)');
                insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence) values
                    ('<council>', '<council>', 'pay-guide', 'employed', 'weekday', 1320),
                    ('<council>', '<council>', 'base', 'employed', 'weekday', 1560),
                    ('<council>', '<council>', 'base', 'self-employed', 'weekday', 1780),
                    ('<council>', '<council>', 'base', 'micro-provider', 'weekday', 1950),
                    ('<council>', '<council>', 'base', 'organisation', 'weekday', 2280)"""));
        ownMoney(1_000);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("R54 a new card changes who pays what, never what two people agreed: the rate stays £20.00")
    void keepsTheAgreedRate() {
        UUID visit = booking(FIRST, "self-employed", 2_000, 440, true);
        String agreed = agreed(visit);

        approve(1_900, 1_560);

        assertThat(figures(visit)).isEqualTo("4000 4000 200 0 0");
        assertThat(holds(visit)).containsExactly("budget-council 3800", "budget-own 200");
        assertThat(agreed(visit)).isEqualTo(agreed);
        assertThat(database.select("select version from booking where id = '" + visit + "'"))
                .containsExactly("2");
    }

    @Test
    @DisplayName("R54 a visit that stands on no base rate keeps all: agreed and paid from the budget alone")
    void leavesWhatTheBudgetPaysWhole() {
        UUID visit = booking(FIRST, "self-employed", 2_000, 0, false);
        String all = row(visit);

        approve(1_900, 1_560);

        assertThat(row(visit)).isEqualTo(all);
        assertThat(notices()).isEmpty();
    }

    @Test
    @DisplayName("R54 nothing before the card's first day changes, nor what has begun, was cancelled or is over")
    void changesNothingInThePast() {
        UUID before = booking(BEFORE, "self-employed", 2_000, 440, true);
        UUID cancelled = booking(FIRST, "self-employed", 2_000, 440, true);
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id,
                    amount_pence, code, subject_kind, subject_id, description, at)
                select council_id, uuidv7(), 'void', id, debit_account_id, credit_account_id, amount_pence, 'release',
                       'booking', subject_id, '', at from booking_holds('%s', '%s');
                update booking set state = 'cancelled', held_pence = 0 where id = '%2$s'""".formatted(tom.council(), cancelled));
        String was = row(before) + row(cancelled) + row(tom.booking());

        approve(1_900, 1_560);

        assertThat(row(before) + row(cancelled) + row(tom.booking())).isEqualTo(was);
    }

    @Test
    @DisplayName("R54 where the council pays less, the person's own part grows, if the money is there")
    void ownPartGrows() {
        UUID visit = booking(FIRST, "self-employed", 2_000, 440, true);

        approve(1_700, 1_560);

        assertThat(figures(visit)).isEqualTo("4000 4000 600 0 0");
        assertThat(holds(visit)).containsExactly("budget-council 3400", "budget-own 600");
    }

    @Test
    @DisplayName(
            "R54 a hold that can't grow keeps its size, the visit stands and the gap is shown; first come is served")
    void showsTheGap() {
        UUID first = booking(FIRST, "self-employed", 2_000, 440, true);
        UUID second = booking(SECOND, "self-employed", 2_000, 440, true);

        // Own money: £10.00 less twice £4.40 leaves £1.20 of the £1.60 that each would need.
        approve(1_700, 1_560);
        assertThat(figures(first)).isEqualTo("4000 4000 440 0 40");
        assertThat(figures(second)).isEqualTo("4000 4000 440 0 40");
        assertThat(book.shortOf(tom.council(), 10)
                        .map(RateChangeBook.Shortfall::bookingId)
                        .collectList()
                        .block())
                .containsExactly(first, second);
        assertThat(book.shortOf(tom.council(), second)
                        .blockOptional()
                        .orElseThrow()
                        .ownShortPence())
                .isEqualTo(40);

        ownMoney(60);
        approve(1_690, 1_560);
        // £1.80 free: the first grows by £1.80, nothing is left for the second.
        assertThat(figures(first)).isEqualTo("4000 4000 620 0 0");
        assertThat(figures(second)).isEqualTo("4000 4000 440 0 180");
    }

    @Test
    @DisplayName("R84 R54 the hold of an employed PA's time follows the base rate, and is never less than the pay")
    void employedHoldsFollow() {
        UUID visit = booking(FIRST, "employed", 1_400, 0, false);
        assertThat(figures(visit)).startsWith("3120 3120");

        approve(1_780, 1_700);
        assertThat(figures(visit)).isEqualTo("3400 3400 0 0 0");
        assertThat(holds(visit)).containsExactly("budget-council 3400");

        approve(1_780, 1_330);
        assertThat(figures(visit)).isEqualTo("2800 2800 0 0 0");
    }

    @Test
    @DisplayName("R54 an employed hold that can't grow keeps its size and says what is missing")
    void employedHoldStaysWhereMoneyIsShort() {
        UUID visit = booking(FIRST, "employed", 1_400, 0, false);
        spendAllBut(100);

        approve(1_780, 1_700);

        assertThat(figures(visit)).isEqualTo("3120 3120 0 180 0");
        assertThat(holds(visit)).containsExactly("budget-council 3120");
    }

    @Test
    @DisplayName("R54 one notice for each holder, however many visits it is about")
    void tellsOnce() {
        booking(FIRST, "self-employed", 2_000, 440, true);
        booking(SECOND, "self-employed", 2_000, 440, true);

        approve(1_900, 1_560);

        assertThat(notices()).containsExactly(tom.holder() + " 2");
    }

    @Test
    @DisplayName("Work that ended half-way goes on where it was, and replicas together do it once")
    void goesOn() {
        ownMoney(1_000);
        UUID[] visits = new UUID[6];
        for (int i = 0; i < visits.length; i++) {
            visits[i] = booking("2026-12-" + (10 + i) + "T10:00Z", "self-employed", 2_000, 10, true);
            anotherHolder(visits[i]);
        }
        UUID card = draftAndApprove(1_900, 1_560);
        assertThat(book.progress(tom.council(), card).blockOptional().orElseThrow())
                .isEqualTo(new RateChangeBook.Progress(null, 0, 0, 0, null));

        work.goOn(2).block();
        assertThat(book.progress(tom.council(), card).blockOptional().orElseThrow())
                .isEqualTo(new RateChangeBook.Progress(6, 2, 2, 0, null));

        List<String> outcomes = Flux.range(0, 4)
                .flatMap(replica -> new RateChanges(changes, CLOCK).round())
                .map(String::valueOf)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(outcomes).hasSize(4);
        work.round().block();
        RateChangeBook.Progress done =
                book.progress(tom.council(), card).blockOptional().orElseThrow();
        assertThat(done.peopleDone()).isEqualTo(6);
        assertThat(done.changedVisits()).isEqualTo(6);
        assertThat(done.doneAt()).isEqualTo(OfferContext.NOW);
        assertThat(notices()).hasSize(6);
        for (UUID visit : visits) {
            assertThat(figures(visit)).isEqualTo("4000 4000 200 0 0");
        }
    }

    @Test
    void saysWhatACardWouldTouch() {
        booking(FIRST, "self-employed", 2_000, 440, true);
        booking(FIRST, "self-employed", 2_000, 0, false);
        booking(BEFORE, "self-employed", 2_000, 440, true);

        assertThat(book.reach(tom.council(), FROM).block()).isEqualTo(new RateChangeBook.Reach(2, 1, 1));
    }

    /** Drafts, approves, and has the work done. */
    private void approve(long selfEmployed, long employed) {
        draftAndApprove(selfEmployed, employed);
        work.round().block();
    }

    private UUID draftAndApprove(long selfEmployed, long employed) {
        RateCardChanges cards = context.get(RateCardChanges.class);
        UUID id = Ids.next();
        RateTable rates = RateTable.of(Map.of(
                RateCell.payGuide(Band.WEEKDAY), 1_320L,
                RateCell.base(CardEngagement.EMPLOYED, Band.WEEKDAY), employed,
                RateCell.base(CardEngagement.SELF_EMPLOYED, Band.WEEKDAY), selfEmployed,
                RateCell.base(CardEngagement.MICRO_PROVIDER, Band.WEEKDAY), 1_950L,
                RateCell.base(CardEngagement.ORGANISATION, Band.WEEKDAY), 2_280L));
        assertThat(cards.save(maker, id, 0, FROM, rates).block()).isInstanceOf(RateCardResult.Done.class);
        assertThat(cards.approve(checker, id, null).block()).isInstanceOf(RateCardResult.Done.class);
        for (int twice = 0; twice < 2; twice++) {
            new ApprovedRates(changes)
                    .handle(new OutboxEvent(
                            Ids.next(),
                            tom.council(),
                            "rate-card-approved",
                            JSON.readTree(
                                    database.select("select payload from outbox where topic = 'rate-card-approved'"
                                                    + " and council_id = '" + tom.council() + "' order by id desc")
                                            .getFirst()),
                            1,
                            OfferContext.NOW))
                    .block();
        }
        return id;
    }

    /** A visit of two hours. */
    private UUID booking(String start, String engagement, long ratePence, long ownPence, boolean usesOwn) {
        UUID id = Ids.next();
        long agreed = 2 * ratePence;
        long price = engagement.equals("employed") ? Math.max(agreed, 3_120) : agreed;
        Map<String, Object> values = new HashMap<>();
        values.put("id", id);
        values.put("start_at", start);
        values.put("engagement", engagement);
        values.put("uses_own_money", usesOwn);
        values.put("own_pence", ownPence);
        values.put("state", "confirmed");
        values.put("settled_pence", 0);
        values.put("price_pence", price);
        values.put("held_pence", price);
        values.put(
                "lines",
                List.of(Map.of("band", "weekday", "minutes", 120, "ratePence", ratePence, "amountPence", agreed)));
        database.execute("""
                do $$
                declare
                    b booking;
                    payable uuid;
                begin
                    select * into b from booking x where x.id = '%s';
                    b := jsonb_populate_record(b, '%s');
                    b.end_at := b.start_at + interval '2 hours';
                    payable := ledger_account_of(b.council_id, 'provider-payable', b.provider_id);
                    b.hold_id := uuidv7();
                    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                        code, subject_kind, subject_id, description, at)
                    select b.council_id, part.id, 'pending', ledger_account_of(b.council_id, part.kind, b.budget_id), payable,
                           part.amount, 'hold', 'booking', b.id, 'Company', '2026-11-30T09:00Z'
                      from (values (b.hold_id, 'budget-council', b.price_pence - b.own_pence),
                                   (uuidv7(), 'budget-own', b.own_pence)) part (id, kind, amount)
                     where part.amount > 0;
                    execute (select 'insert into booking (' || c || ') select ' || c || ' from (select ($1::booking).*) x' from (
                        select string_agg(quote_ident(attname), ', ') as c from pg_attribute
                         where attrelid = 'booking'::regclass and attnum > 0 and not attisdropped and attgenerated = '') y)
                        using b;
                end $$""".formatted(tom.booking(), JSON.writeValueAsString(values)));
        return id;
    }

    /** The visit becomes somebody else's, from the same budget: only the order of work is looked at. */
    private void anotherHolder(UUID booking) {
        database.execute("""
                alter table booking drop constraint if exists booking_council_id_budget_id_holder_id_award_id_fkey;
                update booking set holder_id = uuidv7() where id = '%s'""".formatted(booking));
    }

    private void ownMoney(long pence) {
        move("council-funding", "null", "budget-own", pence, "top-up");
    }

    private void spendAllBut(long pence) {
        database.execute(filled("""
                do $$
                declare
                    council uuid := '<council>';
                    money uuid := (select ledger_account_of(council, 'budget-council', budget_id) from booking
                                    where id = '<booking>');
                begin
                    insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                        code, subject_kind, subject_id, description, at)
                    values (council, uuidv7(), 'direct', money, ledger_account_of(council, 'council-funding', null),
                        ledger_free(council, money) - %d, 'return', 'budget', money, 'Back', '2026-11-30T09:00Z');
                end $$""".formatted(pence)));
    }

    private void move(String from, String owner, String to, long pence, String code) {
        database.execute(filled("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                    subject_kind, subject_id, description, at)
                select b.council_id, uuidv7(), 'direct', ledger_account_of(b.council_id, '%s', %s),
                       ledger_account_of(b.council_id, '%s', b.budget_id), %d, '%s', 'budget', b.budget_id, 'Own money',
                       '2026-11-30T09:00Z' from booking b where b.id = '<booking>'""".formatted(from, owner, to, pence, code)));
    }

    /** Price, held, own, short, own short. */
    private String figures(UUID booking) {
        return database.select(
                        "select price_pence || ' ' || held_pence || ' ' || own_pence || ' ' || short_pence || ' '"
                                + " || own_short_pence from booking where id = '" + booking + "'")
                .getFirst();
    }

    private List<String> holds(UUID booking) {
        return database.select(filled("select a.kind || ' ' || t.amount_pence from booking_holds('<council>', '"
                + booking + "') t join ledger_account a on a.id = t.debit_account_id order by 1"));
    }

    private String agreed(UUID booking) {
        return database.select("select b.lines::text || t.rates::text || t.version || b.terms from booking b"
                        + " join agreement_terms t on t.agreement_id = b.agreement_id where b.id = '" + booking + "'")
                .getFirst();
    }

    private String row(UUID booking) {
        return database.select("select to_jsonb(b)::text from booking b where id = '" + booking + "'")
                .getFirst();
    }

    private List<String> notices() {
        return database.select(filled("select (payload ->> 'holderId') || ' ' || (payload ->> 'bookings') from outbox"
                + " where topic = 'rates-changed' and council_id = '<council>' order by id"));
    }

    private Actor officer() {
        UUID id = Ids.next();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + tom.council() + "', '" + id
                + "', 'Mei', 'Mei')");
        return new Actor(id, tom.council(), "Mei", Set.of(Role.FINANCE), null, id);
    }

    private String filled(String sql) {
        return sql.replace("<council>", tom.council().toString())
                .replace("<booking>", tom.booking().toString());
    }
}
