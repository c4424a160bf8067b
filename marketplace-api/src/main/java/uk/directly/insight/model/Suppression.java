package uk.directly.insight.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Decides which figures of a {@link CountTable} are not told: those that are small, those that would give away how little
 * changed since they were told last, and those with which another could be worked out by sums and subtraction (R39).
 *
 * <p>A table with its totals is a circulation: each cell flows from its row to its column, each total back. Somebody who reads
 * the table knows the flow on the edges that are told, that each is a whole number of zero or more, and that what flows into
 * a node flows out. What a hidden edge may carry is then an interval, and its ends are found by two greatest flows through the
 * other hidden edges. A figure is safe when that interval is at least as wide as the least count that is told; until all are,
 * more figures are hidden, those that cost least. Hiding more only widens the intervals, so one look at each is enough.
 */
public final class Suppression {
    private static final long UNBOUNDED = Long.MAX_VALUE / 4;

    private final long[][] values;
    private final boolean[][] hidden;
    private final int rows;
    private final int columns;
    private final long width;

    private Suppression(long[][] values, boolean[][] hidden, long width) {
        this.values = values;
        this.hidden = hidden;
        this.rows = values.length;
        this.columns = values[0].length;
        this.width = width;
    }

    /** What was told of a figure the last time; negative: never. */
    @FunctionalInterface
    public interface Told {
        /** Nothing was told before. */
        Told NOTHING = (row, column) -> -1;

        /** Of this row and column, totals included. */
        long before(int row, int column);
    }

