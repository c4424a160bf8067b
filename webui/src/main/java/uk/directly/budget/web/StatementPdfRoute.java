package uk.directly.budget.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budgets;
import uk.directly.budget.StatementPeriod;
import uk.directly.budget.rest.StatementQuery;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.people.web.Viewers;
import uk.directly.web.Viewer;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** A statement as PDF for programs: beside its JSON and CSV, but here, where documents are laid out. */
@Controller
class StatementPdfRoute {
    private final Budgets budgets;
    private final StatementPdf pdf;
    private final Viewers viewers;
    private final Clock clock;

    StatementPdfRoute(Budgets budgets, StatementPdf pdf, Viewers viewers, Clock clock) {
        this.budgets = budgets;
        this.pdf = pdf;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Allow({Role.HOLDER, Role.CARER})
    @GetMapping(path = "/api/v1/budgets/{id}/statement.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @ResponseBody
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<byte[]>> pdf(
            @PathVariable("id") UUID id,
            @RequestParam("from") LocalDate from,
            @RequestParam("to") LocalDate to,
            @RequestParam(name = "print", required = false) @Nullable String print,
            Actor actor,
            ServerWebExchange exchange) {
        StatementPeriod period = StatementQuery.period(from, to, London.today(clock));
        boolean large = Size.isLarge(print);
        return budgets.one(actor.councilId(), actor.forPersonId(), id)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "None of your budgets has this id.")))
                .flatMap(budget -> viewers.show(exchange)
                        .then(Mono.defer(() -> pdf.answer(budget, period, large, Viewer.of(exchange)))));
    }
}
