package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class ToPayIT {
    private static final Instant NOW = Instant.parse("2026-12-02T10:00:00Z");

    private final TestDatabase database;
    private final ToPay toPay;
    private final Earnings earnings;
    private final ApprovedVisit visit;
    private final Actor holder;
    private final Actor provider;

    ToPayIT(TestDatabase database) {
        this.database = database;
        JsonMapper json = JsonMapper.builder().build();
        toPay = new ToPay(database.client(), new Changes(database.client(), json), Clock.fixed(NOW, ZoneOffset.UTC));
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
                        "Aisha T",
                        ApprovedVisit.PENCE,
                        PayReference.of(visit.settlement()),
                        new BankDetails("20-00-00", "12345678", "A Test"),
                        null,
                        LocalDate.parse("2026-12-04"),
                        ToPayLine.State.DUE));
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
        assertThat(pay("key-1")).isEqualTo(new ToPayResult.Done(ToPayLine.State.SAID_PAID, false));

        assertThat(lines()).extracting(ToPayLine::state).containsExactly(ToPayLine.State.SAID_PAID);
        assertThat(earning()).returns("paid", Earning::state).returns(NOW, Earning::paidAt);
        assertThat(balance("provider-payable")).isZero();
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R15 the same key again gives the same answer; another body under it is refused")
    void repeatsTheAnswerUnderTheSameKey() {
        pay("key-2");

        assertThat(pay("key-2")).isEqualTo(new ToPayResult.Done(ToPayLine.State.SAID_PAID, true));
        assertThat(toPay.paid(holder, visit.settlement(), IdempotencyKey.of(visit.holder(), "to-pay", "key-2", "other"))
                        .block())
                .isEqualTo(new ToPayResult.KeyReused());
        assertThat(pay("key-3")).isEqualTo(new ToPayResult.WrongState(ToPayLine.State.SAID_PAID));
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R15 a double click, thirty times at once, posts once")
    void postsOnceForManyAtOnce() {
        List<ToPayResult> results = Flux.fromStream(IntStream.range(0, 30).boxed())
                .flatMap(i -> toPay.paid(holder, visit.settlement(), key("key-" + i)))
                .collectList()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();

        assertThat(results).containsOnlyOnce(new ToPayResult.Done(ToPayLine.State.SAID_PAID, false));
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R27, R11 'not arrived' corrects the posting by one that names it, and the line is due again")
    void takesBackWhatHasNotArrived() {
        pay("key-4");

        assertThat(toPay.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.Done(ToPayLine.State.DISPUTED, false));

        assertThat(lines()).extracting(ToPayLine::state).containsExactly(ToPayLine.State.DISPUTED);
        assertThat(earning()).returns("due", Earning::state).returns(null, Earning::paidAt);
        assertThat(balance("provider-payable")).isEqualTo(ApprovedVisit.PENCE);
        assertThat(balance("rail-clearing")).isZero();
        assertThat(toPay.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.WrongState(ToPayLine.State.DISPUTED));

        assertThat(pay("key-5")).isEqualTo(new ToPayResult.Done(ToPayLine.State.SAID_PAID, false));
        assertThat(toPay.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.Done(ToPayLine.State.DISPUTED, false));
        assertThat(balance("rail-clearing")).isZero();
    }

    @Test
    void saysNothingOfWhatWasNeverSaidToBePaid() {
        assertThat(toPay.notArrived(provider, visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.WrongState(ToPayLine.State.DUE));
    }

    @Test
    @DisplayName("R102 nobody else sees or says anything about a line")
    void isNobodyElsesBusiness() {
        ApprovedVisit other = ApprovedVisit.byOwnBank(database);
        ApprovedVisit stripe = ApprovedVisit.byStripe(database);

        assertThat(toPay.paid(holderOf(other), visit.settlement(), key("key-6")).block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(toPay.paid(provider, visit.settlement(), key("key-6")).block())
                .isEqualTo(new ToPayResult.NotFound());
        pay("key-6");
        assertThat(toPay.notArrived(providerOf(other), visit.settlement(), null).block())
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(toPay.notArrived(holder, visit.settlement(), null).block()).isEqualTo(new ToPayResult.NotFound());
        assertThat(toPay.paid(holderOf(stripe), stripe.settlement(), key("key-7"))
                        .block())
                .as("paid by a rail, not by the person")
                .isEqualTo(new ToPayResult.NotFound());
        assertThat(toPay.lines(holderOf(stripe), null, 10).collectList().block())
                .isEmpty();
        assertThat(earnings.of(holder, null, 10).collectList().block()).isEmpty();
    }

    @Test
    void goesOnAfterTheLastLineSeen() {
        assertThat(toPay.lines(holder, visit.settlement(), 10).collectList().block())
                .isEmpty();
        assertThat(earnings.of(provider, visit.settlement(), 10).collectList().block())
                .isEmpty();
    }

    private ToPayResult pay(String key) {
        return toPay.paid(holder, visit.settlement(), key(key)).blockOptional().orElseThrow();
    }

    private IdempotencyKey key(String key) {
        return IdempotencyKey.of(visit.holder(), "to-pay", key, "");
    }

    private List<ToPayLine> lines() {
        return toPay.lines(holder, null, 10).collectList().blockOptional().orElseThrow();
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
