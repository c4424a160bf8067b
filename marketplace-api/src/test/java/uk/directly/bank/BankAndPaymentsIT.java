package uk.directly.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.BudgetServer;
import uk.directly.budget.FundingBook;
import uk.directly.budget.FundingFilter;
import uk.directly.budget.FundingLine;
import uk.directly.budget.FundingResult;
import uk.directly.budget.FundingRuns;
import uk.directly.budget.FundingWarning;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.council.BankHolidays;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.people.Role;
import uk.directly.testing.ApprovedVisit;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** What a change of bank details does to money on its way. Today is Tuesday 1 December 2026, 9 o'clock. */
@WithDatabase
class BankAndPaymentsIT {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final AwardTerms TERMS = new AwardTerms(31_200, Paid.NET, 0, 2, ReviewBand.STANDARD);

    private final TestDatabase database;
    private final BudgetServer server;
    private final BankChanges changes;

    BankAndPaymentsIT(TestDatabase database) {
        this.database = database;
        server = new BudgetServer(database, BankHolidays.class, Outbox.class, BankChanges.class, BankBook.class);
        changes = server.bean(BankChanges.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName(
            "R26 who checks a funding run sees whose own bank changed in the last 5 days, and after the draft was made")
    void showsTheCheckerAChange() {
        UUID before = server.award(server.tom, "direct-payment", "[2026-04-01,)", TERMS, "2026-12-06");
        UUID after = server.award(server.grace, "direct-payment", "[2026-04-01,)", TERMS, "2026-12-06");
        server.execute("update budget set route = 'own-bank' where council_id = '<council>'");
        inForceSince(server.tom, "2026-11-26T09:00:00Z");
        inForceSince(server.grace, "2026-11-26T08:59:59Z");
        UUID run = draft();

        assertThat(warnings(run, before)).containsExactly(FundingWarning.BANK_DETAILS_CHANGED);
        assertThat(warnings(run, after)).isEmpty();
        assertThat(warned(run)).isEqualTo(1);

        change(server.holder(server.grace)).block();
        assertThat(warnings(run, after)).containsExactly(FundingWarning.BANK_DETAILS_CHANGED);
        assertThat(warned(run)).isEqualTo(2);
        assertThat(server.bean(FundingBook.class)
                        .lines(server.council, run, FundingFilter.WARNED, null, 10)
                        .map(FundingLine::awardId)
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder(before, after);
    }

    @Test
    @DisplayName("R26 a decided run shows what its checker saw, not what came later")
    void keepsWhatWasSeen() {
        UUID award = server.award(server.grace, "direct-payment", "[2026-04-01,)", TERMS, "2026-12-06");
        server.execute("update budget set route = 'own-bank' where council_id = '<council>'");
        UUID run = draft();
        server.execute("update funding_run set state = 'discarded', decided_by = '<checker>', decided_at = made_at"
                + " where council_id = '<council>'");

        change(server.holder(server.grace)).block();

        assertThat(warnings(run, award)).isEmpty();
        assertThat(warned(run)).isZero();
    }

    @RepeatedTest(8)
    @DisplayName("R26 a payment and a change at once: it is on its way to the details before, or it waits")
    void racesAPayment() {
        ApprovedVisit visit = ApprovedVisit.byStripe(database);
        Actor provider = new Actor(
                visit.person(), visit.council(), "Aisha", Set.of(Role.PROVIDER), visit.provider(), visit.person());
        Map<String, Object> intend = Map.of(
                "councilId", visit.council(),
                "settlementId", visit.settlement(),
                "attemptId", Ids.next(),
                "at", NOW,
                "askAt", NOW);
        Mono<Outcome> payment = server.bean(Changes.class).apply("payment_intend", intend, Outcome.class);

        Outcome outcome = Mono.zip(payment, change(provider))
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow()
                .getT1();

        assertThat(outcome.outcome()).isIn("intended", "waits");
        assertThat(database.select("select waits_for_bank::text || ' ' || (select count(*) from payment_attempt a"
                        + " where a.settlement_id = s.id) from settlement s where s.id = '" + visit.settlement() + "'"))
                .containsExactly(outcome.outcome().equals("waits") ? "true 0" : "false 1");
        assertThat(server.bean(Changes.class)
                        .apply("payment_intend", intend, Outcome.class)
                        .block())
                .as("and it stays so")
                .isEqualTo(new Outcome(outcome.outcome().equals("waits") ? "waits" : "already"));
    }

    private record Outcome(String outcome) {}

    private Mono<BankResult> change(Actor owner) {
        return changes.change(
                        owner,
                        Instant.now(),
                        Objects.requireNonNullElseGet(BankOwner.provider(owner), () -> BankOwner.holder(owner)),
                        Ids.next(),
                        BankAccount.typed("20-00-00", "87654321", "A Test"),
                        true)
                .doOnNext(result -> assertThat(result).isInstanceOf(BankResult.Done.class));
    }

    private void inForceSince(UUID person, String instant) {
        server.execute("""
                insert into bank_change (council_id, id, person_id, sort_code, account_number, account_name, name_check,
                    name_confirmed, state, asked_at, in_force_at, place, pays_from)
                values ('<council>', uuidv7(), '%1$s', '200000', '12345678', 'T', 'match', false, 'in-force',
                    '%2$s', '%2$s', 1, '%2$s')""".formatted(person, instant));
    }

    private UUID draft() {
        FundingResult made = server.bean(FundingRuns.class)
                .draft(server.maker, LocalDate.parse("2026-12-07"))
                .blockOptional()
                .orElseThrow();
        assertThat(made).isInstanceOf(FundingResult.Done.class);
        return ((FundingResult.Done) made).run().id();
    }

    private List<FundingWarning> warnings(UUID run, UUID award) {
        return server.bean(FundingBook.class)
                .lines(server.council, run, FundingFilter.ALL, null, 10)
                .filter(line -> line.awardId().equals(award))
                .flatMapIterable(FundingLine::warnings)
                .distinct()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private int warned(UUID run) {
        return server.bean(FundingBook.class)
                .one(server.council, run)
                .blockOptional()
                .orElseThrow()
                .warnedLines();
    }
}
