package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class ToPayIT {
    private static final Instant NOW = Instant.parse("2026-12-02T10:00:00Z");
    private static final ToPayResult DISPUTED = new ToPayResult.Done(ToPayLine.State.DISPUTED, 0, 0, 0, false);

    private final TestDatabase database;
    private final ToPay toPay;
    private final OwnBankPayments payments;
    private final OwnBankStatement statement;
    private final Earnings earnings;
    private final ApprovedVisit visit;
    private final Actor holder;
    private final Actor provider;

    ToPayIT(TestDatabase database) {
        this.database = database;
        JsonMapper json = JsonMapper.builder().build();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        toPay = new ToPay(database.client(), clock);
        payments = new OwnBankPayments(new Changes(database.client(), json), clock);
        statement = new OwnBankStatement(toPay, clock);
        earnings = new Earnings(database.client());
        visit = ApprovedVisit.byOwnBank(database);
        holder = holderOf(visit);
        provider = providerOf(visit);
    }

    @Test
    @DisplayName("R27 an approved visit is a line with name, amount, reference, bank details and the day promised")
    void showsWhatIsToPay() {
        assertThat(lines())
                .containsExactly(new ToPayLine(
                        visit.settlement(),
                        visit.booking(),
                        visit.provider(),
                        "Aisha T",
                        visit.holder(),
                        "Tom Test",
                        Instant.parse("2026-12-01T09:30:00Z"),
                        ApprovedVisit.PENCE,
                        PayReference.of(visit.settlement()),
                        new BankDetails("20-00-00", "12345678", "A Test"),
                        null,
                        LocalDate.parse("2026-12-04"),
                        ToPayLine.State.DUE,
                        null));
        assertThat(earning()).returns("due", Earning::state).returns("own-bank", Earning::rail);
    }

    @Test
    @DisplayName("R26 new bank details are not shown to pay to before their day")
    void holdsBackNewBankDetails() {
        database.execute("""
                update bank_change set state = 'replaced', ended_at = '2026-12-02T09:00:00Z' where provider_id = '%1$s';
                insert into bank_change (council_id, id, provider_id, sort_code, account_number, account_name, name_check,
                    name_confirmed, state, asked_at, asked_by, in_force_at, place, pays_from)
                values ('%2$s', uuidv7(), '%1$s', '200000', '87654321', 'A Test', 'match', false, 'in-force',
                    '2026-12-02T09:00:00Z', '%3$s', '2026-12-02T09:00:00Z', 2, '2026-12-04T00:00:00Z')""".formatted(visit.provider(), visit.council(), visit.person()));
        assertThat(lines())
                .singleElement()
                .returns(null, ToPayLine::bank)
                .returns(Instant.parse("2026-12-04T00:00:00Z"), ToPayLine::bankFrom);

        database.execute("update bank_change set pays_from = '" + NOW + "' where state = 'in-force' and provider_id = '"
                + visit.provider() + "'");
        assertThat(lines())
                .singleElement()
                .returns(new BankDetails("20-00-00", "87654321", "A Test"), ToPayLine::bank)
                .returns(null, ToPayLine::bankFrom);
    }

    @Test
    @DisplayName("R27 'I have paid it' posts the payment, and the provider sees it")
    void takesTheirWordForIt() {
        assertThat(pay("key-1")).isEqualTo(said(false));

        assertThat(lines()).extracting(ToPayLine::state).containsExactly(ToPayLine.State.SAID_PAID);
        assertThat(earning()).returns("paid", Earning::state).returns(NOW, Earning::paidAt);
        assertThat(balance("provider-payable")).isZero();
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R15 the same key again gives the same answer; another body under it is refused")
    void repeatsTheAnswerUnderTheSameKey() {
        pay("key-2");

        assertThat(pay("key-2")).isEqualTo(said(true));
        assertThat(payments.paid(
                                holder,
                                Payer.person(holder),
                                one(visit),
                                IdempotencyKey.of(visit.holder(), "to-pay", "key-2", "other"))
                        .block())
                .isEqualTo(new ToPayResult.KeyReused());
        assertThat(pay("key-3")).isEqualTo(new ToPayResult.WrongState(ToPayLine.State.SAID_PAID));
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R15 a double click, thirty times at once, posts once")
    void postsOnceForManyAtOnce() {
        List<ToPayResult> results = Flux.fromStream(IntStream.range(0, 30).boxed())
                .flatMap(i -> payments.paid(holder, Payer.person(holder), one(visit), key("key-" + i)))
                .collectList()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();

        assertThat(results).containsOnlyOnce(said(false));
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R27, R11 'not arrived' corrects the posting by one that names it, and the line is due again")
    void takesBackWhatHasNotArrived() {
        pay("key-4");

        assertThat(payments.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(DISPUTED);

        assertThat(lines()).extracting(ToPayLine::state).containsExactly(ToPayLine.State.DISPUTED);
        assertThat(earning()).returns("due", Earning::state).returns(null, Earning::paidAt);
        assertThat(balance("provider-payable")).isEqualTo(ApprovedVisit.PENCE);
        assertThat(balance("rail-clearing")).isZero();
        assertThat(payments.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.WrongState(ToPayLine.State.DISPUTED));

        assertThat(pay("key-5")).isEqualTo(said(false));
        assertThat(payments.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(DISPUTED);
        assertThat(balance("rail-clearing")).isZero();
    }

    @Test
    void saysNothingOfWhatWasNeverSaidToBePaid() {
        assertThat(payments.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.WrongState(ToPayLine.State.DUE));
    }

    @Test
    @DisplayName("R102 nobody else sees or says anything about a line")
    void isNobodyElsesBusiness() {
        ApprovedVisit other = ApprovedVisit.byOwnBank(database);
        ApprovedVisit stripe = ApprovedVisit.byStripe(database);

        assertThat(payments.paid(holderOf(other), Payer.person(holderOf(other)), one(visit), key("key-6"))
                        .block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(payments.paid(provider, Payer.person(provider), one(visit), key("key-6"))
                        .block())
                .isEqualTo(new ToPayResult.NotFound());
        pay("key-6");
        assertThat(payments.notArrived(providerOf(other), visit.settlement(), null)
                        .block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(payments.notArrived(holder, visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(payments.paid(holderOf(stripe), Payer.person(holderOf(stripe)), one(stripe), key("key-7"))
                        .block())
                .as("paid by a rail, not by the person")
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(toPay.lines(Payer.person(holderOf(stripe)), null, 10)
                        .collectList()
                        .block())
                .isEmpty();
        assertThat(earnings.of(holder, null, 10).collectList().block()).isEmpty();
    }

    @Test
    void goesOnAfterTheLastLineSeen() {
        assertThat(toPay.lines(Payer.person(holder), visit.settlement(), 10)
                        .collectList()
                        .block())
                .isEmpty();
        assertThat(earnings.of(provider, visit.settlement(), 10).collectList().block())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "R27 one tick for many: all that are the person's are paid at once, those paid before stay as they are")
    void paysManyAtOnce() {
        UUID second = visit.alsoOn(database, 2);
        UUID third = visit.alsoOn(database, 3);
        pay("key-8");

        assertThat(payments.paid(holder, Payer.person(holder), many(visit.settlement(), second, third), key("key-9"))
                        .block())
                .isEqualTo(new ToPayResult.Done(ToPayLine.State.SAID_PAID, 2, 0, 1, false));
        assertThat(balance("rail-clearing")).isEqualTo(3 * ApprovedVisit.PENCE);
        assertThat(balance("provider-payable")).isZero();
        assertThat(toPay.open(Payer.person(holder)).collectList().block()).isEmpty();
        assertThat(toPay.paid(Payer.person(holder), null, 10)
                        .map(ToPayLine::id)
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder(visit.settlement(), second, third);
    }

    @Test
    @DisplayName("R102 with one line among many that is not theirs nothing is done")
    void paysAllOrNothing() {
        ApprovedVisit other = ApprovedVisit.byOwnBank(database);

        assertThat(payments.paid(
                                holder,
                                Payer.person(holder),
                                many(visit.settlement(), other.settlement()),
                                key("key-10"))
                        .block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(balance("rail-clearing")).isZero();
    }

    @Test
    @DisplayName("R27, R11 who has not paid after all takes it back, and it is due, not disputed")
    void takesBackWhatWasNotPaid() {
        assertThat(payments.takeBack(holder, Payer.person(holder), visit.settlement(), null)
                        .block())
                .isEqualTo(new ToPayResult.WrongState(ToPayLine.State.DUE));
        pay("key-11");

        assertThat(payments.takeBack(provider, Payer.person(provider), visit.settlement(), null)
                        .block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(payments.takeBack(holder, Payer.person(holder), visit.settlement(), key("key-12"))
                        .block())
                .isEqualTo(new ToPayResult.Done(ToPayLine.State.DUE, 0, 0, 0, false));
        assertThat(payments.takeBack(holder, Payer.person(holder), visit.settlement(), key("key-12"))
                        .block())
                .isEqualTo(new ToPayResult.Done(ToPayLine.State.DUE, 0, 0, 0, true));
        assertThat(lines()).extracting(ToPayLine::state).containsExactly(ToPayLine.State.DUE);
        assertThat(balance("rail-clearing")).isZero();
        assertThat(pay("key-13")).isEqualTo(said(false));
    }

    @Test
    @DisplayName(
            "R27 a statement's line with the reference and the amount matches, once, whether it was said before or not")
    void matchesAStatement() {
        UUID second = visit.alsoOn(database, 2);
        pay("key-14");
        String csv = "Date,Description,Money out,Money in,Balance\n"
                + "02/12/2026,A KHAN " + PayReference.of(visit.settlement()) + ",44.50,,10.00\n"
                + "02/12/2026,A KHAN " + PayReference.of(second).toLowerCase(Locale.ROOT) + ",44.50,,5.00\n"
                + "02/12/2026,SHOP,44.50,,5.00\n";

        StatementLook look = look(csv);
        assertThat(look.sure()).hasSize(2);
        assertThat(look.likely()).isEmpty();
        assertThat(look.read()).isEqualTo(3);
        assertThat(see(look)).isEqualTo(new ToPayResult.Done(ToPayLine.State.MATCHED, 1, 2, 0, false));
        assertThat(lines()).extracting(ToPayLine::state).containsOnly(ToPayLine.State.MATCHED);
        assertThat(lines()).extracting(ToPayLine::seenOn).containsOnly(LocalDate.parse("2026-12-02"));
        assertThat(balance("rail-clearing")).isEqualTo(2 * ApprovedVisit.PENCE);

        assertThat(look(csv)).returns(2, StatementLook::known).returns(List.of(), StatementLook::sure);
        assertThat(payments.takeBack(holder, Payer.person(holder), second, null).block())
                .as("the bank says that it left")
                .isEqualTo(new ToPayResult.WrongState(ToPayLine.State.MATCHED));
    }

    @Test
    @DisplayName("R27 what the statement showed and did not arrive is disputed; the same line is no second payment")
    void doesNotTakeALineTwice() {
        String csv = "Date,Text,Amount\n2026-12-02," + PayReference.of(visit.settlement()) + ",-44.50\n";
        StatementLook look = look(csv);
        see(look);

        assertThat(payments.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(DISPUTED);
        assertThat(lines())
                .singleElement()
                .returns(ToPayLine.State.DISPUTED, ToPayLine::state)
                .returns(LocalDate.parse("2026-12-02"), ToPayLine::seenOn);
        assertThat(look(csv)).returns(1, StatementLook::known).returns(List.of(), StatementLook::sure);
        assertThat(see(look)).isEqualTo(new ToPayResult.WrongState(ToPayLine.State.DISPUTED));
        assertThat(balance("rail-clearing")).isZero();
        assertThat(pay("key-15")).isEqualTo(said(false));
    }

    @Test
    @DisplayName(
            "R27 the same many lines said at once twelve times, in any order, are paid once and nobody waits for ever")
    void paysManyOnceForManyAtOnce() {
        List<UUID> lines = new ArrayList<>(List.of(visit.settlement()));
        IntStream.rangeClosed(2, 14).forEach(day -> lines.add(visit.alsoOn(database, day)));

        List<ToPayResult> results = Flux.range(0, 12)
                .flatMap(i -> {
                    List<UUID> order = new ArrayList<>(lines);
                    Collections.shuffle(order, new Random(i));
                    return payments.paid(
                            holder,
                            Payer.person(holder),
                            order.stream().map(SaidPaid::of).toList(),
                            key("many-" + i));
                })
                .collectList()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();

        assertThat(results).filteredOn(ToPayResult.Done.class::isInstance).hasSize(1);
        assertThat(balance("rail-clearing")).isEqualTo(14 * ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName(
            "R27 an organisation that looks after accounts has the same list for its people, and the person has none")
    void hasTheSameListForOrganisations() {
        UUID council = visit.council();
        UUID organisation = Ids.next();
        database.execute("""
                insert into person (council_id, id, name, first_name) values ('%1$s', '%2$s', 'Yusuf', 'Yusuf');
                insert into provider (council_id, id, person_id, kind, name, state, accredited_on, postcode, place, district)
                values ('%1$s', '%2$s', '%2$s', 'organisation', 'Clear Accounts', 'accredited', '2026-01-05', 'M33 2AA',
                    point(0, 0), 'Sale');
                update settlement set paid_by = '%2$s' where id = '%3$s'""".formatted(council, organisation, visit.settlement()));
        Actor yusuf = new Actor(organisation, council, "Yusuf", Set.of(Role.BROKER), organisation, organisation);
        Payer payer = new Payer(council, null, organisation);

        assertThat(Payer.organisation(yusuf)).isEqualTo(payer);
        assertThat(Payer.organisation(holder)).isNull();
        assertThat(lines()).isEmpty();
        assertThat(pay("key-16")).isEqualTo(new ToPayResult.NotFound());
        assertThat(toPay.open(payer).collectList().block())
                .singleElement()
                .returns("Tom Test", ToPayLine::person)
                .returns(visit.holder(), ToPayLine::personId);
        assertThat(payments.paid(yusuf, new Payer(council, null, visit.provider()), one(visit), null)
                        .block())
                .as("R64 nobody pays themselves")
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(payments.paid(yusuf, payer, one(visit), null).block()).isEqualTo(said(false));
        assertThat(earning()).returns("paid", Earning::state);
        assertThat(payments.takeBack(holder, Payer.person(holder), visit.settlement(), null)
                        .block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(payments.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(DISPUTED);
        assertThatThrownBy(() -> database.execute(
                        "update settlement set paid_by = provider_id where id = '" + visit.settlement() + "'"))
                .hasMessageContaining("settlement_paid_by");
    }

    private StatementLook look(String csv) {
        return statement
                .look(Payer.person(holder), csv.getBytes(StandardCharsets.UTF_8))
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();
    }

    private ToPayResult see(StatementLook look) {
        return payments.paid(
                        holder,
                        Payer.person(holder),
                        look.sure().stream()
                                .flatMap(seen -> seen.said().stream())
                                .toList(),
                        null)
                .blockOptional()
                .orElseThrow();
    }

    private static ToPayResult said(boolean replayed) {
        return new ToPayResult.Done(ToPayLine.State.SAID_PAID, 1, 0, 0, replayed);
    }

    private static List<SaidPaid> one(ApprovedVisit visit) {
        return many(visit.settlement());
    }

    private static List<SaidPaid> many(UUID... ids) {
        return Stream.of(ids).map(SaidPaid::of).toList();
    }

    private ToPayResult pay(String key) {
        return payments.paid(holder, Payer.person(holder), one(visit), key(key))
                .blockOptional()
                .orElseThrow();
    }

    private IdempotencyKey key(String key) {
        return IdempotencyKey.of(visit.holder(), "to-pay", key, "");
    }

    private List<ToPayLine> lines() {
        return toPay.lines(Payer.person(holder), null, 10)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Earning earning() {
        return earnings.of(provider, null, 10).single().blockOptional().orElseThrow();
    }

    private static Actor holderOf(ApprovedVisit visit) {
        return actor(visit, visit.holder(), Role.HOLDER, null);
    }

    private static Actor providerOf(ApprovedVisit visit) {
        return actor(visit, visit.person(), Role.PROVIDER, visit.provider());
    }

    private static Actor actor(ApprovedVisit visit, UUID person, Role role, @Nullable UUID providerId) {
        return new Actor(person, visit.council(), "Somebody", Set.of(role), providerId, person);
    }

    private long balance(String kind) {
        return database.client()
                .sql("select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger_account"
                        + " where council_id = :council and kind = :kind")
                .bind("council", visit.council())
                .bind("kind", kind)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
