package uk.directly.budget;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import uk.directly.data.Csv;

/**
 * A statement as a CSV file (R94): opening, each line, closing, in pounds with two decimals. Streamed line by line; a
 * file without its closing line is not whole.
 */
@Service
public class StatementFile {
    private static final String HEADER = "date,what,for,money,by,onBehalfOf,in,out,balance,posting" + Csv.END;

    private final Statements statements;

    StatementFile(Statements statements) {
        this.statements = statements;
    }

    /** What it is called. */
    public static String name(StatementPeriod period) {
        return "statement-" + period.from() + "-" + period.to() + ".csv";
    }

    /** The file's lines, each with its end, for the person whose money it is. */
    public Flux<String> lines(Budget budget, StatementPeriod period) {
        return lines(budget, period, false);
    }

    /** The same for somebody else, about them. */
    public Flux<String> linesAboutThem(Budget budget, StatementPeriod period) {
        return lines(budget, period, true);
    }

    private Flux<String> lines(Budget budget, StatementPeriod period, boolean aboutThem) {
        return statements.rows(budget, period, 0, Long.MAX_VALUE).switchOnFirst((first, rows) -> {
            Statements.Row row = first.get();
            Flux<String> lines = rows.handle((each, sink) -> {
                if (each.line() != null) {
                    sink.next(line(each.line(), aboutThem));
                }
            });
            return row == null ? lines : framed(period, Objects.requireNonNull(row.sums()), lines, aboutThem);
        });
    }

    private static Flux<String> framed(
            StatementPeriod period, Statement.Sums sums, Flux<String> lines, boolean aboutThem) {
        String opening =
                aboutThem ? "Opening balance" : "Opening balance. " + String.join(" ", Share.words(sums.shares()));
        return Flux.concat(
                Flux.just(HEADER, edge(period.from().toString(), opening, sums.openingPence())),
                lines,
                Flux.just(edge(period.to().toString(), "Closing balance", sums.closingPence())));
    }

    private static String edge(String date, String what, long balancePence) {
        return String.join(",", date, Csv.text(what), "", "", "", "", "", "", Csv.pounds(balancePence), "") + Csv.END;
    }

    static String line(Statement.Line line, boolean aboutThem) {
        return String.join(
                        ",",
                        line.day().toString(),
                        Csv.text(aboutThem ? line.whatAboutThem() : line.what()),
                        text(line.planLine()),
                        Csv.text(
                                aboutThem
                                        ? line.money().wordsAboutThem()
                                        : line.money().words()),
                        Csv.text(line.actor()),
                        text(line.onBehalfOf()),
                        line.amountPence() > 0 ? Csv.pounds(line.amountPence()) : "",
                        line.amountPence() < 0 ? Csv.pounds(-line.amountPence()) : "",
                        Csv.pounds(line.balancePence()),
                        line.id().toString())
                + Csv.END;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Csv.text(text);
    }
}
