package uk.directly.payment.model;

import java.math.BigDecimal;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a bank's file holds what; -1: none does.
 *
 * @param date the day of the payment
 * @param out money out, as a number without a sign
 * @param in money in
 * @param amount both in one column: with a minus before what goes out
 */
record BankColumns(int date, int out, int in, int amount) {
    /** Before a line of titles was seen: the first date and the first amount of each line are taken. */
    static final BankColumns UNKNOWN = new BankColumns(-1, -1, -1, -1);

    private static final Pattern OUT = Pattern.compile(".*\\b(out|debits?|withdraw(n|als?)|spent)\\b.*");
    private static final Pattern IN = Pattern.compile(".*\\b(in|credits?|deposits?)\\b.*");
    private static final Pattern AMOUNT = Pattern.compile("\\b(amount|value)\\b.*");
    private static final Pattern MONEY = Pattern.compile("[-+(]?£?-?\\d{1,3}(,?\\d{3})*(\\.\\d\\d?)?\\)?");
    private static final int MOST_DIGITS = 12;
    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "d/M/uuuu",
                    "d/M/uu",
                    "d-M-uuuu",
                    "d.M.uuuu",
                    "uuuu-M-d",
                    "uuuu/M/d",
                    "d MMM uuuu",
                    "d MMM uu",
                    "d-MMM-uuuu",
                    "d-MMM-uu")
            .map(BankColumns::format)
            .toList();

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The columns that a line of titles names; null: it is none. */
    static @Nullable BankColumns of(List<String> fields) {
        if (fields.stream().anyMatch(field -> day(field.strip()) != null)) {
            return null;
        }
        int date = -1;
        int out = -1;
        int in = -1;
        int amount = -1;
        for (int i = 0; i < fields.size(); i++) {
            String title = fields.get(i).strip().toLowerCase(Locale.ROOT);
            if (title.contains("balance")) {
                title = "";
            }
            if (date < 0 && title.contains("date")) {
                date = i;
            } else if (out < 0 && OUT.matcher(title).matches()) {
                out = i;
            } else if (in < 0 && IN.matcher(title).matches()) {
                in = i;
            } else if (amount < 0 && AMOUNT.matcher(title).matches()) {
                amount = i;
            }
        }
        return date >= 0 && (out >= 0 || amount >= 0) ? new BankColumns(date, out, in, amount) : null;
    }

    /** What a line says, by these columns. */
    Read read(int row, List<String> fields) {
        LocalDate day = date < 0 ? first(fields) : day(field(fields, date));
        Long out = this.out < 0 ? null : pence(field(fields, this.out));
        Long in = this.in < 0 ? null : pence(field(fields, this.in));
        Long amount = this.amount < 0 ? null : pence(field(fields, this.amount));
        if (date < 0) {
            amount = firstAmount(fields);
        }
        if (day == null) {
            return new Read.Nothing();
        } else if (out != null && out != 0) {
            return new Read.Out(line(row, day, Math.abs(out), true, fields));
        } else if (in != null && in != 0) {
            return new Read.In();
        } else if (amount == null || amount == 0) {
            return new Read.Nothing();
        }
        return new Read.Out(line(row, day, Math.abs(amount), amount < 0, fields));
    }

    private static BankLine line(int row, LocalDate day, long pence, boolean left, List<String> fields) {
        return new BankLine(row, day, pence, left, BankLine.plain(String.join(" ", fields)));
    }

    private static String field(List<String> fields, int column) {
        return column < fields.size() ? fields.get(column).strip() : "";
    }

    private static @Nullable LocalDate first(List<String> fields) {
        for (String field : fields) {
            LocalDate day = day(field.strip());
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    /** Without titles an amount is known by its pence. */
    private static @Nullable Long firstAmount(List<String> fields) {
        for (String field : fields) {
            Long pence = field.contains(".") || field.contains("£") ? pence(field.strip()) : null;
            if (pence != null) {
                return pence;
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(String text) {
        // Some banks put the time behind it.
        String day = text.length() > 10 && Character.isDigit(text.charAt(text.length() - 1)) && text.contains(":")
                ? text.substring(0, text.indexOf(':')).replaceFirst("[ T]\\d{1,2}$", "")
                : text;
        return DATES.stream()
                .map(format -> parsed(day, format))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate parsed(String text, DateTimeFormatter format) {
        ParsePosition from = new ParsePosition(0);
        TemporalAccessor found = format.parseUnresolved(text, from);
        if (found == null || from.getErrorIndex() >= 0 || from.getIndex() < text.length()) {
            return null;
        }
        try {
            return LocalDate.parse(text, format);
        } catch (DateTimeException e) {
            // The thirty-first of November.
            return null;
        }
    }

    private static @Nullable Long pence(String text) {
        String plain = text.replaceAll("[\\s\\u00A0]|GBP", "");
        if (plain.length() > MOST_DIGITS || !MONEY.matcher(plain).matches()) {
            return null;
        }
        boolean minus = plain.contains("-") || plain.startsWith("(");
        long pence = new BigDecimal(plain.replaceAll("[^\\d.]", ""))
                .movePointRight(2)
                .longValueExact();
        return minus ? -pence : pence;
    }

    /** What became of a line. */
    sealed interface Read {
        /** Money went out, or may have. */
        record Out(BankLine line) implements Read {}

        /** Money came in. */
        record In() implements Read {}

        /** It has no date or no amount. */
        record Nothing() implements Read {}
    }
}
