package uk.directly.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.data.Changes;
import uk.directly.message.OutboxEvent;
import uk.directly.payment.RailEvent.Meaning;
import uk.directly.payment.RailEvents.Outcome;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.MovableTime;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class RailPaymentIT {
    private static final Instant NOW = Instant.parse("2026-12-01T13:00:05Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase database;
    private final ScriptedRail rail = new ScriptedRail();
    private final MovableTime realTime = MovableTime.at("2026-11-22T03:00:00Z");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final PaymentAttempts attempts;
    private final RailEvents events;
    private final DueSettlements due;
    private final PaymentJanitor janitor;
    private final Payments payments;
    private ApprovedVisit visit;

    RailPaymentIT(TestDatabase database) {
        this.database = database;
        Changes changes = new Changes(database.client(), JSON);
        attempts = new PaymentAttempts(changes, clock, realTime);
        events = new RailEvents(changes, clock);
        Rails rails = new Rails(List.of(rail));
        due = new DueSettlements(attempts, rails);
        janitor = new PaymentJanitor(attempts, rails, events, clock);
        payments = new Payments(database.client(), clock);
        visit = ApprovedVisit.byStripe(database);
    }

    @BeforeEach
    void nothingElseIsOverdue() {
        database.execute("update payment_attempt set ask_at = 'infinity'");
    }

    @Test
    @DisplayName("R15, R16 an approved visit is sent once, and paid when the rail confirms it")
    void paysWhatWasApproved() {
        rail.answers.add(accepted("tr_1" + visit.booking()));

        handle(visit);
        assertThat(state(visit)).isEqualTo("sent");
        assertThat(receive(event("evt_1", Meaning.PAID))).isEqualTo(Outcome.PAID);

        assertThat(state(visit)).isEqualTo("paid");
        assertThat(rail.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent)
                        .returns(visit.slug(), PaymentInstruction::council)
                        .returns(visit.settlement(), PaymentInstruction::settlementId)
                        .returns(visit.booking(), PaymentInstruction::bookingId)
                        .returns(ApprovedVisit.PENCE, PaymentInstruction::amountPence)
                        .returns(ApprovedVisit.ACCOUNT, PaymentInstruction::destination));
        assertThat(balance("provider-payable")).isZero();
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
        assertThat(audited()).containsExactly("payment-sent", "payment-made");
    }

    @Test
    @DisplayName("R15 the same outbox event, handled twice, sends one payment")
    void sendsOnceHoweverOftenTheEventComes() {
        rail.answers.add(accepted("tr_2" + visit.booking()));

        handle(visit);
        handle(visit);

        assertThat(rail.sent).hasSize(1);
    }

    @Test
    @DisplayName("R15 the same outbox event, handled by many at once, sends one payment")
    void sendsOnceHoweverManyHandleTheEvent() {
        IntStream.range(0, 10).forEach(i -> rail.answers.add(accepted("tr_" + i + visit.booking())));

        Flux.range(0, 10).flatMap(i -> due.handle(outboxEvent(visit))).then().block(Duration.ofSeconds(20));

        assertThat(rail.sent).hasSize(1);
    }

    @Test
    @DisplayName("R23 a crash between the intent and the call: the janitor sends it under the same key")
    void asksAfterACrashBeforeTheCall() {
        attempts.intend(visit.council(), visit.settlement()).block();
        rail.answers.add(accepted("tr_3" + visit.booking()));

        assertThat(janitor.round().block())
                .as("not while the call may still run")
                .isZero();
        realTime.pass(PaymentAttempts.ANSWER_WITHIN);
        assertThat(janitor.round().block()).isEqualTo(1);

        assertThat(rail.sent).isEmpty();
        assertThat(rail.askedAgain).hasSize(1);
        assertThat(state(visit)).isEqualTo("sent");
    }

    @Test
    @DisplayName("R26 what is due to new bank details waits, and is sent once they are paid to")
    void waitsForNewBankDetails() {
        database.execute("""
                update bank_change set state = 'replaced', ended_at = '2026-12-01T13:00:00Z' where provider_id = '%1$s';
                insert into bank_change (council_id, id, provider_id, sort_code, account_number, account_name, name_check,
                    name_confirmed, state, asked_at, asked_by, in_force_at, place, pays_from)
                values ('%2$s', uuidv7(), '%1$s', '200000', '87654321', 'A Test', 'match', false, 'in-force',
                    '2026-12-01T13:00:00Z', '%3$s', '2026-12-01T13:00:00Z', 2, '2026-12-03T00:00:00Z')""".formatted(visit.provider(), visit.council(), visit.person()));
        rail.answers.add(accepted("tr_26" + visit.booking()));

        handle(visit);
        assertThat(rail.sent).isEmpty();
        assertThat(state(visit)).isEqualTo("due");
        janitor.round().block();
        assertThat(waiting(visit)).isEqualTo("true");

        database.execute(
                "update bank_change set pays_from = in_force_at where provider_id = '" + visit.provider() + "'");
        janitor.round().block();
        janitor.round().block();
        assertThat(waiting(visit)).isEqualTo("false");
        assertThat(database.select("select count(*) from outbox where payload ->> 'settlementId' = '"
                        + visit.settlement() + "' and topic = 'settlement-due'"))
                .containsExactly("2");
        handle(visit);
        assertThat(rail.sent).hasSize(1);
        assertThat(state(visit)).isEqualTo("sent");
    }

    private String waiting(ApprovedVisit of) {
        return database.select("select waits_for_bank::text from settlement where id = '" + of.settlement() + "'")
                .getFirst();
    }

    @Test
    @DisplayName("R23 a crash between the call and its outcome: the webhook alone completes the payment")
    void completesByTheEventWhenTheOutcomeWasLost() {
        PaymentInstruction lost = intended(visit);

        assertThat(receive(event("evt_4", Meaning.PAID, lost.id(), "tr_4" + visit.booking(), ApprovedVisit.PENCE)))
                .isEqualTo(Outcome.PAID);
        assertThat(state(visit)).isEqualTo("paid");

        String late = attempts.answered(visit.council(), lost.id(), new RailAnswer.Accepted("tr_4" + visit.booking()))
                .block();
        assertThat(late).isEqualTo("already");
        realTime.pass(Duration.ofDays(1));
        assertThat(janitor.round().block()).isZero();
    }

    @Test
    @DisplayName("R23 an unknown outcome is asked about later and later, always the same instruction")
    void asksAboutAnUnknownOutcomeUntilItIsKnown() {
        rail.answers.add(Mono.error(new IllegalStateException("connection reset")));
        rail.answers.add(Mono.just(new RailAnswer.Unknown("no answer")));
        rail.answers.add(accepted("tr_5" + visit.booking()));

        handle(visit);
        assertThat(state(visit)).isEqualTo("due");
        realTime.pass(Duration.ofSeconds(16));
        assertThat(janitor.round().block()).isEqualTo(1);
        assertThat(janitor.round().block()).isZero();
        realTime.pass(Duration.ofMinutes(2));
        assertThat(janitor.round().block()).isEqualTo(1);

        assertThat(state(visit)).isEqualTo("sent");
        assertThat(rail.askedAgain).containsOnly(rail.sent.getFirst()).hasSize(2);
        assertThat(rail.askedAgain.getFirst().idempotencyKey())
                .isEqualTo(rail.sent.getFirst().idempotencyKey());
    }

    @Test
    @DisplayName("a webhook that never comes: the janitor asks, and it counts as the event")
    void asksForAConfirmationThatDoesNotCome() {
        rail.answers.add(accepted("tr_6" + visit.booking()));
        rail.statuses.add(Mono.just(new RailStatus.Open("no answer")));
        rail.statuses.add(Mono.just(new RailStatus.Paid()));
        handle(visit);

        realTime.pass(PaymentAttempts.CONFIRMATION_WITHIN);
        assertThat(janitor.round().block()).isEqualTo(1);
        assertThat(state(visit)).isEqualTo("sent");
        realTime.pass(Duration.ofMinutes(1));
        assertThat(janitor.round().block()).isEqualTo(1);

        assertThat(state(visit)).isEqualTo("paid");
        assertThat(receive(event("evt_6", Meaning.PAID))).as("late").isEqualTo(Outcome.ALREADY);
    }

    @Test
    @DisplayName("R11 the same event, many times at once, posts once")
    void postsOnceHoweverOftenTheEventComes() {
        rail.answers.add(accepted("tr_7" + visit.booking()));
        handle(visit);

        List<Outcome> outcomes = Flux.range(0, 20)
                .flatMap(i -> events.receive(event("evt_7", Meaning.PAID)))
                .collectList()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();

        assertThat(outcomes).containsOnlyOnce(Outcome.PAID);
        assertThat(outcomes.stream().filter(outcome -> outcome == Outcome.REPEATED))
                .hasSize(19);
        assertThat(balance("rail-clearing")).isEqualTo(ApprovedVisit.PENCE);
    }

    @Test
    @DisplayName("R11 a payment that came back is corrected by a posting that names it")
    void correctsWhatCameBack() {
        rail.answers.add(accepted("tr_8" + visit.booking()));
        handle(visit);
        receive(event("evt_8", Meaning.PAID));

        assertThat(receive(event("evt_8r", Meaning.RETURNED))).isEqualTo(Outcome.RETURNED);
        assertThat(receive(event("evt_8r", Meaning.RETURNED))).isEqualTo(Outcome.REPEATED);
        assertThat(receive(event("evt_8s", Meaning.RETURNED))).isEqualTo(Outcome.ALREADY);

        assertThat(state(visit)).isEqualTo("failed");
        assertThat(balance("provider-payable")).isEqualTo(ApprovedVisit.PENCE);
        assertThat(balance("rail-clearing")).isZero();
        assertThat(number("select count(*) from ledger_transfer c join ledger_transfer p on p.id = c.corrects_id"
                        + " where c.code = 'correction' and p.code = 'payment' and c.council_id = '" + visit.council()
                        + "'"))
                .isEqualTo(1);
        assertThat(audited()).containsExactly("payment-sent", "payment-made", "payment-returned");
    }

    @Test
    @DisplayName("events in the wrong order: what came back stays back")
    void takesEventsInAnyOrder() {
        rail.answers.add(accepted("tr_9" + visit.booking()));
        handle(visit);

        assertThat(receive(event("evt_9r", Meaning.RETURNED))).isEqualTo(Outcome.RETURNED);
        assertThat(receive(event("evt_9", Meaning.PAID))).isEqualTo(Outcome.SUPERSEDED);

        assertThat(state(visit)).isEqualTo("failed");
        assertThat(balance("provider-payable")).isEqualTo(ApprovedVisit.PENCE);
        assertThat(balance("rail-clearing")).isZero();
    }

    @Test
    void leavesWhatDoesNotFitToFinance() {
        rail.answers.add(accepted("tr_10" + visit.booking()));
        handle(visit);
        UUID instruction = rail.sent.getFirst().id();

        assertThat(receive(event("evt_10a", Meaning.PAID, instruction, "tr_10" + visit.booking(), 9999)))
                .isEqualTo(Outcome.AMOUNT_DIFFERS);
        assertThat(receive(event("evt_10b", Meaning.PAID, instruction, "tr_other" + visit.booking(), 4450)))
                .isEqualTo(Outcome.SECOND_PAYMENT);
        assertThat(receive(event("evt_10c", Meaning.PARTLY_RETURNED))).isEqualTo(Outcome.PARTLY_RETURNED);
        assertThat(receive(event("evt_10d", Meaning.PAID, null, "tr_by_hand" + visit.booking(), 100)))
                .isEqualTo(Outcome.UNMATCHED);
        assertThat(receive(event("evt_10e", Meaning.NOTHING))).isEqualTo(Outcome.IGNORED);

        assertThat(state(visit)).isEqualTo("sent");
        assertThat(balance("rail-clearing")).isZero();
        assertThat(payments.questions(visit.council())
                        .map(RailQuestion::outcome)
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder("amount-differs", "second-payment", "partly-returned", "unmatched");
    }

    @Test
    @DisplayName("R102 an event of one council's account says nothing about another's payment")
    void keepsCouncilsApart() {
        rail.answers.add(accepted("tr_11" + visit.booking()));
        handle(visit);
        ApprovedVisit other = ApprovedVisit.byStripe(database);
        RailEvent mine = event("evt_11", Meaning.PAID);

        RailEvent theirs = new RailEvent(
                "stripe",
                other.slug(),
                mine.eventId(),
                mine.type(),
                mine.meaning(),
                mine.reference(),
                mine.instructionId(),
                mine.amountPence(),
                NOW);

        assertThat(receive(theirs)).isEqualTo(Outcome.UNMATCHED);
        assertThat(state(visit)).isEqualTo("sent");
        assertThat(receive(mine)).isEqualTo(Outcome.PAID);
    }

    @Test
    void aRefusalFailsTheSettlementForFinanceToSee() {
        rail.answers.add(Mono.just(new RailAnswer.Refused("balance_insufficient")));

        handle(visit);
        handle(visit);

        assertThat(state(visit)).isEqualTo("failed");
        assertThat(rail.sent).as("nothing goes out again by itself").hasSize(1);
        assertThat(audited()).containsExactly("payment-failed");
        assertThat(payments.list(visit.council(), null, 10).collectList().block())
                .singleElement()
                .satisfies(payment -> assertThat(payment)
                        .returns("failed", Payment::state)
                        .returns("balance_insufficient", Payment::reason)
                        .returns("Aisha T", Payment::payee)
                        .returns("Getting out", Payment::planLine));
    }

    @Test
    void aYesAfterARefusalCountsBecauseMoneyMoves() {
        rail.answers.add(Mono.just(new RailAnswer.Refused("api_error")));
        handle(visit);
        UUID instruction = rail.sent.getFirst().id();

        assertThat(receive(event("evt_13", Meaning.PAID, instruction, "tr_13" + visit.booking(), 4450)))
                .isEqualTo(Outcome.PAID);

        assertThat(state(visit)).isEqualTo("paid");
    }

    @Test
    void aProviderWithoutAnAccountFailsTheSettlementWithoutACall() {
        database.execute("update provider set stripe_account = null where id = '%s'".formatted(visit.provider()));

        handle(visit);

        assertThat(state(visit)).isEqualTo("failed");
        assertThat(rail.sent).isEmpty();
        assertThat(payments.list(visit.council(), null, 10)
                        .map(payment -> String.valueOf(payment.reason()))
                        .collectList()
                        .block())
                .containsExactly("no-account");
    }

    @Test
    @DisplayName("R27 what the person pays themselves is sent to no rail")
    void sendsNothingForTheOwnBankRoute() {
        ApprovedVisit own = ApprovedVisit.byOwnBank(database);

        handle(own);

        assertThat(rail.sent).isEmpty();
        assertThat(state(own)).isEqualTo("due");
    }

    @Test
    @DisplayName("R16 missed promises are counted: not paid by the day, or paid after it")
    void countsMissedPromises() {
        assertThat(promises("2026-12-04T12:00:00Z")).isEqualTo(new Payments.Promises(0, 0, 0, 0));
        assertThat(promises("2026-12-05T00:30:00Z")).isEqualTo(new Payments.Promises(1, ApprovedVisit.PENCE, 0, 0));

        rail.answers.add(accepted("tr_14" + visit.booking()));
        handle(visit);
        receive(event("evt_14", Meaning.PAID));
        assertThat(promises("2026-12-05T00:30:00Z")).isEqualTo(new Payments.Promises(0, 0, 0, 0));
        database.execute(
                "update settlement set paid_at = '2026-12-05T09:00:00Z' where id = '%s'".formatted(visit.settlement()));
        assertThat(promises("2026-12-06T00:30:00Z")).isEqualTo(new Payments.Promises(0, 0, 1, 0));
    }

    private Payments.Promises promises(String now) {
        return new Payments(database.client(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .promises(visit.council())
                .blockOptional()
                .orElseThrow();
    }

    private void handle(ApprovedVisit approved) {
        due.handle(outboxEvent(approved)).block(Duration.ofSeconds(20));
    }

    private static OutboxEvent outboxEvent(ApprovedVisit approved) {
        return new OutboxEvent(
                approved.event(),
                approved.council(),
                "settlement-due",
                JSON.readTree("{\"settlementId\": \"%s\"}".formatted(approved.settlement())),
                1,
                NOW);
    }

    private PaymentInstruction intended(ApprovedVisit approved) {
        return attempts.intend(approved.council(), approved.settlement())
                .map(intended -> Objects.requireNonNull(intended.instruction()))
                .blockOptional()
                .orElseThrow();
    }

    private static Mono<RailAnswer> accepted(String reference) {
        return Mono.just(new RailAnswer.Accepted(reference));
    }

    private RailEvent event(String id, Meaning meaning) {
        UUID attempt = one("select id from payment_attempt where settlement_id = '%s'", UUID.class);
        String reference = one("select reference from payment_attempt where settlement_id = '%s'", String.class);
        return event(id, meaning, attempt, reference, ApprovedVisit.PENCE);
    }

    private RailEvent event(String id, Meaning meaning, @Nullable UUID attempt, String reference, long pence) {
        return new RailEvent(
                "stripe",
                visit.slug(),
                id + visit.booking(),
                "transfer.created",
                meaning,
                reference,
                attempt,
                pence,
                NOW);
    }

    private Outcome receive(RailEvent event) {
        return events.receive(event).blockOptional(Duration.ofSeconds(20)).orElseThrow();
    }

    private String state(ApprovedVisit approved) {
        DatabaseClient client = database.client();
        return client.sql("select state from settlement where id = :id")
                .bind("id", approved.settlement())
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private long balance(String kind) {
        return number("select coalesce(sum(credits_posted - debits_posted), 0)::bigint from ledger_account"
                + " where council_id = '" + visit.council() + "' and kind = '" + kind + "'");
    }

    private List<String> audited() {
        return database.client()
                .sql("select action from audit_event where subject_id = :id order by id")
                .bind("id", visit.settlement())
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private <T> T one(String sql, Class<T> type) {
        return database.client()
                .sql(sql.formatted(visit.settlement()))
                .mapValue(type)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private long number(String sql) {
        return database.client()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
