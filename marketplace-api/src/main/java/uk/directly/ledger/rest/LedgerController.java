package uk.directly.ledger.rest;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.ledger.JournalFile;
import uk.directly.ledger.Ledger;
import uk.directly.ledger.TrialBalance;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;

/** What finance reads of the ledger: the trial balance and the journal. */
@RestController
@Allow(Role.FINANCE)
class LedgerController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final Ledger ledger;
    private final JournalFile file;

    LedgerController(Ledger ledger, JournalFile file) {
        this.ledger = ledger;
        this.file = file;
    }

    @GetMapping("/api/v1/trial-balance")
    Mono<TrialBalance> trialBalance(@RequestParam(name = "on", required = false) @Nullable LocalDate on, Actor actor) {
        return ledger.trialBalance(actor.councilId(), on);
    }

    @GetMapping("/api/v1/exports/journal.csv")
    ResponseEntity<Flux<DataBuffer>> journal(
            @RequestParam("from") LocalDate from, @RequestParam("to") LocalDate to, Actor actor) {
        if (to.isBefore(from)) {
            throw Problem.invalid("to", "Give a day that is not before from.");
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"journal-" + from + "-" + to + ".csv\"")
                .body(file.lines(actor.councilId(), from, to)
                        .map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }
}
