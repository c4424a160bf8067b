package uk.directly.intake.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.intake.AwardRow;
import uk.directly.intake.Compared;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeBook;
import uk.directly.intake.IntakeRefusal;
import uk.directly.intake.IntakeResult;
import uk.directly.intake.IntakeState;
import uk.directly.intake.ParallelRunning;
import uk.directly.intake.Sheet;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Parallel running: one account beside the old system's, and figures of a later day for all of them. */
@Controller
@Allow(Role.FINANCE)
class IntakeParallelController {
    private static final String ONE = IntakePages.ALL + "/{id}";

    private final ParallelRunning running;
    private final IntakeBook book;
    private final Clock clock;

    IntakeParallelController(ParallelRunning running, IntakeBook book, Clock clock) {
        this.running = running;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping(ONE + "/people/{row}")
    Mono<Rendering> person(@PathVariable("id") UUID id, @PathVariable("row") UUID rowId, Actor actor, Viewer viewer) {
        return Mono.zip(
                        known(actor, id),
                        book.award(actor.councilId(), id, rowId)
                                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))))
                .flatMap(found -> book.beside(actor.councilId(), found.getT2())
                        .collectList()
                        .map(beside -> {
                            AwardRow award =
                                    Objects.requireNonNull(found.getT2().award());
                            return PersonPages.one(
                                            viewer, found.getT1(), found.getT2(), award, beside, actor.personId())
                                    .show();
                        }));
    }

    @GetMapping(ONE + "/compare")
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return known(actor, id)
                .map(intake -> intake.state() != IntakeState.ACCEPTED
                        ? Page.goTo(IntakePages.path(intake))
                        : page(viewer, intake, DateParts.of(London.today(clock)), null, FormErrors.NONE)
                                .show());
    }

    @PostMapping(ONE + "/compare")
    Mono<Rendering> compare(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(known(actor, id), SentForm.of(exchange)).flatMap(found -> {
            Intake intake = found.getT1();
            DateParts day = found.getT2().day("day");
            LocalDate on = day.date();
            if (on == null) {
                return Mono.just(again(
                        viewer, intake, day, FormErrors.one("day", "Give a day, month and year, like 30 11 2026")));
            }
            return found.getT2()
                    .file("figures")
                    .flatMap(file -> file.isBlank()
                            ? Mono.just(
                                    again(viewer, intake, day, FormErrors.one("figures", "Choose the file of figures")))
                            : running.compare(actor, id, on, file).map(result -> switch (result) {
                                case IntakeResult.Done<Compared> done ->
                                    page(viewer, intake, day, done.value(), FormErrors.NONE)
                                            .show();
                                case IntakeResult.Refused<Compared> refused ->
                                    again(viewer, intake, day, errors(refused.why()));
                            }));
        });
    }

    private static FormErrors errors(IntakeRefusal why) {
        return switch (why) {
            case IntakeRefusal.WrongDay day -> FormErrors.one("day", day.words());
            case IntakeRefusal.BeforeFigures day ->
                FormErrors.one(
                        "day",
                        "Give " + DateWords.date(day.figuresOn()) + " or a later day: that of the first figures");
            case IntakeRefusal.Unreadable file -> FormErrors.one("figures", file.words());
            default -> FormErrors.one("", why.words());
        };
    }

    private static Rendering again(Viewer viewer, Intake intake, DateParts day, FormErrors errors) {
        return page(viewer, intake, day, null, errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ComparePage page(
            Viewer viewer, Intake intake, DateParts day, @Nullable Compared compared, FormErrors errors) {
        Frame frame = IntakePages.frame("Compare with the old system", viewer);
        List<String> done = new ArrayList<>();
        Table rejected = null;
        if (compared != null) {
            done.add(DateWords.count(compared.recorded(), "account") + " compared, "
                    + IntakeWords.count(compared.differing()) + " differ.");
            if (!compared.rejected().isEmpty()) {
                rejected = new Table(
                        "Rows that were not taken",
                        List.of(Table.Column.text("Row"), Table.Column.text("Why")),
                        compared.rejected().stream()
                                .limit(200)
                                .map(row -> Table.Row.of(String.valueOf(row.row()), row.reason()))
                                .toList());
            }
        }
        return new ComparePage(
                errors.isEmpty() ? frame : frame.withError(),
                IntakePages.path(intake) + "/compare",
                IntakePages.path(intake),
                IntakePages.path(intake) + "/figures.csv",
                day,
                done,
                rejected,
                UploadPage.columns("The old system’s figures", Sheet.FIGURES),
                errors);
    }

    private Mono<Intake> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
