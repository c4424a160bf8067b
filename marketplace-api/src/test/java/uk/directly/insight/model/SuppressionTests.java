package uk.directly.insight.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SuppressionTests {
    private static final long LEAST = 5;

    @Test
    @DisplayName(
            "R39 counts under five are not told, and one more in each row and column isn't, so that nobody can subtract")
    void hidesSmallCountsAndWhatWouldGiveThemAway() {
        CountTable table = table(new long[][] {{12, 3, 20}, {30, 40, 50}, {25, 35, 45}});

        boolean[][] hidden = Suppression.hidden(table, LEAST, Suppression.Told.NOTHING);

        assertThat(hidden[0][1]).isTrue();
        assertThat(count(hidden[0])).isGreaterThanOrEqualTo(2);
        assertThat(IntStream.range(0, 4).filter(row -> hidden[row][1]).count()).isGreaterThanOrEqualTo(2);
        assertThat(hidden[3][3]).isFalse();
    }

    @Test
    @DisplayName("R39 two small counts of a known sum are not told either: four and four would be eight")
    void hidesMoreWhereTheSumGivesBothAway() {
        CountTable table = table(new long[][] {{1, 0, 30, 40}, {20, 22, 24, 26}, {33, 31, 29, 27}});

        boolean[][] hidden = Suppression.hidden(table, LEAST, Suppression.Told.NOTHING);

        assertThat(hidden[0][0] && hidden[0][1]).isTrue();
        assertThat(IntStream.range(0, 5)
                        .filter(column -> hidden[0][column])
                        .mapToLong(column -> table.values()[0][column])
                        .sum())
                .isGreaterThanOrEqualTo(LEAST);
    }

    @Test
    @DisplayName("R39 a figure that changed by fewer than five since it was told last isn't told again")
    void hidesSmallChanges() {
        CountTable table = table(new long[][] {{12, 30}, {40, 50}});

        boolean[][] same = Suppression.hidden(table, LEAST, (row, column) -> table.values()[row][column]);
        boolean[][] little = Suppression.hidden(table, LEAST, (row, column) -> row == 0 && column == 0 ? 14 : -1);
        boolean[][] much = Suppression.hidden(table, LEAST, (row, column) -> row == 0 && column == 0 ? 17 : -1);

        assertThat(any(same)).isFalse();
        assertThat(little[0][0]).isTrue();
        assertThat(little[1][0] || little[2][0]).isTrue();
        assertThat(any(much)).isFalse();
    }

    @Test
    void hidesAllOfAnEmptyTable() {
        boolean[][] hidden = Suppression.hidden(
                CountTable.of(List.of(), List.of(), new long[0][0]), LEAST, Suppression.Told.NOTHING);

        assertThat(hidden).isDeepEqualTo(new boolean[][] {{true}});
    }

    @Test
    @DisplayName("R39 over random tables no hidden figure follows from sums and differences of those that are told")
    void followsFromNoSum() {
        Random chance = new Random(39);
        int told = 0;
        for (int round = 0; round < 150; round++) {
            CountTable table = random(chance, 2 + chance.nextInt(5), 2 + chance.nextInt(5), 3 + chance.nextInt(40));
            CountTable before =
                    random(chance, table.rows().size(), table.columns().size(), 30);
            boolean[][] hidden = Suppression.hidden(
                    table,
                    LEAST,
                    round % 2 == 0 ? Suppression.Told.NOTHING : (row, column) -> before.values()[row][column]);

            told += (int) java.util.Arrays.stream(hidden)
                    .mapToLong(row -> row.length - count(row))
                    .sum();
            assertThat(determined(hidden)).as("%s", (Object) table.values()).isEmpty();
            for (int row = 0; row < hidden.length; row++) {
                for (int column = 0; column < hidden[row].length; column++) {
                    long value = table.values()[row][column];
                    assertThat(hidden[row][column] || value >= LEAST).isTrue();
                }
            }
        }
        assertThat(told).as("something is told").isGreaterThan(400);
    }

    @Test
    @DisplayName("R39 over small tables, counted out one by one, what a hidden figure may be is at least five wide")
    void isWideWhenCountedOut() {
        Random chance = new Random(2026);
        for (int round = 0; round < 10; round++) {
            CountTable table = random(chance, 2, 2, 14);
            boolean[][] hidden = Suppression.hidden(table, LEAST, Suppression.Told.NOTHING);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    if (hidden[row][column]) {
                        assertThat(width(table, hidden, row, column))
                                .as("%s at %d, %d", java.util.Arrays.deepToString(table.values()), row, column)
                                .isGreaterThanOrEqualTo(LEAST);
                    }
                }
            }
        }
    }

    private static CountTable table(long[][] cells) {
        return CountTable.of(names(cells.length), names(cells[0].length), cells);
    }

    private static List<String> names(int many) {
        return IntStream.range(0, many).mapToObj(each -> "n" + each).toList();
    }

    private static CountTable random(Random chance, int rows, int columns, int most) {
        long[][] cells = new long[rows][columns];
        for (long[] row : cells) {
            for (int column = 0; column < columns; column++) {
                row[column] = chance.nextInt(3) == 0 ? chance.nextInt(5) : chance.nextInt(most);
            }
        }
        return table(cells);
    }

    private static long count(boolean[] row) {
        return IntStream.range(0, row.length).filter(each -> row[each]).count();
    }

    private static boolean any(boolean[][] hidden) {
        return java.util.Arrays.stream(hidden).anyMatch(row -> count(row) > 0);
    }

    /** Hidden figures that the equations of the table give exactly, by elimination over whole numbers. */
    private static List<String> determined(boolean[][] hidden) {
        int rows = hidden.length;
        int columns = hidden[0].length;
        List<int[]> unknown = new ArrayList<>();
        int[][] index = new int[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                index[row][column] = hidden[row][column] ? unknown.size() : -1;
                if (hidden[row][column]) {
                    unknown.add(new int[] {row, column});
                }
            }
        }
        List<BigInteger[]> equations = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            BigInteger[] equation = zeros(unknown.size());
            for (int column = 0; column < columns; column++) {
                set(equation, index[row][column], column == columns - 1 ? -1 : 1);
            }
            equations.add(equation);
        }
        for (int column = 0; column < columns; column++) {
            BigInteger[] equation = zeros(unknown.size());
            for (int row = 0; row < rows; row++) {
                set(equation, index[row][column], row == rows - 1 ? -1 : 1);
            }
            equations.add(equation);
        }
        int rank = rank(equations, unknown.size());
        List<String> determined = new ArrayList<>();
        for (int each = 0; each < unknown.size(); each++) {
            List<BigInteger[]> more = new ArrayList<>(equations);
            BigInteger[] alone = zeros(unknown.size());
            alone[each] = BigInteger.ONE;
            more.add(alone);
            if (rank(more, unknown.size()) == rank) {
                determined.add(unknown.get(each)[0] + "," + unknown.get(each)[1]);
            }
        }
        return determined;
    }

    private static BigInteger[] zeros(int many) {
        BigInteger[] zeros = new BigInteger[many];
        java.util.Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    private static void set(BigInteger[] equation, int index, int value) {
        if (index >= 0) {
            equation[index] = BigInteger.valueOf(value);
        }
    }

    private static int rank(List<BigInteger[]> equations, int unknowns) {
        List<BigInteger[]> left = new ArrayList<>();
        equations.forEach(equation -> left.add(equation.clone()));
        int rank = 0;
        for (int column = 0; column < unknowns && rank < left.size(); column++) {
            int pivot = rank;
            while (pivot < left.size() && left.get(pivot)[column].signum() == 0) {
                pivot++;
            }
            if (pivot == left.size()) {
                continue;
            }
            BigInteger[] first = left.get(pivot);
            left.set(pivot, left.get(rank));
            left.set(rank, first);
            for (int each = rank + 1; each < left.size(); each++) {
                BigInteger[] other = left.get(each);
                BigInteger factor = other[column];
                for (int place = 0; factor.signum() != 0 && place < unknowns; place++) {
                    other[place] = other[place].multiply(first[column]).subtract(first[place].multiply(factor));
                }
            }
            rank++;
        }
        return rank;
    }

    /** How far apart the least and the greatest value of a hidden figure are, by trying all small tables that fit. */
    private static long width(CountTable table, boolean[][] hidden, int row, int column) {
        long[][] values = table.values();
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        long top = 19;
        for (long a = low(hidden[0][0], values[0][0]); a <= high(hidden[0][0], values[0][0], top); a++) {
            for (long b = low(hidden[0][1], values[0][1]); b <= high(hidden[0][1], values[0][1], top); b++) {
                for (long c = low(hidden[1][0], values[1][0]); c <= high(hidden[1][0], values[1][0], top); c++) {
                    for (long d = low(hidden[1][1], values[1][1]); d <= high(hidden[1][1], values[1][1], top); d++) {
                        long[][] other = CountTable.of(table.rows(), table.columns(), new long[][] {{a, b}, {c, d}})
                                .values();
                        if (fits(other, values, hidden)) {
                            least = Math.min(least, other[row][column]);
                            most = Math.max(most, other[row][column]);
                        }
                    }
                }
            }
        }
        return most - least;
    }

    private static long low(boolean hidden, long value) {
        return hidden ? 0 : value;
    }

    private static long high(boolean hidden, long value, long top) {
        return hidden ? top : value;
    }

    private static boolean fits(long[][] other, long[][] values, boolean[][] hidden) {
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[0].length; column++) {
                if (!hidden[row][column] && other[row][column] != values[row][column]) {
                    return false;
                }
            }
        }
        return true;
    }
}
