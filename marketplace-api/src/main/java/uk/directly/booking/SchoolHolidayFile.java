package uk.directly.booking;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * School holidays as a CSV file: name, first day, last day. Good rows go in; the others are named with the reason.
 *
 * @param rows those that can be read
 * @param faults those that can't
 */
public record SchoolHolidayFile(List<Row> rows, List<Fault> faults) {
    /** The first line of a file. */
    public static final String TITLES = "name,first day,last day";

    /** As many rows as are read. */
    public static final int MOST = 500;

    private static final int COLUMNS = 3;
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.UK).withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT));

    /** Copies the lists. */
    public SchoolHolidayFile {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /** A holiday, and on which line it stands. */
    public record Row(int number, String name, LocalDate from, LocalDate to) {}

    /** A line that can't be taken, and why. */
    public record Fault(int row, String reason) {}

    /** Reads a file's text. */
    public static SchoolHolidayFile read(String text) {
        List<Row> rows = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        int number = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                number = Math.toIntExact(row.getStartingLineNumber());
                if (rows.size() + faults.size() == MOST) {
                    faults.add(
                            new Fault(number, "Only the first " + MOST + " rows are read. Send the rest by itself."));
                    break;
                }
                if (number > 1 || !row.getField(0).strip().equalsIgnoreCase("name")) {
                    take(number, row.getFields(), rows, faults);
                }
            }
        } catch (CsvParseException e) {
            faults.add(new Fault(number + 1, "From here on this is no CSV: look for a quotation mark."));
        } catch (IOException e) {
            throw new UncheckedIOException("Text is read from memory", e);
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(1, "There are no rows. Begin with the titles " + TITLES + "."));
        }
        return new SchoolHolidayFile(rows, faults);
    }

    private static void take(int number, List<String> fields, List<Row> rows, List<Fault> faults) {
        if (fields.size() < COLUMNS) {
            faults.add(new Fault(number, "Give a name, the first day and the last day."));
            return;
        }
        String name = fields.getFirst().strip();
        LocalDate from = date(fields.get(1));
        LocalDate to = date(fields.get(2));
        if (name.isEmpty() || name.length() > SchoolHoliday.LONGEST_NAME) {
            faults.add(new Fault(number, "Give a name of at most " + SchoolHoliday.LONGEST_NAME + " characters."));
        } else if (from == null || to == null) {
            faults.add(new Fault(number, "Give dates like 21/12/2026 or 2026-12-21."));
        } else if (!SchoolHoliday.isRight(from, to)) {
            faults.add(new Fault(number, "The last day comes after the first, at most 100 days later."));
        } else {
            rows.add(new Row(number, name, from, to));
        }
    }

    private static @Nullable LocalDate date(String text) {
        for (DateTimeFormatter each : DATES) {
            try {
                return LocalDate.parse(text.strip(), each);
            } catch (DateTimeException e) {
                // The other way of writing it may fit.
            }
        }
        return null;
    }
}
