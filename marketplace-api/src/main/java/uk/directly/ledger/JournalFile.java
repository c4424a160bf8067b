package uk.directly.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/**
 * The journal as a CSV file for the council's own general ledger (R94): one row a posting side, in pounds with two
 * decimals. Streamed row by row: a year of a large council doesn't fit in memory.
 */
@Service
public class JournalFile {
    private final Ledger ledger;

    JournalFile(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The file's lines, each with its end, of the days from the first to the last, both included. */
    public Flux<String> lines(UUID councilId, LocalDate from, LocalDate to) {
        return Flux.concat(
                Flux.just("date,transfer,account,kind,debit,credit,description\r\n"),
                ledger.journal(councilId, from, to).map(JournalFile::line));
    }

    static String line(Ledger.JournalRow row) {
        String pounds = BigDecimal.valueOf(Math.abs(row.amountPence()), 2).toPlainString();
        return String.join(
                        ",",
                        row.day().toString(),
                        row.transferId().toString(),
                        row.accountId().toString(),
                        row.kind(),
                        row.amountPence() < 0 ? pounds : "0.00",
                        row.amountPence() < 0 ? "0.00" : pounds,
                        quoted(row.description()))
                + "\r\n";
    }

    private static String quoted(String text) {
        // A leading = + - or @ would be run as a formula by a spreadsheet.
        String safe = text.matches("^[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
