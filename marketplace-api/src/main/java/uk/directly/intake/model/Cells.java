package uk.directly.intake.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.intake.RowFault;

/** The cells of one row by their titles. Whoever takes one gets what it means, or null and a word about what is wrong. */
final class Cells {
    private static final Pattern CASE = Pattern.compile("[A-Z0-9][A-Z0-9/-]{0,39}");
    private static final Pattern POUNDS = Pattern.compile("(\\d{1,9}|\\d{1,3}(,\\d{3}){1,2})(\\.\\d{1,2})?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):([0-5]\\d)");
    private static final Pattern HOURS = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");
    private static final int MINUTES = 60;
    private static final int PENCE = 2;
    private static final DateTimeFormatter BRITISH =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, String> cells;
    private final List<RowFault> faults = new ArrayList<>();

    /**
     * The cells of a row.
     *
     * @param cells as they stand in the file, by title
     */
    Cells(Map<String, String> cells) {
        this.cells = cells;
    }

    /** What was found to be wrong so far. */
    List<RowFault> faults() {
        return List.copyOf(faults);
    }

    /** Something is wrong with this cell. */
    void wrong(String column, String message) {
        faults.add(new RowFault(column, message));
    }

    /** Whether something is wrong with it already. */
    boolean isWrong(String column) {
        return faults.stream().anyMatch(fault -> fault.column().equals(column));
    }

    /** Text on one line; null: nothing stands there. Our own files have an apostrophe before a sign, which goes again. */
    @Nullable String text(String column, int longest) {
        String cell = cells.getOrDefault(column, "").strip().replaceAll("\\s+", " ");
        if (cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0) {
            cell = cell.substring(1);
        }
        if (cell.length() > longest) {
            wrong(column, "Give at most " + longest + " characters.");
            return null;
        }
        return cell.isEmpty() ? null : cell;
    }

    /** Text that has to be there. */
    @Nullable String needed(String column, int longest) {
        String text = text(column, longest);
        if (text == null && !isWrong(column)) {
            wrong(column, "Nothing stands here.");
        }
        return text;
    }

    /** The council's own number of somebody. */
    @Nullable String caseReference() {
        String text = needed("caseReference", 100);
        String reference = text == null ? null : text.toUpperCase(Locale.ROOT);
        if (reference != null && !CASE.matcher(reference).matches()) {
            wrong("caseReference", "A case reference has letters, digits, hyphens and slashes, at most 40.");
            return null;
        }
        return reference;
    }

    /** A day; null: none, or none that can be read. */
    @Nullable LocalDate day(String column) {
        String text = text(column, 40);
        if (text == null) {
            return null;
        }
        try {
            return text.contains("/") ? LocalDate.parse(text, BRITISH) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            wrong(column, "“" + text + "” is no day. Write it like 2026-12-01 or 1/12/2026.");
            return null;
        }
    }

    /** Pounds; an empty cell is nothing. */
    @Nullable Long pounds(String column) {
        String text = text(column, 40);
        return text == null ? isWrong(column) ? null : Long.valueOf(0) : pence(column, text);
    }

    /** Pounds that have to be there. */
    @Nullable Long neededPounds(String column) {
        String text = needed(column, 40);
        return text == null ? null : pence(column, text);
    }

    private @Nullable Long pence(String column, String text) {
        String amount = text.startsWith("£") ? text.substring(1).strip() : text;
        if (POUNDS.matcher(amount).matches()) {
            return new BigDecimal(amount.replace(",", "")).movePointRight(PENCE).longValueExact();
        }
        wrong(
                column,
                amount.startsWith("-") || amount.startsWith("−") || amount.startsWith("(")
                        ? "“" + text + "” is below zero. Put it right in the old system first: no account here is."
                        : "“" + text + "” is no amount. Write pounds, like 312.50.");
        return null;
    }

    /** Hours as minutes; null: none, or none that can be read. */
    @Nullable Integer minutes(String column) {
        String text = text(column, 40);
        if (text == null) {
            return null;
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Integer.parseInt(clock.group(1)) * MINUTES + Integer.parseInt(clock.group(2));
        }
        if (HOURS.matcher(text).matches()) {
            return new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(MINUTES))
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValueExact();
        }
        wrong(column, "“" + text + "” is no length of time. Write hours, like 17.5 or 17:30.");
        return null;
    }

    /** One of these words; null: nothing, or another one. Capitals, spaces and underscores don't matter. */
    <T> @Nullable T oneOf(String column, Map<String, T> words) {
        String text = text(column, 100);
        if (text == null) {
            return null;
        }
        T found = words.get(text.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-"));
        if (found == null) {
            wrong(column, "“" + text + "” is none of: " + String.join(", ", words.keySet()) + ".");
        }
        return found;
    }

    /** So many digits, whatever stands between them. */
    @Nullable String digits(String column, int count) {
        String text = needed(column, 40);
        if (text == null) {
            return null;
        }
        String digits = text.replaceAll("[ -]", "");
        if (!digits.matches("[0-9]{" + count + "}")) {
            wrong(column, "Give " + count + " digits. A spreadsheet may have taken the first noughts away.");
            return null;
        }
        return digits;
    }
}
