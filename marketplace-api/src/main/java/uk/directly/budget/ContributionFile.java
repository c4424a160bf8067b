package uk.directly.budget;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Payments of shares as a CSV file: date, amount, case reference or budget id, bank reference. A first line of titles may
 * stand there. Rows that can't be read are named, the others are taken.
 *
 * @param payments the rows that can be read
 * @param rejected those that can't
 */
public record ContributionFile(List<ReceivedPayment> payments, List<RejectedRow> rejected) {
    /** The most rows that are taken at once. */
    public static final int MOST_ROWS = 10_000;

    private static final int COLUMNS = 4;
    private static final Pattern AMOUNT = Pattern.compile("£?(\\d{1,6}|\\d{1,3}(,\\d{3})+)(\\.\\d\\d)?");
    private static final Pattern CASE = Pattern.compile("[A-Z0-9][A-Z0-9/-]{0,39}");
    private static final Pattern ID = Pattern.compile("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    private static final DateTimeFormatter BRITISH =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

    /** Copies the lists. */
    public ContributionFile {
        payments = List.copyOf(payments);
        rejected = List.copyOf(rejected);
    }

    /** Reads a file's text. */
    public static ContributionFile of(String text) {
        List<ReceivedPayment> payments = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        int number = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                number = Math.toIntExact(row.getStartingLineNumber());
                if (number == 1 && row.getField(0).strip().equalsIgnoreCase("date")) {
                    continue;
                }
                if (payments.size() + rejected.size() == MOST_ROWS) {
                    rejected.add(new RejectedRow(
                            number,
                            "Only " + MOST_ROWS + " rows are taken at once. Send the rest" + " in another file."));
                    break;
                }
                read(number, row.getFields(), payments, rejected);
            }
        } catch (CsvParseException e) {
            rejected.add(new RejectedRow(number + 1, "From here on this is no CSV: look for a quotation mark."));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Text is read from memory", e);
        }
        return new ContributionFile(payments, rejected);
    }

    private static void read(
            int number, List<String> fields, List<ReceivedPayment> payments, List<RejectedRow> rejected) {
        if (fields.size() != COLUMNS) {
            rejected.add(new RejectedRow(
                    number,
                    "Give four columns: date, amount, case reference or budget id, bank reference. There are "
                            + fields.size() + "."));
            return;
        }
        LocalDate day = day(fields.getFirst().strip());
        Long pence = pence(fields.get(1).strip());
        String whose = fields.get(2).strip().toUpperCase(Locale.ROOT);
        String reference = fields.get(3).strip();
        String wrong = day == null
                ? "The date is not one. Write it like 2026-12-01 or 1/12/2026."
                : pence == null
                        ? "The amount has to be above zero, in pounds like 40.00, and £100,000 at most."
                        : !ID.matcher(whose).matches() && !CASE.matcher(whose).matches()
                                ? "Give a case reference or a budget id."
                                : reference.isEmpty() || reference.length() > ReceivedPayment.LONGEST_REFERENCE
                                        ? "Give the bank's reference, with " + ReceivedPayment.LONGEST_REFERENCE
                                                + " characters at most."
                                        : null;
        if (wrong != null || day == null || pence == null) {
            rejected.add(new RejectedRow(number, String.valueOf(wrong)));
            return;
        }
        boolean isId = ID.matcher(whose).matches();
        payments.add(new ReceivedPayment(
                number, isId ? UUID.fromString(whose) : null, isId ? null : whose, pence, day, reference));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.contains("/") ? LocalDate.parse(text, BRITISH) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Long pence(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            return null;
        }
        long pence =
                new BigDecimal(text.replaceAll("[£,]", "")).movePointRight(2).longValueExact();
        return pence < 1 || pence > ReceivedPayment.MOST_PENCE ? null : pence;
    }
}
