package uk.directly.budget.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.FundingBook;
import uk.directly.budget.FundingFile;
import uk.directly.budget.FundingFilter;
import uk.directly.budget.FundingLine;
import uk.directly.budget.FundingResult;
import uk.directly.budget.FundingRun;
import uk.directly.budget.FundingRuns;
import uk.directly.budget.FundingState;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Money in": one finance officer makes a run, another looks at it and approves it (R92). */
@Controller
@Allow(Role.FINANCE)
class FundingController {
    private static final String RUN = FundingPages.RUNS + "/{id}";
    private static final int RUNS_SHOWN = 20;
    private static final int LINES_SHOWN = 50;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final FundingRuns runs;
    private final FundingBook book;
    private final FundingFile file;
    private final Clock clock;

    FundingController(FundingRuns runs, FundingBook book, FundingFile file, Clock clock) {
        this.runs = runs;
        this.book = book;
        this.file = file;
        this.clock = clock;
    }

    @GetMapping(FundingPages.RUNS)
    Mono<Rendering> all(
            @RequestParam(name = "after", required = false) @Nullable UUID after, Actor actor, Viewer viewer) {
        return book.runs(actor.councilId(), after, RUNS_SHOWN + 1)
                .collectList()
                .map(found -> FundingRunsPage.of(
                                Frame.of("Money in", viewer).under(FundingPages.RUNS),
                                found.stream().limit(RUNS_SHOWN).toList(),
                                found.size() > RUNS_SHOWN
                                        ? FundingPages.RUNS + "?after="
                                                + found.get(RUNS_SHOWN - 1).id()
                                        : null)
                        .show());
    }

    @GetMapping(FundingPages.RUNS + "/new")
    Rendering ask(Viewer viewer, KeptForm kept) {
        DateParts day = kept.isEmpty()
                ? DateParts.of(London.today(clock))
                : DateParts.of(kept.value("day-day"), kept.value("day-month"), kept.value("day-year"));
        return draftPage(viewer, day, FormErrors.NONE);
    }

    @PostMapping(FundingPages.RUNS + "/new")
    Mono<Rendering> draft(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            DateParts day =
                    DateParts.of(form.getFirst("day-day"), form.getFirst("day-month"), form.getFirst("day-year"));
            LocalDate date = day.date();
            if (date == null) {
                return Mono.just(
                        draftPage(viewer, day, FormErrors.one("day", "Give a day, month and year, like 14 12 2026")));
            }
            return runs.draft(actor, date)
                    .map(result -> result instanceof FundingResult.Done done
                            ? Page.goTo(FundingPages.path(done.run()))
                            : draftPage(viewer, day, FormErrors.one("day", FundingWords.why(result))));
        });
    }

    @GetMapping(RUN)
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "show", defaultValue = "") String show,
            @RequestParam(name = "award", required = false) @Nullable UUID award,
            @RequestParam(name = "from", required = false) @Nullable LocalDate from,
            Actor actor,
            Viewer viewer) {
        FundingLine.Place after = award == null || from == null ? null : new FundingLine.Place(award, from);
        return known(actor, id).flatMap(run -> {
            FundingFilter filter = filter(show, run);
            return book.lines(actor.councilId(), id, filter, after, LINES_SHOWN + 1)
                    .collectList()
                    .map(lines -> FundingPages.run(
                                    viewer, run, filter, lines, LINES_SHOWN, actor.personId(), clock.instant())
                            .show());
        });
    }

    @GetMapping(RUN + "/lines.csv")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id)
                .map(run -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header("Content-Disposition", "attachment; filename=\"money-in-" + run.forDay() + ".csv\"")
                        .body(file.lines(actor.councilId(), id)
                                .map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8)))));
    }

    @GetMapping(RUN + "/approve")
    Mono<Rendering> askApproval(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return known(actor, id)
                .map(run -> run.state() != FundingState.DRAFT || run.isMadeBy(actor.personId())
                        ? Page.goTo(FundingPages.path(run))
                        : FundingPages.approve(viewer, run, FormErrors.NONE).show());
    }

    @PostMapping(RUN + "/approve")
    Mono<Rendering> approve(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(known(actor, id), exchange.getFormData()).flatMap(found -> {
            FundingRun run = found.getT1();
            String key = Objects.requireNonNullElse(found.getT2().getFirst("key"), "none");
            IdempotencyKey once = IdempotencyKey.of(actor.personId(), "POST " + RUN + "/approve", key, id.toString());
            return runs.approve(actor, id, once).map(result -> switch (result) {
                // The second: said already, by the first of two clicks, or by another officer.
                case FundingResult.Done done -> Page.goTo(FundingPages.path(run));
                case FundingResult.WrongState wrong -> Page.goTo(FundingPages.path(run));
                case FundingResult.NotFound none -> refused(viewer, run, result);
                case FundingResult.MakerIsChecker none -> refused(viewer, run, result);
                case FundingResult.NothingDue none -> refused(viewer, run, result);
                case FundingResult.TooFarAhead none -> refused(viewer, run, result);
                case FundingResult.KeyReused none -> refused(viewer, run, result);
                case FundingResult.InProgress none -> refused(viewer, run, result);
            });
        });
    }

    @GetMapping(RUN + "/discard")
    Mono<Rendering> askDiscard(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return known(actor, id)
                .map(run -> run.state() != FundingState.DRAFT
                        ? Page.goTo(FundingPages.path(run))
                        : FundingPages.discard(viewer, run).show());
    }

    @PostMapping(RUN + "/discard")
    Mono<Rendering> discard(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id)
                .flatMap(run -> runs.discard(actor, id).map(result -> Page.goTo(FundingPages.path(run))));
    }

    private static Rendering refused(Viewer viewer, FundingRun run, FundingResult why) {
        return FundingPages.approve(viewer, run, FormErrors.one("", FundingWords.why(why)))
                .show(HttpStatus.CONFLICT);
    }

    private Rendering draftPage(Viewer viewer, DateParts day, FormErrors errors) {
        Frame frame = Frame.of("Make a funding run", viewer).under(FundingPages.RUNS);
        return new FundingDraftPage(errors.isEmpty() ? frame : frame.withError(), day, errors)
                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Mono<FundingRun> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** What is asked for; otherwise what needs a look comes first, and where nothing does, everything. */
    private static FundingFilter filter(String show, FundingRun run) {
        List<FundingFilter> asked = Arrays.stream(FundingFilter.values())
                .filter(each -> each.slug().equals(show))
                .toList();
        if (!asked.isEmpty()) {
            return asked.getFirst();
        }
        return run.warnedLines() > 0 ? FundingFilter.WARNED : FundingFilter.ALL;
    }
}
