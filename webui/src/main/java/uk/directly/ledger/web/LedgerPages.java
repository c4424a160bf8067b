package uk.directly.ledger.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.ledger.JournalFile;
import uk.directly.ledger.Ledger;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The trial balance, and the way to the journal. */
@Controller
class LedgerPages {
    private static final String HERE = "/finance/trial-balance";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();
    private static final String WRONG_DAY = "Give a day, month and year, like 31 12 2026";

    private final Ledger ledger;
    private final JournalFile file;
    private final Clock clock;

    LedgerPages(Ledger ledger, JournalFile file, Clock clock) {
        this.ledger = ledger;
        this.file = file;
        this.clock = clock;
    }

    @Allow(Role.FINANCE)
    @GetMapping(HERE)
    Mono<Rendering> trialBalance(@RequestParam Map<String, String> asked, Actor actor, Viewer viewer) {
        DateParts on = on(asked);
        boolean wrong = !on.isEmpty() && on.date() == null;
        FormErrors errors = wrong ? FormErrors.one("on", WRONG_DAY) : FormErrors.NONE;
        LocalDate today = London.today(clock);
        return page(
                actor,
                viewer,
                errors,
                new TrialBalancePage.Asked(on, on.date(), asked.get("kind")),
                DateParts.of(today.withDayOfMonth(1)),
                DateParts.of(today));
    }

    /** Goes to the journal as a file, or asks again. */
    @Allow(Role.FINANCE)
    @GetMapping("/finance/journal")
    Mono<Rendering> journal(@RequestParam Map<String, String> asked, Actor actor, Viewer viewer) {
        DateParts from = parts(asked, "from");
        DateParts to = parts(asked, "to");
        FormErrors errors = FormErrors.NONE;
        LocalDate first = from.date();
        LocalDate last = to.date();
        if (first == null) {
            errors = errors.and("from", WRONG_DAY);
        }
        if (last == null) {
            errors = errors.and("to", WRONG_DAY);
        }
        if (first != null && last != null) {
            if (!last.isBefore(first)) {
                return Mono.just(Page.goTo("/finance/journal.csv?from=" + first + "&to=" + last));
            }
            errors = errors.and("to", "The last day has to be on or after the first day");
        }
        return page(actor, viewer, errors, new TrialBalancePage.Asked(DateParts.EMPTY, null, null), from, to);
    }

    /** The same file as programs get: only the way in differs. */
    @Allow(Role.FINANCE)
    @GetMapping("/finance/journal.csv")
    ResponseEntity<Flux<DataBuffer>> file(
            @RequestParam("from") LocalDate from, @RequestParam("to") LocalDate to, Actor actor) {
        if (to.isBefore(from)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"journal-" + from + "-" + to + ".csv\"")
                .body(file.lines(actor.councilId(), from, to)
                        .map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }

    private Mono<Rendering> page(
            Actor actor, Viewer viewer, FormErrors errors, TrialBalancePage.Asked asked, DateParts from, DateParts to) {
        return ledger.trialBalance(actor.councilId(), asked.day())
                .map(balance -> TrialBalancePage.of(
                                Frame.of("Trial balance", viewer).under(HERE), errors, balance, asked, from, to)
                        .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** The day as a link gives it, {@code on=2026-12-01}, or as the form does, in three fields. */
    private static DateParts on(Map<String, String> asked) {
        String[] parts = asked.getOrDefault("on", "").split("-", -1);
        return parts.length == 3 ? DateParts.of(parts[2], parts[1], parts[0]) : parts(asked, "on");
    }

    private static DateParts parts(Map<String, String> asked, String name) {
        return DateParts.of(typed(asked, name + "-day"), typed(asked, name + "-month"), typed(asked, name + "-year"));
    }

    private static @Nullable String typed(Map<String, String> asked, String name) {
        return asked.get(name);
    }
}
