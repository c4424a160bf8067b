package uk.directly.payment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.BudgetFixture;
import uk.directly.budget.Budgets;
import uk.directly.council.CouncilSettings;
import uk.directly.data.Changes;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.message.OutboxEvent;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;

/** Tom's own money, with a rail that says what a test tells it to. */
final class OwnMoney implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(20);

    final TestDatabase database;
    final BudgetFixture tom;
    final ScriptedCheckout rail = new ScriptedCheckout();
    final MovableTime realTime = MovableTime.at("2026-11-22T03:00:00Z");
    final Clock clock = Clock.fixed(Instant.parse("2026-12-10T12:00:00Z"), ZoneOffset.UTC);
    final TopUps topUps;
    final TopUpRefunds refunds;
    final TopUpAttempts attempts;
    final RefundAttempts refundAttempts;
    final CheckoutEvents events;
    final DueRefunds due;
    final TopUpJanitor janitor;
    final Actor holder;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    OwnMoney(TestDatabase database) {
        this.database = database;
        this.tom = new BudgetFixture(database);
        Changes changes = new Changes(database.client(), JSON);
        context.registerBean(DatabaseClient.class, database::client);
        context.registerBean(JsonMapper.class, () -> JSON);
        context.registerBean(Clock.class, () -> clock);
        context.register(CouncilSettings.class, Budgets.class);
        context.refresh();
        Checkouts checkouts = new Checkouts(List.of(rail));
        CheckoutSettings settings = new CheckoutSettings(URI.create("https://directly.example/"));
        attempts = new TopUpAttempts(changes, settings, clock, realTime);
        refundAttempts = new RefundAttempts(changes, clock, realTime);
        events = new CheckoutEvents(changes, clock);
        CheckoutLooks looks = new CheckoutLooks(checkouts, events);
        topUps = new TopUps(
                database.client(), JSON, attempts, checkouts, looks, context.getBean(CouncilSettings.class), clock);
        refunds = new TopUpRefunds(database.client(), context.getBean(Budgets.class), changes, refundAttempts, clock);
        due = new DueRefunds(refundAttempts, checkouts);
        janitor = new TopUpJanitor(attempts, refundAttempts, checkouts, looks);
        holder = actor(tom.councilId(), tom.holderId());
    }

    static Actor actor(UUID council, UUID person) {
        return new Actor(person, council, "Tom", Set.of(Role.HOLDER), null, person);
    }

    TopUpResult ask(long pence) {
        return ask(pence, Ids.next().toString());
    }

    TopUpResult ask(long pence, String key) {
        return now(topUps.ask(
                holder,
                tom.budgetId(),
                pence,
                null,
                IdempotencyKey.of(holder.personId(), "test", key, String.valueOf(pence))));
    }

    /** One whose page is open. */
    TopUp open(long pence) {
        return ((TopUpResult.Done) ask(pence)).topUp();
    }

    /** One that a card has paid. */
    TopUp paid(long pence) {
        TopUp topUp = open(pence);
        receive(event(topUp, CheckoutEvent.Meaning.PAID));
        return topUp;
    }

    TopUpRefundResult back(long pence) {
        return back(pence, Ids.next().toString());
    }

    TopUpRefundResult back(long pence, String key) {
        return now(refunds.ask(
                holder,
                tom.budgetId(),
                pence,
                IdempotencyKey.of(holder.personId(), "test-back", key, String.valueOf(pence))));
    }

    /** The refunds of what was just asked back, in the order in which they are given. */
    List<TopUpRefund> goneBack(long pence) {
        return ((TopUpRefundResult.Done) back(pence)).parts();
    }

    /** The outbox comes round. */
    void send(TopUpRefund refund) {
        due.handle(new OutboxEvent(
                        Ids.next(),
                        tom.councilId(),
                        "top-up-refund-due",
                        JSON.createObjectNode().put("refundId", refund.id().toString()),
                        1,
                        clock.instant()))
                .block(SOON);
    }

    CheckoutEvent event(TopUp topUp, CheckoutEvent.Meaning meaning) {
        return event(topUp, meaning, "evt_" + Ids.next(), topUp.amountPence());
    }

    CheckoutEvent event(TopUp topUp, CheckoutEvent.Meaning meaning, String eventId, long pence) {
        return new CheckoutEvent(
                "stripe",
                slug(),
                eventId,
                "checkout.session." + meaning,
                meaning,
                "cs_" + topUp.id(),
                "pi_" + topUp.id(),
                topUp.id(),
                pence);
    }

    CheckoutEvent event(TopUpRefund refund, CheckoutEvent.Meaning meaning) {
        return new CheckoutEvent(
                "stripe",
                slug(),
                "evt_" + Ids.next(),
                "refund.updated",
                meaning,
                "re_" + refund.id(),
                "pi_x",
                refund.id(),
                refund.amountPence());
    }

    CheckoutEvents.Outcome receive(CheckoutEvent event) {
        return now(events.receive(event));
    }

    String slug() {
        return "c-" + tom.councilId();
    }

    TopUp.State state(TopUp topUp) {
        return now(topUps.one(holder, topUp.id())).state();
    }

    TopUpRefund.State state(TopUpRefund refund) {
        return now(refunds.list(holder, null, 100)
                .filter(each -> each.id().equals(refund.id()))
                .map(TopUpRefund::state)
                .next());
    }

    /** Posted and held of own money. */
    List<Long> own() {
        return List.of(tom.budget().own().postedPence(), tom.budget().own().heldPence());
    }

    long clearing(String rail) {
        @Nullable Long balance = database.client()
                .sql("""
                        select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger_account
                         where council_id = :council and kind = 'rail-clearing' and name = :rail""")
                .bind("council", tom.councilId())
                .bind("rail", rail)
                .mapValue(Long.class)
                .one()
                .block(SOON);
        return balance == null ? 0 : balance;
    }

    List<String> audited() {
        return database.select(
                "select action from audit_event where council_id = '" + tom.councilId() + "' order by id");
    }

    static <T> T now(Mono<T> work) {
        return work.blockOptional(SOON).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
