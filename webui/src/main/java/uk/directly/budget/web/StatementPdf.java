package uk.directly.budget.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Statement;
import uk.directly.budget.StatementPeriod;
import uk.directly.budget.Statements;
import uk.directly.budget.rest.StatementQuery;
import uk.directly.council.London;
import uk.directly.people.People;
import uk.directly.web.PdfPrinter;
import uk.directly.web.PrintFrame;
import uk.directly.web.Viewer;

/** Statements as PDF, with the same lines as the page (R94, R100). */
@NamedInterface("statements")
@Component
public class StatementPdf {
    /** More lines than these take too long to set and are too many sheets: these are some 150, in large print 330. */
    static final int MOST_LINES = 2000;

    private final Statements statements;
    private final People people;
    private final PdfPrinter printer;
    private final Clock clock;

    StatementPdf(Statements statements, People people, PdfPrinter printer, Clock clock) {
        this.statements = statements;
        this.people = people;
        this.printer = printer;
        this.clock = clock;
    }

    /** The answer to whoever asked for their own. */
    Mono<ResponseEntity<byte[]>> answer(Budget budget, StatementPeriod period, boolean large, Viewer viewer) {
        return answer(budget, period, large, viewer, null);
    }

    /**
     * The answer to whoever asked for it.
     *
     * @param cover what stands before it, where it is for somebody else; null: it is the person's own
     */
    public Mono<ResponseEntity<byte[]>> answer(
            Budget budget, StatementPeriod period, boolean large, Viewer viewer, @Nullable StatementCover cover) {
        return statements
                .read(budget, period, 0, MOST_LINES)
                .doOnNext(StatementPdf::check)
                .zipWith(people.name(budget.councilId(), budget.holderId()))
                .flatMap(both -> print(both.getT1(), both.getT2(), large, viewer, cover))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"statement-" + period.from() + "-" + period.to()
                                        + (large ? "-large-print" : "") + ".pdf\"")
                        .body(pdf));
    }

    private Mono<byte[]> print(
            Statement statement, String name, boolean large, Viewer viewer, @Nullable StatementCover cover) {
        LocalDate today = London.today(clock);
        if (cover == null && viewer.actingFor() == null) {
            return printer.print(StatementPrint.of(
                    PrintFrame.of(StatementPrint.title(statement), viewer, large), statement, name, today));
        }
        PrintFrame about = PrintFrame.of(StatementPrint.titleFor(statement, name), viewer, large);
        return printer.print(
                cover == null
                        ? StatementPrint.forWhoActs(about, statement, name, today)
                        : StatementPrint.covered(about, statement, name, today, cover));
    }

    private static void check(Statement statement) {
        if (statement.sums().lines() > MOST_LINES) {
            throw StatementQuery.tooLong("These days have " + statement.sums().lines() + " lines, and a PDF has "
                    + MOST_LINES + " at most. Ask for fewer days, or for the CSV.");
        }
    }
}
