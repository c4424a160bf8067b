package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.offer.OfferContext;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** R53, R92: a charge that was given back after it was paid comes back from the provider, never without their yes. */
@WithDatabase
class ChargeRecoveriesIT {
    private static final Instant NOW = Instant.parse("2026-12-02T09:00:00Z");

    private final TestDatabase database;
    private final ApprovedVisit aisha;
    private final ChargeRecoveries recoveries;
    private final Actor maker;
    private final Actor checker;
    private final Actor provider;

    ChargeRecoveriesIT(TestDatabase database) {
        this.database = database;
        aisha = ApprovedVisit.byStripe(database);
        try (OfferContext context = new OfferContext(database)) {
            recoveries = new ChargeRecoveries(
                    database.client(), context.get(Changes.class), Clock.fixed(NOW, ZoneOffset.UTC));
        }
        maker = officer();
        checker = officer();
        provider = new Actor(
                aisha.person(), aisha.council(), "Aisha", Set.of(Role.PROVIDER), aisha.provider(), aisha.person());
    }

    @Test
    @DisplayName("R53 R92 £35.60 owed: proposed, the provider's yes, the other officer's yes; £8.90 of £44.50 is paid")
    void setsOff() {
        owes(3560);
        assertThat(recoveries.owed(maker).blockFirst())
                .extracting(ChargeRecoveries.Owed::owedPence, ChargeRecoveries.Owed::leftPence)
                .containsExactly(3560L, 3560L);

        UUID id = proposed(3560, ChargeRecoveries.Way.SET_OFF);
        assertThat(told("set-off-proposed")).isEqualTo("1");
        assertThat(decide(checker, id, true)).isEqualTo(new ChargeRecoveries.Result.WrongState("proposed"));
        assertThat(answer(provider, id, true)).isInstanceOf(ChargeRecoveries.Result.Done.class);
        assertThat(decide(maker, id, true)).isEqualTo(new ChargeRecoveries.Result.NotAllowed());
        assertThat(decide(checker, id, true)).isEqualTo(new ChargeRecoveries.Result.Done(id, "agreed", false));
        assertThat(intend(aisha.settlement())).isEqualTo("intended 890");

        assertThat(owed()).isZero();
        assertThat(payable()).isEqualTo(890);
        assertThat(recoveries.owed(maker).collectList().block()).isEmpty();
        assertThat(recoveries.of(provider).blockFirst())
                .extracting(ChargeRecoveries.Recovery::state, ChargeRecoveries.Recovery::takenPence)
                .containsExactly("done", 3560L);
        assertThat(intend(aisha.settlement())).isEqualTo("already");
    }

    @Test
    @DisplayName("R92 never more than is due: what one payment doesn't reach comes off the next")
    void neverMoreThanIsDue() {
        owes(6000);
        UUID next = aisha.alsoOn(database, 2);
        agreed(6000);

        assertThat(intend(aisha.settlement())).isEqualTo("set-off");
        assertThat(state(aisha.settlement())).isEqualTo("paid");
        assertThat(owed()).isEqualTo(1550);
        assertThat(intend(next)).isEqualTo("intended 2900");
        assertThat(owed()).isZero();
        assertThat(payable()).isEqualTo(2900);
    }

    @Test
    @DisplayName("R85 never from wages: what goes to a payroll, or from somebody's own bank, is left alone")
    void neverFromWages() {
        owes(3560);
        agreed(3560);
        for (String rail : new String[] {"payroll", "own-bank"}) {
            database.execute("update settlement set rail = '" + rail + "' where id = '" + aisha.settlement() + "'");

            assertThat(intend(aisha.settlement())).isEqualTo("not-by-rail");
            assertThat(database.select(
                                    "select (recovery_take(s, '2026-12-02T09:00Z'))::text from settlement s where id = '"
                                            + aisha.settlement() + "'")
                            .getFirst())
                    .isEqualTo("4450");
        }
        assertThat(owed()).isEqualTo(3560);
    }

