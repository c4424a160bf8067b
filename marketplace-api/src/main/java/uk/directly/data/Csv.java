package uk.directly.data;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The fields of our CSV files (RFC 4180): pounds with two decimals, and text that no spreadsheet runs. */
public final class Csv {
    /** The end of a line. */
    public static final String END = "\r\n";

    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private Csv() {}

    /** Text in quotes. A leading = + - or @ would be run as a formula, so it gets an apostrophe in front. */
    public static String text(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** {@code 44.50}, {@code -0.05}: pounds with two decimals, without a sign for the currency. */
    public static String pounds(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }
}
