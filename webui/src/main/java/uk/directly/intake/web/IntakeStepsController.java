package uk.directly.intake.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.intake.Intake;
import uk.directly.intake.IntakeBook;
import uk.directly.intake.IntakeResult;
import uk.directly.intake.IntakeRow;
import uk.directly.intake.IntakeState;
import uk.directly.intake.Intakes;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** The control total, the second officer's yes (R92), and undoing. */
@Controller
@Allow(Role.FINANCE)
class IntakeStepsController {
    private static final String ONE = IntakePages.ALL + "/{id}";
    private static final int LONGEST_REASON = 1000;

    private final Intakes intakes;
    private final IntakeBook book;

    IntakeStepsController(Intakes intakes, IntakeBook book) {
        this.intakes = intakes;
        this.book = book;
    }

    @GetMapping(ONE + "/control")
    Mono<Rendering> askControl(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return known(actor, id)
                .map(intake -> intake.state() != IntakeState.CHECKED
                        ? Page.goTo(IntakePages.path(intake))
                        : control(viewer, intake, kept.isEmpty() ? given(intake) : kept::value, FormErrors.NONE)
                                .show());
    }

    @PostMapping(ONE + "/control")
    Mono<Rendering> control(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(known(actor, id), exchange.getFormData()).flatMap(found -> {
            Intake intake = found.getT1();
            Function<String, String> form =
                    field -> Objects.requireNonNullElse(found.getT2().getFirst(field), "")
                            .strip();
            Integer people = people(form.apply("people"));
            Long total = TypedPounds.pence(form.apply("total"));
            Long weekly = TypedPounds.pence(form.apply("weekly"));
            FormErrors errors = FormErrors.NONE;
            if (people == null) {
                errors = errors.and("people", "Give the number of people, like 1240");
            }
            if (total == null) {
                errors = errors.and("total", "Give all balances together, like 812345.67");
            }
            if (weekly == null) {
                errors = errors.and("weekly", "Give all awards a week together, like 386000.00");
            }
            if (form.apply("reason").length() > LONGEST_REASON) {
                errors = errors.and("reason", "Write at most 1,000 characters");
            }
            if (people == null || total == null || weekly == null || !errors.isEmpty()) {
                return Mono.just(control(viewer, intake, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return intakes.control(actor, id, new Intake.Totals(people, total, weekly), form.apply("reason"))
                    .map(result -> Page.goTo(IntakePages.path(intake)));
        });
    }

    private static @Nullable Integer people(String typed) {
        String digits = typed.replace(",", "");
        return digits.matches("[0-9]{1,7}") ? Integer.valueOf(digits) : null;
    }

    private static Function<String, String> given(Intake intake) {
        Intake.Totals theirs = intake.control();
        return field -> theirs == null
                ? ""
                : switch (field) {
                    case "people" -> String.valueOf(theirs.people());
                    case "total" -> TypedPounds.text(theirs.totalPence());
                    case "weekly" -> TypedPounds.text(theirs.weeklyPence());
                    default -> Objects.requireNonNullElse(intake.controlReason(), "");
                };
    }

    private static ControlPage control(Viewer viewer, Intake intake, Function<String, String> form, FormErrors errors) {
        Frame frame = IntakePages.frame("What does the old system say?", viewer);
        return new ControlPage(
                errors.isEmpty() ? frame : frame.withError(),
                IntakePages.path(intake) + "/control",
                IntakePages.path(intake),
                form.apply("people"),
                form.apply("total"),
                form.apply("weekly"),
                form.apply("reason"),
                errors);
    }

    @GetMapping(ONE + "/accept")
    Mono<Rendering> askAccept(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return known(actor, id)
                .map(intake -> intake.state() != IntakeState.CHECKED || intake.isBy(actor.personId())
                        ? Page.goTo(IntakePages.path(intake))
                        : accept(viewer, intake, FormErrors.NONE).show());
    }

    @PostMapping(ONE + "/accept")
    Mono<Rendering> accept(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            boolean without = form.getFirst("without") != null;
            String key = Objects.requireNonNullElse(form.getFirst("key"), "none");
            IdempotencyKey once =
                    IdempotencyKey.of(actor.personId(), "POST " + ONE + "/accept", key, id + " " + without);
            return intakes.accept(actor, id, without, once).flatMap(result -> switch (result) {
                case IntakeResult.Done<Intake> done -> Mono.just(Page.goTo(IntakePages.path(done.value())));
                case IntakeResult.Refused<Intake> refused ->
                    known(actor, id)
                            .map(now -> accept(
                                            viewer,
                                            now,
                                            FormErrors.one(
                                                    now.rowsBad() > 0 && !without ? "without" : "",
                                                    refused.why().words()))
                                    .show(HttpStatus.CONFLICT));
            });
        });
    }

    private static IntakeDecisionPage accept(Viewer viewer, Intake intake, FormErrors errors) {
        Frame frame = IntakePages.frame("Bring these in?", viewer);
        int bad = intake.rowsBad();
        return new IntakeDecisionPage(
                errors.isEmpty() ? frame : frame.withError(),
                IntakePages.facts(intake),
                List.of(
                        "Their accounts run in parallel from then on: nothing is posted, booked or paid, and all of it"
                                + " can be undone until somebody goes live.",
                        "What is here already stays as it is."),
                IntakePages.path(intake) + "/accept",
                Ids.next().toString(),
                bad == 0
                        ? List.of()
                        : List.of(Choice.of(
                                "yes",
                                "Leave out " + IntakeWords.count(bad) + (bad == 1 ? " row" : " rows")
                                        + " with errors, and bring in the others")),
                "Accept and run in parallel",
                "",
                IntakePages.path(intake),
                errors);
    }

    @GetMapping(ONE + "/undo")
    Mono<Rendering> askUndo(
            @PathVariable("id") UUID id,
            @RequestParam(name = "row", required = false) @Nullable UUID row,
            Actor actor,
            Viewer viewer) {
        return known(actor, id)
                .flatMap(intake -> row == null
                        ? Mono.just(undo(viewer, intake, null, FormErrors.NONE).show())
                        : award(actor, id, row)
                                .map(award -> undo(viewer, intake, award, FormErrors.NONE)
                                        .show()));
    }

    @PostMapping(ONE + "/undo")
    Mono<Rendering> undo(
            @PathVariable("id") UUID id,
            @RequestParam(name = "row", required = false) @Nullable UUID row,
            Actor actor,
            Viewer viewer) {
        return known(actor, id)
                .flatMap(intake -> intakes.undo(actor, id, row == null ? null : List.of(row))
                        .map(result -> switch (result) {
                            case IntakeResult.Done<Intake> done -> Page.goTo(IntakePages.path(intake));
                            case IntakeResult.Refused<Intake> refused ->
                                undo(
                                                viewer,
                                                intake,
                                                null,
                                                FormErrors.one("", refused.why().words()))
                                        .show(HttpStatus.CONFLICT);
                        }));
    }

    private static IntakeDecisionPage undo(Viewer viewer, Intake intake, @Nullable IntakeRow award, FormErrors errors) {
        Frame frame = IntakePages.frame(
                award == null ? "Undo all of this?" : "Undo the award of " + IntakeWords.who(award) + "?", viewer);
        String path = IntakePages.path(intake);
        return new IntakeDecisionPage(
                errors.isEmpty() ? frame : frame.withError(),
                award == null
                        ? IntakePages.facts(intake)
                        : List.of(
                                SummaryRow.of("Case", IntakeWords.reference(award)),
                                SummaryRow.of("Row", String.valueOf(award.number()))),
                List.of(
                        "Nothing of it is left but a line in the audit trail. The files can be sent again at any time."),
                path + "/undo" + (award == null ? "" : "?row=" + award.id()),
                Ids.next().toString(),
                List.of(),
                "Undo",
                "warning",
                award == null ? path : IntakePages.path(award),
                errors);
    }

    private Mono<Intake> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Mono<IntakeRow> award(Actor actor, UUID id, UUID row) {
        return book.award(actor.councilId(), id, row)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
