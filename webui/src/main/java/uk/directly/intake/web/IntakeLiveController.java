package uk.directly.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import uk.directly.intake.ParallelRunning;
import uk.directly.intake.RowFilter;
import uk.directly.intake.Sheet;
import uk.directly.intake.WentLive;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Going live: everybody who is ready, those who are ticked, or one. */
@Controller
@Allow(Role.FINANCE)
class IntakeLiveController {
    private static final String LIVE = IntakePages.ALL + "/{id}/live";
    private static final int SHOWN = 50;
    private static final String READY = "ready";
    private static final String TICKED = "ticked";

    private final ParallelRunning running;
    private final IntakeBook book;

    IntakeLiveController(ParallelRunning running, IntakeBook book) {
        this.running = running;
        this.book = book;
    }

    @GetMapping(LIVE)
    Mono<Rendering> ask(
            @PathVariable("id") UUID id,
            @RequestParam(name = "row", required = false) @Nullable UUID row,
            @RequestParam(name = "after", required = false) @Nullable Integer after,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return known(actor, id)
                .flatMap(intake -> intake.state() != IntakeState.ACCEPTED
                        ? Mono.just(Page.goTo(IntakePages.path(intake)))
                        : page(
                                        viewer,
                                        actor,
                                        intake,
                                        row,
                                        after,
                                        new Asked(
                                                kept.value("who"),
                                                row == null ? kept.values("rows") : List.of(row.toString()),
                                                kept.value("reason")),
                                        FormErrors.NONE)
                                .map(Page::show));
    }

    @PostMapping(LIVE)
    Mono<Rendering> goLive(
            @PathVariable("id") UUID id,
            @RequestParam(name = "row", required = false) @Nullable UUID row,
            @RequestParam(name = "after", required = false) @Nullable Integer after,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(known(actor, id), exchange.getFormData()).flatMap(found -> {
            Intake intake = found.getT1();
            Asked asked = Asked.of(found.getT2(), row);
            FormErrors errors = asked.errors();
            if (!errors.isEmpty()) {
                return page(viewer, actor, intake, row, after, asked, errors)
                        .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            String key = Objects.requireNonNullElse(found.getT2().getFirst("key"), "none");
            IdempotencyKey once = IdempotencyKey.of(actor.personId(), "POST " + LIVE, key, id + " " + asked);
            return running.goLive(actor, id, asked.ids(), asked.reason(), once).flatMap(result -> switch (result) {
                case IntakeResult.Done<WentLive> done ->
                    Mono.just(Page.goTo(
                            row == null ? IntakePages.path(intake) : IntakePages.path(intake) + "/people/" + row));
                case IntakeResult.Refused<WentLive> refused ->
                    page(
                                    viewer,
                                    actor,
                                    intake,
                                    row,
                                    after,
                                    asked,
                                    FormErrors.one("", refused.why().words()))
                            .map(page -> page.show(HttpStatus.CONFLICT));
            });
        });
    }

    private Mono<LivePage> page(
            Viewer viewer,
            Actor actor,
            Intake intake,
            @Nullable UUID row,
            @Nullable Integer after,
            Asked asked,
            FormErrors errors) {
        Mono<List<IntakeRow>> rows = row == null
                ? book.rows(
                                actor.councilId(),
                                intake.id(),
                                RowFilter.PARALLEL,
                                Sheet.AWARDS,
                                after == null ? null : new IntakeBook.Place(Sheet.AWARDS, after),
                                SHOWN + 1)
                        .collectList()
                : book.award(actor.councilId(), intake.id(), row)
                        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                        .map(List::of);
        return rows.map(found -> page(viewer, intake, row, found, asked, errors));
    }

    private static LivePage page(
            Viewer viewer, Intake intake, @Nullable UUID row, List<IntakeRow> found, Asked asked, FormErrors errors) {
        List<IntakeRow> here = found.stream().limit(SHOWN).toList();
        String title = row == null ? "Go live" : "Take " + IntakeWords.who(found.getFirst()) + " live?";
        Frame frame = IntakePages.frame(title, viewer);
        String path = IntakePages.path(intake);
        int agreeing = intake.counts().compared() - intake.counts().apart();
        return new LivePage(
                errors.isEmpty() ? frame : frame.withError(),
                path + "/live" + (row == null ? "" : "?row=" + row),
                row == null ? path : path + "/people/" + row,
                Ids.next().toString(),
                row == null,
                List.of(
                        Choice.of(READY, "Everybody who is ready: " + IntakeWords.count(agreeing) + " agree"),
                        Choice.of(TICKED, "Only those I tick")),
                asked.who(),
                row == null ? "People in parallel" : "Balance to be posted",
                here.stream()
                        .filter(each -> each.figures() != null)
                        .map(IntakeLiveController::choice)
                        .toList(),
                asked.rows(),
                asked.reason(),
                path + "/compare",
                found.size() > SHOWN ? path + "/live?after=" + here.getLast().number() : null,
                errors);
    }

    private static Choice choice(IntakeRow row) {
        IntakeRow.Figures figures = Objects.requireNonNull(row.figures());
        return new Choice(
                row.id().toString(),
                IntakeWords.who(row) + ", " + IntakeWords.reference(row) + ", opens with "
                        + Pence.of(figures.theirPence()).text(),
                IntakeWords.agreement(row));
    }

    private Mono<Intake> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** What was asked for, as it was sent. */
    private record Asked(String who, List<String> rows, String reason) {
        static Asked of(MultiValueMap<String, String> form, @Nullable UUID row) {
            List<String> rows = new ArrayList<>();
            for (String each : form.getOrDefault("rows", List.of())) {
                if (each != null) {
                    rows.add(each);
                }
            }
            return new Asked(
                    row == null ? Objects.requireNonNullElse(form.getFirst("who"), "") : TICKED,
                    List.copyOf(rows),
                    Objects.requireNonNullElse(form.getFirst("reason"), "").strip());
        }

        FormErrors errors() {
            if (who.isEmpty()) {
                return FormErrors.one("who", "Choose who goes live");
            }
            if (who.equals(TICKED) && (rows.isEmpty() || ids() == null)) {
                return FormErrors.one("rows", "Tick who goes live");
            }
            return reason.length() > 1000
                    ? FormErrors.one("reason", "Write at most 1,000 characters")
                    : FormErrors.NONE;
        }

        /** Those who are ticked; null: all who are ready. */
        @Nullable List<UUID> ids() {
            if (!who.equals(TICKED)) {
                return null;
            }
            try {
                return rows.stream().map(UUID::fromString).toList();
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}
