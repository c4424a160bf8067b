package uk.directly.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.directly.budget.BudgetFixture.Other;
import uk.directly.budget.Statement.Line;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Random histories, posted in no order of time, and random periods of them, against sums in memory. */
@WithDatabase
class StatementsPropertyIT {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 25);
    private static final int DAYS = 60;
    private static final int POSTINGS = 80;
    private static final int PERIODS = 40;

    private final TestDatabase database;

    StatementsPropertyIT(TestDatabase database) {
        this.database = database;
    }

    static long[] seeds() {
        long first = Long.getLong("directly.seed", System.nanoTime());
        int count = "whole".equals(System.getProperty("directly.storms")) ? 100 : 6;
        return java.util.stream.LongStream.range(first, first + count).toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("R11 opening and the lines are closing, for any history and any period")
    void addsUp(long seed) {
        Random random = new Random(seed);
        BudgetFixture tom = new BudgetFixture(database);
        List<Moved> moves = history(random, tom);
        Budget budget = tom.budget();
        List<Line> all = read(
                        tom, budget, new StatementPeriod(FIRST_DAY, FIRST_DAY.plusDays(2 * DAYS)), 0, Integer.MAX_VALUE)
                .lines();
        assertThat(newestInParts(tom, budget, 1 + random.nextInt(20)))
                .isEqualTo(
                        all.reversed().stream().map(StatementsPropertyIT::words).toList());

        for (int i = 0; i < PERIODS; i++) {
            LocalDate from = FIRST_DAY.plusDays(random.nextInt(DAYS + 10));
            StatementPeriod period = new StatementPeriod(from, from.plusDays(random.nextInt(DAYS)));
            Statement whole = read(tom, budget, period, 0, Integer.MAX_VALUE);

            assertThat(whole.sums().openingPence()).isEqualTo(sum(moves, Instant.MIN, period.start()));
            assertThat(whole.sums().closingPence()).isEqualTo(sum(moves, Instant.MIN, period.end()));
            assertThat(whole.sums().closingPence())
                    .isEqualTo(whole.sums().openingPence()
                            + whole.lines().stream()
                                    .mapToLong(Line::amountPence)
                                    .sum());
            assertThat(whole.sums().lines()).isEqualTo(whole.lines().size());
            assertThat(whole.lines().stream().map(Line::amountPence).sorted().toList())
                    .isEqualTo(within(moves, period.start(), period.end()).stream()
                            .map(Moved::pence)
                            .sorted()
                            .toList());
            checkOrderAndBalances(whole);
            checkParts(whole, moves);
            assertThat(inParts(tom, budget, period, 1 + random.nextInt(20))).isEqualTo(whole.lines());
            LocalDate next = period.to().plusDays(1);
            assertThat(read(tom, budget, new StatementPeriod(next, next), 0, 1)
                            .sums()
                            .openingPence())
                    .isEqualTo(whole.sums().closingPence());
        }
    }

    private static void checkOrderAndBalances(Statement statement) {
        long balance = statement.sums().openingPence();
        long number = 0;
        Instant before = Instant.MIN;
        for (Line line : statement.lines()) {
            balance += line.amountPence();
            assertThat(line.balancePence()).isEqualTo(balance);
            assertThat(line.number()).isEqualTo(++number);
            assertThat(line.at()).isBetween(before, statement.period().end());
            before = line.at();
        }
        assertThat(balance).isEqualTo(statement.sums().closingPence());
    }

    private static void checkParts(Statement statement, List<Moved> moves) {
        for (Statement.Part part : statement.sums().parts()) {
            List<Moved> own =
                    moves.stream().filter(move -> move.money() == part.money()).toList();
            assertThat(part.openingPence())
                    .isEqualTo(sum(own, Instant.MIN, statement.period().start()));
            assertThat(part.closingPence())
                    .isEqualTo(sum(own, Instant.MIN, statement.period().end()));
        }
    }

    private static List<Line> inParts(BudgetFixture tom, Budget budget, StatementPeriod period, int size) {
        List<Line> lines = new ArrayList<>();
        while (true) {
            List<Line> next = read(tom, budget, period, lines.size(), size).lines();
            lines.addAll(next);
            if (next.size() < size) {
                return lines;
            }
        }
    }

    private static List<String> newestInParts(BudgetFixture tom, Budget budget, int size) {
        List<String> lines = new ArrayList<>();
        Statements.@Nullable Position before = null;
        while (true) {
            List<Statements.Placed> next = Objects.requireNonNull(
                    tom.statements().newest(budget, before, size).collectList().block());
            next.forEach(placed -> lines.add(words(placed.line())));
            if (next.size() < size) {
                return lines;
            }
            before = next.getLast().position();
        }
    }

    /** All but the number, which a list without a period counts otherwise. */
    private static String words(Line line) {
        return line.id() + " " + line.at() + " " + line.money() + " " + line.amountPence() + " " + line.balancePence();
    }

    private static Statement read(BudgetFixture tom, Budget budget, StatementPeriod period, long after, int limit) {
        return Objects.requireNonNull(
                tom.statements().read(budget, period, after, limit).block());
    }

    /** No kind of money ever goes below zero, in the order of posting; times are in no order, and some are the same. */
    private static List<Moved> history(Random random, BudgetFixture tom) {
        List<Moved> moves = new ArrayList<>();
        Map<BudgetMoney, Long> balances = new EnumMap<>(BudgetMoney.class);
        List<String> postings = new ArrayList<>();
        for (int i = 0; i < POSTINGS; i++) {
            BudgetMoney money = any(random);
            BudgetMoney to = any(random);
            long has = balances.getOrDefault(money, 0L);
            // Hours, so that many are of one instant, and some at midnight.
            Instant at = BEGIN.plus(random.nextInt(DAYS * 24), ChronoUnit.HOURS);
            long pence = 1 + random.nextLong(has > 0 ? has : 10_000);
            if (has == 0 || random.nextInt(3) == 0) {
                postings.add(tom.move(money, pence, Other.COUNCIL_FUNDING, "load", "in", at));
                moves.add(new Moved(money, pence, at));
                balances.merge(money, pence, Long::sum);
            } else if (to != money && random.nextBoolean()) {
                postings.add(tom.between(money, to, pence, at));
                moves.add(new Moved(money, -pence, at));
                moves.add(new Moved(to, pence, at));
                balances.merge(money, -pence, Long::sum);
                balances.merge(to, pence, Long::sum);
            } else {
                postings.add(tom.move(money, -pence, Other.PROVIDER_PAYABLE, "visit", "out", at));
                moves.add(new Moved(money, -pence, at));
                balances.merge(money, -pence, Long::sum);
            }
        }
        tom.post(postings.toArray(String[]::new));
        return moves;
    }

    private static BudgetMoney any(Random random) {
        List<BudgetMoney> all = List.of(BudgetMoney.values());
        return all.get(random.nextInt(all.size()));
    }

    private static List<Moved> within(List<Moved> moves, Instant from, Instant to) {
        return moves.stream()
                .filter(move -> !move.at().isBefore(from) && move.at().isBefore(to))
                .toList();
    }

    private static long sum(List<Moved> moves, Instant from, Instant to) {
        return within(moves, from, to).stream().mapToLong(Moved::pence).sum();
    }

    private record Moved(BudgetMoney money, long pence, Instant at) {}
}