    /**
     * Which figures are not told, totals included.
     *
     * @param least counts below it are not told, nor changes below it
     */
    public static boolean[][] hidden(CountTable table, long least, Told told) {
        long[][] values = table.values();
        boolean[][] hidden = new boolean[values.length][values[0].length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[0].length; column++) {
                long before = told.before(row, column);
                long change = before < 0 ? 0 : Math.abs(values[row][column] - before);
                hidden[row][column] = values[row][column] < least || (change > 0 && change < least);
            }
        }
        new Suppression(values, hidden, least).protect();
        return hidden;
    }

    private void protect() {
        Deque<int[]> open = new ArrayDeque<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (hidden[row][column]) {
                    open.add(new int[] {row, column});
                }
            }
        }
        while (!open.isEmpty()) {
            int[] at = open.peek();
            if (isWide(at[0], at[1])) {
                open.remove();
                continue;
            }
            if (!hideCheapestWay(at[0], at[1], open)) {
                // Nothing could help: there is nothing else in the table.
                open.remove();
            }
        }
    }

    /**
     * Hides what costs least so that this figure may be larger by as much as it needs: a way back from its head to its tail, on
     * which no figure that would have to shrink is smaller than that. False: there is none.
     */
    private boolean hideCheapestWay(int row, int column, Deque<int[]> open) {
        boolean fromRow = flowsFromRow(row, column);
        int from = fromRow ? rows + column : row;
        int to = fromRow ? row : rows + column;
        long[] costs = new long[rows + columns];
        int[] previous = new int[rows + columns];
        boolean[] done = new boolean[rows + columns];
        Arrays.fill(costs, UNBOUNDED);
        Arrays.fill(previous, -1);
        costs[from] = 0;
        for (int round = 0; round < costs.length; round++) {
            int node = nearest(costs, done);
            if (node < 0 || node == to) {
                break;
            }
            done[node] = true;
            boolean isRow = node < rows;
            for (int next = isRow ? rows : 0; next < (isRow ? rows + columns : rows); next++) {
                int atRow = isRow ? node : next;
                int atColumn = (isRow ? next : node) - rows;
                if ((atRow == row && atColumn == column) || !mayPass(atRow, atColumn, isRow)) {
                    continue;
                }
                long cost = costs[node] + cost(atRow, atColumn);
                if (cost < costs[next]) {
                    costs[next] = cost;
                    previous[next] = node;
                }
            }
        }
        if (previous[to] < 0) {
            return false;
        }
        for (int node = to; node != from; node = previous[node]) {
            int atRow = Math.min(node, previous[node]);
            int atColumn = Math.max(node, previous[node]) - rows;
            if (!hidden[atRow][atColumn]) {
                hidden[atRow][atColumn] = true;
                open.addLast(new int[] {atRow, atColumn});
            }
        }
        return true;
    }

    private static int nearest(long[] costs, boolean[] done) {
        int nearest = -1;
        for (int node = 0; node < costs.length; node++) {
            if (!done[node] && costs[node] < UNBOUNDED && (nearest < 0 || costs[node] < costs[nearest])) {
                nearest = node;
            }
        }
        return nearest;
    }

    /** Whether so much could flow that way: with the figure without end, against it no more than it is. */
    private boolean mayPass(int row, int column, boolean fromRow) {
        return fromRow == flowsFromRow(row, column) || values[row][column] >= width;
    }

    /** What is lost by hiding it; of two that are equal rather not the total. */
    private long cost(int row, int column) {
        return hidden[row][column] ? 0 : values[row][column] * 2 + (row == rows - 1 || column == columns - 1 ? 1 : 0);
    }

    /** Whether what this hidden figure may be is wide enough. */
    private boolean isWide(int row, int column) {
        boolean fromRow = flowsFromRow(row, column);
        int tail = fromRow ? row : rows + column;
        int head = fromRow ? rows + column : row;
        long up = greatest(head, tail, row, column, width);
        return up >= width
                || up + Math.min(values[row][column], greatest(tail, head, row, column, width - up)) >= width;
    }

    /** A cell flows from its row to its column, and so does the grand total between the totals; other totals flow back. */
    private boolean flowsFromRow(int row, int column) {
        return (row == rows - 1) == (column == columns - 1);
    }

    /** How much more can flow between two nodes through hidden figures other than this one; at most so much is asked. */
    private long greatest(int from, int to, int row, int column, long enough) {
        long[][] toColumn = new long[rows][columns];
        long[][] toRow = new long[rows][columns];
        for (int each = 0; each < rows; each++) {
            for (int other = 0; other < columns; other++) {
                if (hidden[each][other] && (each != row || other != column)) {
                    boolean fromRow = flowsFromRow(each, other);
                    toColumn[each][other] = fromRow ? UNBOUNDED : values[each][other];
                    toRow[each][other] = fromRow ? values[each][other] : UNBOUNDED;
                }
            }
        }
        long total = 0;
        while (total < enough) {
            long pushed = push(from, to, toColumn, toRow, enough - total);
            if (pushed == 0) {
                break;
            }
            total += pushed;
        }
        return total;
    }

    /** Pushes along a shortest path; nodes are the rows, then the columns. */
    private long push(int from, int to, long[][] toColumn, long[][] toRow, long most) {
        int[] previous = new int[rows + columns];
        Arrays.fill(previous, -1);
        previous[from] = from;
        Deque<Integer> ahead = new ArrayDeque<>();
        ahead.add(from);
        while (!ahead.isEmpty() && previous[to] < 0) {
            int node = ahead.remove();
            boolean isRow = node < rows;
            for (int next = isRow ? rows : 0; next < (isRow ? rows + columns : rows); next++) {
                if (previous[next] < 0 && capacity(node, next, toColumn, toRow) > 0) {
                    previous[next] = node;
                    ahead.add(next);
                }
            }
        }
        if (previous[to] < 0) {
            return 0;
        }
        long pushed = most;
        for (int node = to; node != from; node = previous[node]) {
            pushed = Math.min(pushed, capacity(previous[node], node, toColumn, toRow));
        }
        for (int node = to; node != from; node = previous[node]) {
            add(previous[node], node, -pushed, toColumn, toRow);
            add(node, previous[node], pushed, toColumn, toRow);
        }
        return pushed;
    }

    private long capacity(int node, int next, long[][] toColumn, long[][] toRow) {
        return node < rows ? toColumn[node][next - rows] : toRow[next][node - rows];
    }

    private void add(int node, int next, long more, long[][] toColumn, long[][] toRow) {
        if (node < rows) {
            toColumn[node][next - rows] += more;
        } else {
            toRow[next][node - rows] += more;
        }
    }
}
