package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.BudgetFixture;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.CheckoutEvent.Meaning;
import uk.directly.payment.CheckoutEvents.Outcome;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class TopUpIT {
    private final OwnMoney money;

    TopUpIT(TestDatabase database) {
        this.money = new OwnMoney(database);
    }

    @BeforeEach
    void nothingElseIsOverdue() {
        money.database.execute("update top_up set ask_at = 'infinity'");
    }

    @AfterEach
    void stop() {
        money.close();
    }

    @Test
    @DisplayName("R14 what a card paid is own money, once, and no council money")
    void addsWhatTheCardPaid() {
        TopUp topUp = money.open(2_000);

        assertThat(topUp.state()).isEqualTo(TopUp.State.OPEN);
        assertThat(topUp.page()).isEqualTo("https://checkout.example/" + topUp.id());
        assertThat(money.own()).as("nothing before the card has paid").containsExactly(0L, 0L);
        assertThat(money.rail.opened)
                .singleElement()
                .satisfies(order -> assertThat(order)
                        .returns(2_000L, CheckoutOrder::amountPence)
                        .returns(money.slug(), CheckoutOrder::council)
                        .returns("top-up-" + topUp.id(), CheckoutOrder::idempotencyKey)
                        .returns(
                                "https://directly.example/money/own/" + topUp.id(),
                                each -> each.back().toString()));

        assertThat(money.receive(money.event(topUp, Meaning.PAID))).isEqualTo(Outcome.PAID);

        assertThat(money.state(topUp)).isEqualTo(TopUp.State.PAID);
        assertThat(money.own()).containsExactly(2_000L, 0L);
        assertThat(money.tom.budget().postedPence()).as("council money").isZero();
        assertThat(money.clearing("stripe")).isEqualTo(-2_000);
        assertThat(money.audited()).containsExactly("top-up-asked", "budget-topped-up", "top-up-paid");
    }

    @Test
    @DisplayName(
            "R15 the same key is the same top-up and the same page, one order to the rail; another amount is refused")
    void repeatsUnderOneKey() {
        TopUpResult.Done first = (TopUpResult.Done) money.ask(2_000, "key");
        money.receive(money.event(first.topUp(), Meaning.PAID));

        TopUpResult again = money.ask(2_000, "key");

        assertThat(again).isEqualTo(new TopUpResult.Done(first.topUp(), true));
        assertThat(money.ask(2_100, "key")).isInstanceOf(TopUpResult.KeyReused.class);
        assertThat(money.rail.opened).hasSize(1);
        assertThat(money.own()).containsExactly(2_000L, 0L);
    }

    @Test
    @DisplayName("R15 where the first answer was lost, the same key asks the rail again for the same order")
    void asksAgainUnderTheSameKey() {
        money.rail.answers.add(Mono.error(new IllegalStateException("connection reset")));
        TopUpResult.Done first = (TopUpResult.Done) money.ask(2_000, "key");
        assertThat(first.topUp().state()).isEqualTo(TopUp.State.UNKNOWN);
        assertThat(first.topUp().page()).isNull();

        TopUpResult.Done again = (TopUpResult.Done) money.ask(2_000, "key");

        assertThat(again.topUp().state()).isEqualTo(TopUp.State.OPEN);
        assertThat(money.rail.opened).hasSize(2).containsOnly(money.rail.opened.getFirst());
    }

    @Test
    @DisplayName("R15 the same event twice, and many at once, post once")
    void postsOnceHoweverOftenItIsTold() {
        TopUp topUp = money.open(2_000);
        CheckoutEvent event = money.event(topUp, Meaning.PAID);

        List<Outcome> outcomes = Flux.range(0, 20)
                .flatMap(i -> money.events.receive(i < 10 ? event : money.event(topUp, Meaning.PAID)))
                .collectList()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();

        assertThat(outcomes).containsOnlyOnce(Outcome.PAID);
        assertThat(outcomes).contains(Outcome.REPEATED, Outcome.ALREADY);
        assertThat(money.own()).containsExactly(2_000L, 0L);
    }

    @Test
    @DisplayName("R15 whatever the order: told before the answer is written down, and paid after a late \"expired\"")
    void takesEventsInAnyOrder() {
        TopUpAttempts.Intended intended =
                OwnMoney.now(money.attempts.intend(money.holder, money.tom.budgetId(), 2_000, null, key("order")));
        UUID id = Objects.requireNonNull(intended.order()).id();
        TopUp early = OwnMoney.now(money.topUps.one(money.holder, id));

        assertThat(money.receive(money.event(early, Meaning.PAID))).isEqualTo(Outcome.PAID);
        assertThat(OwnMoney.now(money.attempts.answered(
                        money.tom.councilId(),
                        id,
                        new CheckoutAnswer.Opened("cs_" + id, URI.create("https://checkout.example/x")))))
                .isEqualTo("already");
        assertThat(money.receive(money.event(early, Meaning.EXPIRED))).isEqualTo(Outcome.SUPERSEDED);
        assertThat(money.state(early)).isEqualTo(TopUp.State.PAID);

        TopUp late = money.open(500);
        assertThat(money.receive(money.event(late, Meaning.EXPIRED))).isEqualTo(Outcome.EXPIRED);
        assertThat(money.receive(money.event(late, Meaning.EXPIRED))).isEqualTo(Outcome.ALREADY);
        assertThat(money.state(late)).isEqualTo(TopUp.State.EXPIRED);
        assertThat(money.receive(money.event(late, Meaning.PAID)))
                .as("the money was taken, whatever was said before")
                .isEqualTo(Outcome.PAID);
        assertThat(money.own()).containsExactly(2_500L, 0L);
    }

    @Test
    @DisplayName("another amount, another page, another council, no such top-up: nothing is posted, finance sees it")
    void postsNothingThatDoesNotFit() {
        TopUp topUp = money.open(2_000);
        CheckoutEvent right = money.event(topUp, Meaning.PAID);

        assertThat(money.receive(money.event(topUp, Meaning.PAID, "evt_" + Ids.next(), 2_001)))
                .isEqualTo(Outcome.AMOUNT_DIFFERS);
        assertThat(money.receive(with(right, money.slug(), "cs_other", topUp.id())))
                .isEqualTo(Outcome.SECOND_PAYMENT);
        assertThat(money.receive(with(right, money.slug(), "cs_new", Ids.next())))
                .isEqualTo(Outcome.UNMATCHED);
        String elsewhere = "c-" + new BudgetFixture(money.database).councilId();
        assertThat(money.receive(with(right, elsewhere, "cs_" + topUp.id(), topUp.id())))
                .isEqualTo(Outcome.UNMATCHED);
        assertThat(money.receive(with(right, "nowhere", "cs_" + topUp.id(), topUp.id())))
                .isEqualTo(Outcome.UNKNOWN_COUNCIL);

        assertThat(money.own()).containsExactly(0L, 0L);
        assertThat(money.state(topUp)).isEqualTo(TopUp.State.OPEN);
        assertThat(new Payments(money.database.client(), money.clock)
                        .questions(money.tom.councilId())
                        .map(RailQuestion::outcome)
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder("amount-differs", "second-payment", "unmatched");
    }

    @Test
    @DisplayName("R102 another's budget is not there, and another sees no top-up of his")
    void isNobodyElsesBusiness() {
        TopUp topUp = money.open(2_000);
        BudgetFixture leila = new BudgetFixture(money.database);
        IdempotencyKey key = key("hers");

        assertThat(OwnMoney.now(money.topUps.ask(money.holder, leila.budgetId(), 2_000, null, key)))
                .isInstanceOf(TopUpResult.NotFound.class);
        assertThat(OwnMoney.now(money.topUps.ask(money.holder, money.tom.budgetId(), 2_000, null, key)))
                .as("the key of what was refused is free again")
                .isInstanceOf(TopUpResult.Done.class);
        assertThat(money.topUps
                        .one(OwnMoney.actor(leila.councilId(), leila.holderId()), topUp.id())
                        .block())
                .isNull();
        assertThat(money.topUps
                        .one(OwnMoney.actor(money.tom.councilId(), Ids.next()), topUp.id())
                        .block())
                .isNull();
    }

    @Test
    @DisplayName("no less and no more than the council has set")
    void keepsToTheLimits() {
        assertThat(money.ask(99)).isEqualTo(new TopUpResult.OutsideLimits(new TopUpLimits(100, 100_000)));
        assertThat(money.ask(100_001)).isInstanceOf(TopUpResult.OutsideLimits.class);
        assertThat(money.ask(100)).isInstanceOf(TopUpResult.Done.class);
        assertThat(money.ask(100_000)).isInstanceOf(TopUpResult.Done.class);
    }

    @Test
    void saysWhenTheRailWouldNot() {
        money.rail.answers.add(Mono.just(new CheckoutAnswer.Refused("amount_too_small")));

        TopUp topUp = money.open(100);

        assertThat(topUp.state()).isEqualTo(TopUp.State.REFUSED);
        assertThat(money.own()).containsExactly(0L, 0L);
    }

    @Test
    @DisplayName("a webhook that never comes: the janitor asks, and it counts as the event")
    void asksForWhatIsNotTold() {
        TopUp paid = money.open(2_000);
        TopUp closed = money.open(500);
        money.rail.statusOf.put("cs_" + paid.id(), new CheckoutStatus.Open("open"));
        money.rail.statusOf.put("cs_" + closed.id(), new CheckoutStatus.Expired());

        assertThat(money.janitor.round().block()).as("not at once").isZero();
        money.realTime.pass(Duration.ofSeconds(31));
        assertThat(money.janitor.round().block()).isEqualTo(2);
        assertThat(money.state(paid)).isEqualTo(TopUp.State.OPEN);
        assertThat(money.state(closed)).isEqualTo(TopUp.State.EXPIRED);
        money.rail.statusOf.put("cs_" + paid.id(), new CheckoutStatus.Paid("pi_1", 2_000L));
        money.realTime.pass(Duration.ofMinutes(1));
        assertThat(money.janitor.round().block()).isEqualTo(1);

        assertThat(money.state(paid)).isEqualTo(TopUp.State.PAID);
        assertThat(money.receive(money.event(paid, Meaning.PAID))).as("late").isEqualTo(Outcome.ALREADY);
        assertThat(money.own()).containsExactly(2_000L, 0L);
    }

    @Test
    @DisplayName("a crash before the answer: asked again in time, and over once its page would be closed")
    void endsWhatNobodyWasShown() {
        money.rail.answers.add(Mono.error(new IllegalStateException("no answer")));
        money.rail.answers.add(Mono.error(new IllegalStateException("no answer")));
        TopUp topUp = money.open(2_000);

        money.realTime.pass(Duration.ofSeconds(16));
        assertThat(money.janitor.round().block()).isEqualTo(1);
        assertThat(money.state(topUp)).isEqualTo(TopUp.State.UNKNOWN);
        money.realTime.pass(TopUpAttempts.OPEN_FOR);
        assertThat(money.janitor.round().block()).isZero();

        assertThat(money.state(topUp)).isEqualTo(TopUp.State.EXPIRED);
        assertThat(money.rail.opened).hasSize(2);
    }

    @Test
    @DisplayName("closing the page takes nothing; if the card was faster, it counts")
    void closesThePage() {
        TopUp left = money.open(2_000);
        TopUp faster = money.open(700);
        money.rail.statuses.add(Mono.just(new CheckoutStatus.Expired()));
        money.rail.statuses.add(Mono.just(new CheckoutStatus.Paid("pi_2", 700L)));

        assertThat(OwnMoney.now(money.topUps.stop(money.holder, left.id())).state())
                .isEqualTo(TopUp.State.EXPIRED);
        assertThat(OwnMoney.now(money.topUps.stop(money.holder, faster.id())).state())
                .isEqualTo(TopUp.State.PAID);
        assertThat(OwnMoney.now(money.topUps.stop(money.holder, faster.id())).state())
                .isEqualTo(TopUp.State.PAID);

        assertThat(money.rail.closed).containsExactly("cs_" + left.id(), "cs_" + faster.id());
        assertThat(money.own()).containsExactly(700L, 0L);
    }

    @Test
    @DisplayName("R1 who has the money in their own bank puts it there, and no card is asked for")
    void isInTheirOwnBank() {
        money.database.execute("update budget set route = 'own-bank' where id = '" + money.tom.budgetId() + "'");

        TopUp topUp = money.open(3_000);

        assertThat(topUp.state()).isEqualTo(TopUp.State.PAID);
        assertThat(topUp.page()).isNull();
        assertThat(money.rail.opened).isEmpty();
        assertThat(money.own()).containsExactly(3_000L, 0L);
        assertThat(money.clearing("own-bank")).isEqualTo(-3_000);
        assertThat(money.goneBack(1_000))
                .singleElement()
                .satisfies(part -> assertThat(part.state()).isEqualTo(TopUpRefund.State.DONE));
        assertThat(money.own()).containsExactly(2_000L, 0L);
        assertThat(money.clearing("own-bank")).isEqualTo(-2_000);
    }

    @Test
    @DisplayName("the database takes no top-up of another council's budget, no other state, no second posting")
    void isGuardedByTheDatabase() {
        TopUp topUp = money.paid(2_000);
        BudgetFixture other = new BudgetFixture(money.database);

        assertThatThrownBy(() -> money.database.execute(
                        "update top_up set budget_id = '" + other.budgetId() + "' where id = '" + topUp.id() + "'"))
                .hasMessageContaining("foreign key");
        assertThatThrownBy(() ->
                        money.database.execute("update top_up set paid_at = null where id = '" + topUp.id() + "'"))
                .hasMessageContaining("check constraint");
        assertThatThrownBy(() -> money.database.execute(
                        "update top_up set then_path = 'https://elsewhere' where id = '" + topUp.id() + "'"))
                .hasMessageContaining("check constraint");
    }

    private IdempotencyKey key(String key) {
        return IdempotencyKey.of(money.holder.personId(), "test", key + money.tom.budgetId(), "2000");
    }

    private static CheckoutEvent with(CheckoutEvent event, String council, String reference, UUID id) {
        return new CheckoutEvent(
                event.rail(),
                council,
                "evt_" + Ids.next(),
                event.type(),
                event.meaning(),
                reference,
                event.payment(),
                id,
                event.amountPence());
    }
}
