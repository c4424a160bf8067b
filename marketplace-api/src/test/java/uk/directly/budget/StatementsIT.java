package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.budget.BudgetFixture.Other;
import uk.directly.budget.Statement.Line;
import uk.directly.data.Ids;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Statements of Tom's budget. */
@WithDatabase
class StatementsIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final StatementPeriod DECEMBER = new StatementPeriod(FIRST, LAST);

    private final TestDatabase database;
    private BudgetFixture tom;

    StatementsIT(TestDatabase database) {
        this.database = database;
        this.tom = new BudgetFixture(database);
    }

    @BeforeEach
    void afresh() {
        tom = new BudgetFixture(database);
    }

    @Test
    @DisplayName("R61 opening, the lines with who did it for whom and what for, closing")
    void readsAMonth() {
        UUID booking = Ids.next();
        tom.post(load(62_400, "2026-11-30T09:00:00Z"), load(5_000, "2027-01-01T00:00:00Z"));
        tom.postVisitByNominee(booking, 4_450, Instant.parse("2026-12-01T13:00:00Z"));

        Statement statement = read(DECEMBER);

        assertThat(statement.sums())
                .extracting(
                        Statement.Sums::openingPence,
                        Statement.Sums::inPence,
                        Statement.Sums::outPence,
                        Statement.Sums::closingPence,
                        Statement.Sums::lines)
                .containsExactly(62_400L, 0L, 4_450L, 57_950L, 1L);
        assertThat(statement.lines()).singleElement().satisfies(line -> {
            assertThat(line.number()).isEqualTo(1);
            assertThat(line.kind()).isEqualTo("visit");
            assertThat(line.money()).isEqualTo(BudgetMoney.COUNCIL);
            assertThat(line.amountPence()).isEqualTo(-4_450);
            assertThat(line.balancePence()).isEqualTo(57_950);
            assertThat(line.what()).isEqualTo("Company with Aisha T");
            assertThat(line.bookingId()).isEqualTo(booking);
            assertThat(line.planLine()).isEqualTo("Getting out");
            assertThat(line.who()).isEqualTo("Priya Shah for Tom Shah");
        });
    }

    @Test
    @DisplayName("R6 says in words how one's share was paid, with the days of a change")
    void saysHowTheShareWasPaid() {
        assertThat(read(new StatementPeriod(FIRST, FIRST)).share())
                .containsExactly("The council pays in all of it, and sends a bill for your share, if there is one.");
        assertThat(read(DECEMBER).share())
                .containsExactly(
                        "Until 13 December 2026: The council pays in all of it, and sends a bill for"
                                + " your share, if there is one.",
                        "From 14 December 2026: The council takes your share off first, if there is one: all that is paid"
                                + " in can be used.");
        LocalDate before = LocalDate.of(2026, 1, 1);
        assertThat(read(new StatementPeriod(before, before)).share()).hasSize(1);
    }

    @Test
    @DisplayName("R14 each line says which money it is, and a move between two kinds is neither in nor out")
    void readsEveryKindOfMoney() {
        Instant noon = Instant.parse("2026-12-02T12:00:00Z");
        tom.post(
                tom.move(BudgetMoney.OWN, 3_000, Other.RAIL_CLEARING, "top-up", "Added by you", noon),
                tom.move(BudgetMoney.CONTRIBUTION, 2_000, Other.RAIL_CLEARING, "contribution", "Your share", noon),
                load(40_000, "2026-12-01T09:00:00Z"),
                tom.between(BudgetMoney.COUNCIL, BudgetMoney.RESERVE, 1_920, noon),
                tom.move(BudgetMoney.OWN, -500, Other.PROVIDER_PAYABLE, "visit", "Gardening", noon.plusSeconds(1)));

        Statement statement = read(DECEMBER);

        assertThat(statement.lines())
                .extracting(Line::money, Line::amountPence, Line::balancePence)
                .containsExactly(
                        tuple(BudgetMoney.COUNCIL, 40_000L, 40_000L),
                        // Of one instant: in the order of the kinds, and in the order of each account's history.
                        tuple(BudgetMoney.COUNCIL, -1_920L, 38_080L),
                        tuple(BudgetMoney.CONTRIBUTION, 2_000L, 40_080L),
                        tuple(BudgetMoney.OWN, 3_000L, 43_080L),
                        tuple(BudgetMoney.RESERVE, 1_920L, 45_000L),
                        tuple(BudgetMoney.OWN, -500L, 44_500L));
        assertThat(statement.sums().inPence()).isEqualTo(45_000);
        assertThat(statement.sums().outPence()).isEqualTo(500);
        assertThat(statement.sums().closingPence()).isEqualTo(44_500);
        assertThat(statement.sums().parts())
                .isEqualTo(List.of(
                        new Statement.Part(BudgetMoney.COUNCIL, 0, 40_000, 1_920, 38_080),
                        new Statement.Part(BudgetMoney.CONTRIBUTION, 0, 2_000, 0, 2_000),
                        new Statement.Part(BudgetMoney.OWN, 0, 3_000, 500, 2_500),
                        new Statement.Part(BudgetMoney.RESERVE, 0, 1_920, 0, 1_920)));
    }

    @Test
    @DisplayName("R52 a line belongs to its day in London")
    void countsDaysInLondon() {
        tom.post(load(100, "2026-07-01T22:59:59Z"), load(200, "2026-07-01T23:00:00Z"));
        LocalDate second = LocalDate.of(2026, 7, 2);

        Statement statement = read(new StatementPeriod(second, second));

        assertThat(statement.sums().openingPence()).isEqualTo(100);
        assertThat(statement.lines()).extracting(Line::day, Line::amountPence).containsExactly(tuple(second, 200L));
    }

    @Test
    void standsStillWhereNothingMoved() {
        assertThat(read(DECEMBER).sums().closingPence()).isZero();
        tom.post(load(700, "2026-11-30T09:00:00Z"));

        Statement statement = read(DECEMBER);

        assertThat(statement.lines()).isEmpty();
        assertThat(statement.sums().openingPence()).isEqualTo(700);
        assertThat(statement.sums().closingPence()).isEqualTo(700);
    }

    @Test
    @DisplayName("R102 nothing of another budget is in it")
    void staysInItsBudget() {
        BudgetFixture other = new BudgetFixture(database);
        other.post(other.move(
                BudgetMoney.COUNCIL, 999, Other.COUNCIL_FUNDING, "load", "x", Instant.parse("2026-12-01T09:00:00Z")));
        tom.post(load(100, "2026-12-01T09:00:00Z"));

        assertThat(read(DECEMBER).sums().closingPence()).isEqualTo(100);
    }

    @Test
    void knowsTheDayOfTheFirstMoney() {
        assertThat(tom.statements().firstDay(tom.budget()).blockOptional()).isEmpty();
        tom.post(
                load(100, "2026-12-03T09:00:00Z"),
                tom.move(
                        BudgetMoney.OWN,
                        100,
                        Other.RAIL_CLEARING,
                        "top-up",
                        "x",
                        Instant.parse("2026-06-30T23:30:00Z")));

        assertThat(tom.statements().firstDay(tom.budget()).blockOptional()).contains(LocalDate.of(2026, 7, 1));
    }

    @Test
    @DisplayName("R94 the file has the figures and the lines of the statement, with net or gross in words (R6)")
    void writesAFile() {
        tom.post(load(62_400, "2026-11-30T09:00:00Z"), load(5_000, "2026-12-24T00:00:00Z"));
        tom.postVisitByNominee(Ids.next(), 4_450, Instant.parse("2026-12-01T13:00:00Z"));
        Statement statement = read(DECEMBER);

        List<String> file = file(DECEMBER);

        assertThat(file)
                .containsExactly(
                        "date,what,for,money,by,onBehalfOf,in,out,balance,posting\r\n",
                        "2026-12-01,\"Opening balance. Until 13 December 2026: The council pays in all of it,"
                                + " and sends a bill for your share, if there is one. From 14 December 2026: The"
                                + " council takes your share off first, if there is one: all that is paid in can be used.\",,,,,,,624.00,"
                                + "\r\n",
                        "2026-12-01,\"Company with Aisha T\",\"Getting out\",\"The council's money\",\"Priya Shah\","
                                + "\"Tom Shah\",,44.50,579.50,"
                                + statement.lines().getFirst().id() + "\r\n",
                        "2026-12-24,\"Paid in by the council\",,\"The council's money\",\"Directly\",,50.00,,629.50,"
                                + statement.lines().getLast().id() + "\r\n",
                        "2026-12-31,\"Closing balance\",,,,,,,629.50,\r\n");
        assertThat(file(new StatementPeriod(LAST, LAST)))
                .hasSize(3)
                .last()
                .isEqualTo("2026-12-31,\"Closing balance\",,,,,,,629.50,\r\n");
    }

    @Test
    void readsTenYearsByIndex() {
        database.execute("""
                insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence,
                    code, subject_kind, subject_id, description, at)
                select '%1$s', uuidv7(), 'direct', ledger_account_of('%1$s', 'council-funding', null),
                       ledger_account_of('%1$s', 'budget-council', '%2$s'), 1, 'load', 'budget', '%2$s', 'x',
                       timestamptz '2016-12-01T00:00:00Z' + n * interval '4 hours'
                  from generate_series(1, 20000) n""".formatted(tom.councilId(), tom.budgetId()));
        // What is not on disk yet is not known to be visible to all.
        database.execute("checkpoint");
        database.execute("vacuum analyze ledger_entry");
        StatementPeriod lastDay = new StatementPeriod(LocalDate.of(2025, 12, 31), LocalDate.of(2025, 12, 31));

        String plan = String.join(
                "\n",
                database.select("explain "
                        + Statements.READ
                                .replace(":kinds", "array['budget-council', 'budget-own']")
                                .replace(":council", "'" + tom.councilId() + "'")
                                .replace(":budget", "'" + tom.budgetId() + "'")
                                .replace(":from", "date '" + lastDay.from() + "'")
                                .replace(":to", "date '" + lastDay.to() + "'")
                                .replace(":start", "'" + lastDay.start() + "'")
                                .replace(":end", "'" + lastDay.end() + "'")
                                .replace(":after", "0")
                                .replace(":limit", "20")));

        assertThat(plan).contains("Index Only Scan using ledger_entry_at").doesNotContain("Seq Scan on ledger_entry");
        assertThat(read(lastDay).sums().lines()).isEqualTo(6);
    }

    private List<String> file(StatementPeriod period) {
        return Objects.requireNonNull(new StatementFile(tom.statements())
                .lines(tom.budget(), period)
                .collectList()
                .block());
    }

    private Statement read(StatementPeriod period) {
        return Objects.requireNonNull(
                tom.statements().read(tom.budget(), period, 0, 100).block());
    }

    private String load(long pence, String at) {
        return tom.move(BudgetMoney.COUNCIL, pence, Other.COUNCIL_FUNDING, "load", "Load", Instant.parse(at));
    }
}
