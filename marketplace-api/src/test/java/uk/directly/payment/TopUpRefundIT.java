package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.BudgetFixture;
import uk.directly.budget.BudgetMoney;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.CheckoutEvent.Meaning;
import uk.directly.payment.CheckoutEvents.Outcome;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class TopUpRefundIT {
    private final OwnMoney money;

    TopUpRefundIT(TestDatabase database) {
        this.money = new OwnMoney(database);
    }

    @BeforeEach
    void nothingElseIsOverdue() {
        money.database.execute("update top_up set ask_at = 'infinity'");
        money.database.execute("update top_up_refund set ask_at = 'infinity'");
    }

    @AfterEach
    void stop() {
        money.close();
    }

    @Test
    @DisplayName("R14 it goes back to the cards that paid, the last one first: held, then posted when the rail says so")
    void goesBackToTheCardsThatPaid() {
        TopUp first = money.paid(1_000);
        TopUp second = money.paid(2_000);

        List<TopUpRefund> parts = money.goneBack(2_500);

        assertThat(parts)
                .extracting(TopUpRefund::topUpId, TopUpRefund::amountPence)
                .containsExactlyInAnyOrder(tuple(second.id(), 2_000L), tuple(first.id(), 500L));
        assertThat(money.own()).as("held, not gone").containsExactly(3_000L, 2_500L);

        parts.forEach(money::send);
        assertThat(money.rail.givenBack)
                .extracting(CardRefund::payment)
                .containsExactlyInAnyOrder("pi_" + second.id(), "pi_" + first.id());
        assertThat(money.own()).containsExactly(3_000L, 2_500L);
        parts.forEach(part ->
                assertThat(money.receive(money.event(part, Meaning.GIVEN_BACK))).isEqualTo(Outcome.GIVEN_BACK));

        assertThat(money.own()).containsExactly(500L, 0L);
        assertThat(money.clearing("stripe")).isEqualTo(-500);
        assertThat(money.state(parts.getFirst())).isEqualTo(TopUpRefund.State.DONE);
        assertThat(money.audited()).contains("top-up-refund-asked", "top-up-refunded");
    }

    @Test
    @DisplayName("R14 a refund that the rail refuses or sends back is own money again, and can be asked for again")
    void isOwnMoneyAgain() {
        money.paid(2_000);
        money.rail.refundAnswers.add(Mono.just(new RailAnswer.Refused("charge_disputed")));
        TopUpRefund refused = money.goneBack(800).getFirst();
        money.send(refused);
        assertThat(money.state(refused)).isEqualTo(TopUpRefund.State.FAILED);
        assertThat(money.own()).containsExactly(2_000L, 0L);

        TopUpRefund failed = money.goneBack(900).getFirst();
        money.send(failed);
        assertThat(money.receive(money.event(failed, Meaning.NOT_GIVEN_BACK))).isEqualTo(Outcome.NOT_GIVEN_BACK);
        assertThat(money.own()).containsExactly(2_000L, 0L);
        assertThat(money.receive(money.event(failed, Meaning.GIVEN_BACK)))
                .as("late")
                .isEqualTo(Outcome.SUPERSEDED);

        TopUpRefund back = money.goneBack(2_000).getFirst();
        money.send(back);
        money.receive(money.event(back, Meaning.GIVEN_BACK));
        assertThat(money.own()).containsExactly(0L, 0L);
        assertThat(money.receive(money.event(back, Meaning.NOT_GIVEN_BACK)))
                .as("the card's bank changed its mind")
                .isEqualTo(Outcome.NOT_GIVEN_BACK);
        assertThat(money.own()).as("put right by a posting of its own").containsExactly(2_000L, 0L);
        assertThat(money.clearing("stripe")).isEqualTo(-2_000);
        assertThat(money.goneBack(2_000)).hasSize(1);
    }

    @Test
    @DisplayName("R14 never more than is unused: what is promised or on its way already stays")
    void givesBackNoMoreThanIsUnused() {
        TopUp topUp = money.paid(2_000);
        money.goneBack(1_500);

        assertThat(money.back(501)).isEqualTo(new TopUpRefundResult.InsufficientFunds(1));
        assertThat(money.back(500)).isInstanceOf(TopUpRefundResult.Done.class);
        assertThat(money.back(1)).isEqualTo(new TopUpRefundResult.InsufficientFunds(1));
        assertThat(OwnMoney.now(money.topUps.one(money.holder, topUp.id())).givenBackPence())
                .isEqualTo(2_000);
    }

    @Test
    @DisplayName("R14 own money that came otherwise can't go to a card")
    void saysWhatCanNotGoToACard() {
        money.paid(1_000);
        money.tom.post(money.tom.move(
                BudgetMoney.OWN,
                3_000,
                BudgetFixture.Other.RAIL_CLEARING,
                "top-up",
                "Brought to the office",
                Instant.parse("2026-12-01T10:00:00Z")));

        assertThat(money.back(1_001)).isEqualTo(new TopUpRefundResult.CameOtherwise(1_000));
        assertThat(money.back(4_001)).isEqualTo(new TopUpRefundResult.InsufficientFunds(1));
        assertThat(OwnMoney.now(money.refunds.wayBack(money.holder, money.tom.budgetId()))
                        .otherwisePence())
                .isEqualTo(3_000);
        assertThat(money.back(1_000)).isInstanceOf(TopUpRefundResult.Done.class);
        assertThat(money.own()).containsExactly(4_000L, 1_000L);
    }

    @Test
    @DisplayName("R15 the same key is the same refund; another amount under it is refused")
    void repeatsUnderOneKey() {
        money.paid(2_000);
        TopUpRefundResult.Done first = (TopUpRefundResult.Done) money.back(2_000, "key");
        money.send(first.parts().getFirst());
        money.receive(money.event(first.parts().getFirst(), Meaning.GIVEN_BACK));

        assertThat(money.back(2_000, "key"))
                .isEqualTo(new TopUpRefundResult.Done(first.requestId(), first.parts(), true));
        assertThat(money.back(1_000, "key")).isInstanceOf(TopUpRefundResult.KeyReused.class);
        assertThat(money.own()).containsExactly(0L, 0L);
    }

    @Test
    @DisplayName("R12 many at once: no penny goes back twice")
    void givesBackOnceHoweverManyAsk() {
        money.paid(1_000);
        money.paid(1_000);

        List<TopUpRefundResult> results = Flux.range(0, 10)
                .flatMap(i -> money.refunds.ask(
                        money.holder,
                        money.tom.budgetId(),
                        600,
                        IdempotencyKey.of(money.holder.personId(), "many", "k" + i, "600")))
                .collectList()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();

        assertThat(results.stream().filter(TopUpRefundResult.Done.class::isInstance))
                .as("%s", results)
                .hasSizeBetween(1, 3);
        long held = money.own().getLast();
        assertThat(held)
                .isEqualTo(600L
                        * results.stream()
                                .filter(TopUpRefundResult.Done.class::isInstance)
                                .count());
    }

    @Test
    @DisplayName("R15 sent once: a lost answer is looked for, a lost confirmation is asked for")
    void looksForWhatWasLost() {
        money.paid(2_000);
        TopUpRefund lost = money.goneBack(700).getFirst();
        money.rail.refundAnswers.add(Mono.error(new IllegalStateException("connection reset")));
        money.send(lost);
        money.send(lost);
        assertThat(money.rail.givenBack).as("it is the janitor's to ask now").hasSize(1);

        money.realTime.pass(Duration.ofSeconds(16));
        money.rail.refundAnswers.add(Mono.just(new RailAnswer.Accepted("re_" + lost.id())));
        assertThat(money.janitor.round().block()).isEqualTo(1);
        assertThat(money.rail.askedAgain).containsExactly(money.rail.givenBack.getFirst());

        money.realTime.pass(Duration.ofSeconds(31));
        money.rail.refundStatuses.add(Mono.just(new RefundStatus.Done()));
        assertThat(money.janitor.round().block()).isEqualTo(1);
        assertThat(money.state(lost)).isEqualTo(TopUpRefund.State.DONE);
        assertThat(money.receive(money.event(lost, Meaning.GIVEN_BACK))).isEqualTo(Outcome.ALREADY);
        assertThat(money.own()).containsExactly(1_300L, 0L);
    }

    @Test
    @DisplayName("a refund that somebody made by hand at the rail moves nothing here, and finance sees it")
    void leavesOthersRefundsToFinance() {
        money.paid(2_000);

        assertThat(money.receive(new CheckoutEvent(
                        "stripe",
                        money.slug(),
                        "evt_" + Ids.next(),
                        "refund.created",
                        Meaning.GIVEN_BACK,
                        "re_by_hand" + Ids.next(),
                        "pi_1",
                        null,
                        2_000L)))
                .isEqualTo(Outcome.UNMATCHED);

        assertThat(money.own()).containsExactly(2_000L, 0L);
    }

    @Test
    @DisplayName("R102 another's budget is not there")
    void isNobodyElsesBusiness() {
        money.paid(2_000);
        BudgetFixture leila = new BudgetFixture(money.database);

        assertThat(OwnMoney.now(money.refunds.ask(
                        OwnMoney.actor(leila.councilId(), leila.holderId()),
                        money.tom.budgetId(),
                        100,
                        IdempotencyKey.of(leila.holderId(), "x", "x", "x"))))
                .isInstanceOf(TopUpRefundResult.NotFound.class);
        assertThat(money.own()).containsExactly(2_000L, 0L);
    }
}
