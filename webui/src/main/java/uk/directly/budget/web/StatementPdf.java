package uk.directly.budget.web;

import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
@Component
class StatementPdf {
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

    /** The answer to whoever asked for it. */
    Mono<ResponseEntity<byte[]>> answer(Budget budget, StatementPeriod period, boolean large, Viewer viewer) {
        return statements
                .read(budget, period, 0, MOST_LINES)
                .doOnNext(StatementPdf::check)
                .zipWith(people.name(budget.councilId(), budget.holderId()))
                .flatMap(both -> print(both.getT1(), both.getT2(), large, viewer))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"statement-" + period.from() + "-" + period.to()
                                        + (large ? "-large-print" : "") + ".pdf\"")
                        .body(pdf));
    }

    private Mono<byte[]> print(Statement statement, String name, boolean large, Viewer viewer) {
        PrintFrame frame = PrintFrame.of(StatementPrint.title(statement), viewer, large);
        return printer.print(StatementPrint.of(frame, statement, name, London.today(clock)));
    }

    private static void check(Statement statement) {
        if (statement.sums().lines() > MOST_LINES) {
            throw StatementQuery.tooLong("These days have " + statement.sums().lines() + " lines, and a PDF has "
                    + MOST_LINES + " at most. Ask for fewer days, or for the CSV.");
        }
    }
}
