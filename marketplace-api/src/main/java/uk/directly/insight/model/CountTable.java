package uk.directly.insight.model;

import java.util.List;

/** Counts by row and column, with their totals as a last row and a last column. */
public final class CountTable {
    private final List<String> rows;
    private final List<String> columns;
    private final long[][] values;

    private CountTable(List<String> rows, List<String> columns) {
        this.rows = List.copyOf(rows);
        this.columns = List.copyOf(columns);
        this.values = new long[rows.size() + 1][columns.size() + 1];
    }

    /** Copies, and adds up. */
    public static CountTable of(List<String> rows, List<String> columns, long[][] cells) {
        CountTable table = new CountTable(rows, columns);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                long cell = cells[row][column];
                table.values[row][column] = cell;
                table.values[row][columns.size()] += cell;
                table.values[rows.size()][column] += cell;
                table.values[rows.size()][columns.size()] += cell;
            }
        }
        return table;
    }

    /** Names of the rows, without the total. */
    public List<String> rows() {
        return rows;
    }

    /** Names of the columns, without the total. */
    public List<String> columns() {
        return columns;
    }

    /** A figure; the last row and the last column are totals. */
    public long value(int row, int column) {
        return values[row][column];
    }

    /** The name of a row; empty: the total. */
    public String row(int row) {
        return row == rows.size() ? "" : rows.get(row);
    }

    /** The name of a column; empty: the total. */
    public String column(int column) {
        return column == columns.size() ? "" : columns.get(column);
    }

    /** All figures, copied. */
    public long[][] values() {
        long[][] copy = new long[values.length][];
        for (int row = 0; row < values.length; row++) {
            copy[row] = values[row].clone();
        }
        return copy;
    }
}