    @Test
    @DisplayName("R92 it came by bank: the other officer says yes, and it is done")
    void cameByBank() {
        owes(3560);
        UUID id = proposed(3560, ChargeRecoveries.Way.BANK);

        assertThat(decide(maker, id, true)).isEqualTo(new ChargeRecoveries.Result.NotAllowed());
        assertThat(decide(checker, id, true)).isEqualTo(new ChargeRecoveries.Result.Done(id, "done", false));

        assertThat(owed()).isZero();
        assertThat(database.select(
                                "select (debits_posted - credits_posted)::text from ledger_account where council_id = '"
                                        + aisha.council() + "' and kind = 'rail-clearing' and name = 'bank'")
                        .getFirst())
                .isEqualTo("3560");
        assertThat(decide(checker, id, true)).isInstanceOf(ChargeRecoveries.Result.Done.class);
    }

    @Test
    @DisplayName("R92 R102 too much, nobody's, others', one's own business, and what was withdrawn are refused")
    void refusals() {
        assertThat(propose(maker, 100, ChargeRecoveries.Way.BANK)).isEqualTo(new ChargeRecoveries.Result.NotFound());
        owes(3560);
        assertThat(propose(maker, 3561, ChargeRecoveries.Way.BANK)).isInstanceOf(ChargeRecoveries.Result.Invalid.class);
        assertThat(propose(maker, 0, ChargeRecoveries.Way.BANK)).isInstanceOf(ChargeRecoveries.Result.Invalid.class);
        Actor herself = new Actor(
                aisha.person(), aisha.council(), "Aisha", Set.of(Role.FINANCE), aisha.provider(), aisha.person());
        assertThat(propose(herself, 100, ChargeRecoveries.Way.BANK))
                .isEqualTo(new ChargeRecoveries.Result.NotAllowed());
        UUID id = proposed(3000, ChargeRecoveries.Way.SET_OFF);
        assertThat(propose(maker, 561, ChargeRecoveries.Way.BANK)).isInstanceOf(ChargeRecoveries.Result.Invalid.class);
        Actor other = new Actor(Ids.next(), aisha.council(), "Eve", Set.of(Role.PROVIDER), Ids.next(), Ids.next());
        assertThat(answer(other, id, true)).isEqualTo(new ChargeRecoveries.Result.NotFound());
        assertThat(answer(provider, id, true)).isInstanceOf(ChargeRecoveries.Result.Done.class);
        assertThat(decide(herself, id, true)).isEqualTo(new ChargeRecoveries.Result.NotAllowed());
        assertThat(answer(provider, id, false)).isInstanceOf(ChargeRecoveries.Result.Done.class);
        assertThat(decide(checker, id, true)).isEqualTo(new ChargeRecoveries.Result.WrongState("withdrawn"));
        assertThatThrownBy(() -> database.execute(
                        "update charge_recovery set state = 'agreed', answered_at = null where id =" + " '" + id + "'"))
                .hasStackTraceContaining("charge_recovery");
        assertThat(intend(aisha.settlement())).isEqualTo("intended 4450");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    @DisplayName("R92 two payments at once and a withdrawal beside them: what was taken is what was owed, once")
    void races(int seed) {
        owes(6000);
        UUID next = aisha.alsoOn(database, 2);
        UUID id = agreed(6000);

        Mono.when(
                        later(seed % 3, () -> intend(aisha.settlement())),
                        later(seed % 2, () -> intend(next)),
                        later(seed / 2, () -> String.valueOf(decide(maker, id, false))))
                .block(Duration.ofSeconds(30));

        long taken =
                Long.parseLong(database.select("select taken_pence::text from charge_recovery where id = '" + id + "'")
                        .getFirst());
        assertThat(owed()).isEqualTo(6000 - taken);
        assertThat(payable()).isEqualTo(8900 - taken);
        assertThat(taken).isIn(0L, 6000L);
        assertThat(database.select(
                                "select coalesce(sum(amount_pence), 0)::text from charge_recovery_line where recovery_id ="
                                        + " '" + id + "'")
                        .getFirst())
                .isEqualTo(String.valueOf(taken));
    }

    private static Mono<Object> later(int millis, java.util.concurrent.Callable<Object> step) {
        return Mono.<Object>fromCallable(step)
                .delaySubscription(Duration.ofMillis(millis), Schedulers.boundedElastic());
    }

    // The person has it back already; the provider has had it.
    private void owes(long pence) {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                    subject_kind, subject_id, description, at)
                select b.council_id, uuidv7(), 'direct', ledger_account_of(b.council_id, 'exception', b.provider_id, 'charges'),
                       ledger_account_of(b.council_id, 'budget-council', b.budget_id), %d, 'return', 'booking', b.id, 'x',
                       '2026-12-01T09:00Z'
                  from booking b where b.id = '%s'""".formatted(pence, aisha.booking()));
    }

    private UUID agreed(long pence) {
        UUID id = proposed(pence, ChargeRecoveries.Way.SET_OFF);
        answer(provider, id, true);
        decide(checker, id, true);
        return id;
    }

    private UUID proposed(long pence, ChargeRecoveries.Way way) {
        ChargeRecoveries.Result result = propose(maker, pence, way);
        assertThat(result).isInstanceOf(ChargeRecoveries.Result.Done.class);
        return ((ChargeRecoveries.Result.Done) result).id();
    }

    private ChargeRecoveries.Result propose(Actor officer, long pence, ChargeRecoveries.Way way) {
        return recoveries
                .propose(officer, aisha.provider(), way, pence, "The visit of 10 December", key())
                .blockOptional()
                .orElseThrow();
    }

    private ChargeRecoveries.Result answer(Actor who, UUID id, boolean yes) {
        return recoveries.answer(who, id, yes).blockOptional().orElseThrow();
    }

    private ChargeRecoveries.@Nullable Result decide(Actor officer, UUID id, boolean yes) {
        return recoveries
                .decide(officer, id, yes, IdempotencyKey.of(officer.personId(), "test", id + " " + yes, "x"))
                .block();
    }

    private String intend(UUID settlement) {
        return database.select(
                        "select (a ->> 'outcome') || coalesce(' ' || (a #>> '{instruction,amountPence}'), '') from"
                                + " payment_intend(jsonb_build_object('councilId', '" + aisha.council()
                                + "', 'settlementId', '"
                                + settlement
                                + "', 'attemptId', uuidv7(), 'at', '2026-12-02T09:00Z', 'askAt', '2026-12-02T09:01Z')) a")
                .getFirst();
    }

    private String state(UUID settlement) {
        return database.select("select state from settlement where id = '" + settlement + "'")
                .getFirst();
    }

    private String told(String topic) {
        return database.select("select count(*)::text from outbox where topic = '" + topic + "' and council_id = '"
                        + aisha.council() + "'")
                .getFirst();
    }

    private long owed() {
        return Long.parseLong(
                database.select("select charges_owed('" + aisha.council() + "', '" + aisha.provider() + "')::text")
                        .getFirst());
    }

    private long payable() {
        return Long.parseLong(database.select("select (credits_posted - debits_posted)::text from ledger_account where"
                        + " council_id = '" + aisha.council() + "' and kind = 'provider-payable' and name = ''")
                .getFirst());
    }

    private Actor officer() {
        UUID id = Ids.next();
        database.execute("insert into person (council_id, id, name, first_name) values ('" + aisha.council() + "', '"
                + id + "', 'Officer', 'Officer')");
        return new Actor(id, aisha.council(), "Officer", Set.of(Role.FINANCE), null, id);
    }

    private static IdempotencyKey key() {
        return IdempotencyKey.of(Ids.next(), "test", Ids.next().toString(), "x");
    }
}
