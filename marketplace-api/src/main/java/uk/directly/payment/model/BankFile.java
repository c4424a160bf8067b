package uk.directly.payment.model;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What left somebody's account, read from the CSV file that their bank gives them. Each bank has its own columns, and some
 * put lines about the account above them; so the line of titles is looked for, and what is no payment is passed over.
 *
 * @param lines the money that left, in the file's order
 * @param unread how many lines are neither titles nor have a date and an amount
 */
public record BankFile(List<BankLine> lines, int unread) {
    /** The most lines that are read: some years of one person's account. */
    public static final int MOST_LINES = 20_000;

    private static final Charset OLD_WINDOWS = Charset.forName("windows-1252");

    /** Copies the list. */
    public BankFile {
        lines = List.copyOf(lines);
    }

    /** Reads a file as it was sent: in UTF-8, or as older programs save it. */
    public static BankFile of(byte[] bytes) {
        try {
            return of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return of(new String(bytes, OLD_WINDOWS));
        }
    }

    /** Reads a file's text. What comes after {@link #MOST_LINES} or after something that is no CSV is not read. */
    public static BankFile of(String text) {
        List<BankLine> lines = new ArrayList<>();
        BankColumns columns = BankColumns.UNKNOWN;
        int unread = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                if (lines.size() + unread == MOST_LINES) {
                    break;
                }
                BankColumns titles = BankColumns.of(row.getFields());
                if (titles != null) {
                    columns = titles;
                    continue;
                }
                BankColumns.Read read = columns.read(Math.toIntExact(row.getStartingLineNumber()), row.getFields());
                switch (read) {
                    case BankColumns.Read.Out out -> lines.add(out.line());
                    case BankColumns.Read.In in -> {}
                    case BankColumns.Read.Nothing nothing -> unread++;
                }
            }
        } catch (CsvParseException e) {
            unread++;
        } catch (IOException e) {
            throw new UncheckedIOException("Text is read from memory", e);
        }
        // Where some amounts have a minus, those without one came in.
        if (lines.stream().anyMatch(BankLine::left)) {
            lines.removeIf(line -> !line.left());
        }
        return new BankFile(lines, unread);
    }
}
