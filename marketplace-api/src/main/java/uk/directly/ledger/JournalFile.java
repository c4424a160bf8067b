package uk.directly.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import uk.directly.data.Csv;

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
                Flux.just("date,transfer,account,kind,debit,credit,description" + Csv.END),
                ledger.journal(councilId, from, to).map(JournalFile::line));
    }

    static String line(Ledger.JournalRow row) {
        String pounds = Csv.pounds(Math.abs(row.amountPence()));
        return String.join(
                        ",",
                        row.day().toString(),
                        row.transferId().toString(),
                        row.accountId().toString(),
                        row.kind(),
                        row.amountPence() < 0 ? pounds : "0.00",
                        row.amountPence() < 0 ? "0.00" : pounds,
                        Csv.text(row.description()))
                + Csv.END;
    }
}
