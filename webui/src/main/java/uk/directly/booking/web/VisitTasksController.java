package uk.directly.booking.web;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Refusal;
import uk.directly.booking.VisitTask;
import uk.directly.booking.VisitTasks;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A helper or a support worker answers for somebody who didn't (R13, R60, R61). */
@Controller("visitTaskPages")
@RequestMapping(VisitTasksPage.PATH)
@Allow({Role.SUPPORT, Role.SOCIAL_WORK, Role.HELPER, Role.NOMINEE, Role.AUTHORISED})
class VisitTasksController {
    private static final int MOST = 100;

    private final VisitTasks tasks;

    VisitTasksController(VisitTasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping
    Mono<Rendering> toDo(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        boolean support = actor.is(Role.SUPPORT);
        Frame frame = Frame.of(support ? "Today" : "Visits to answer", viewer)
                .under("/home")
                .withNotice("saved".equals(done) ? "Saved. It is done." : null);
        return tasks.toDo(actor, MOST)
                .collectList()
                .map(found -> VisitTasksPage.of(frame, found, support).show());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return task(actor, id)
                .map(task -> page(viewer, task, kept.value("answer"), kept.value("message"), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/{id}")
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> tasks.one(actor, id)
                        .flatMap(task -> answer(actor, viewer, task, form))
                        // Pressed twice: it was done by the first press.
                        .switchIfEmpty(Mono.just(Page.goTo(VisitTasksPage.PATH))));
    }

    private Mono<Rendering> answer(Actor actor, Viewer viewer, VisitTask task, MultiValueMap<String, String> form) {
        String answer = Objects.requireNonNullElse(form.getFirst("answer"), "");
        String message = Objects.requireNonNullElse(form.getFirst("message"), "");
        if (!task.isToAnswer()) {
            return tasks.helped(actor, task.id()).thenReturn(saved());
        }
        if (!String.valueOf(task.booking().version()).equals(form.getFirst("version"))) {
            return refused(
                    viewer, task, answer, message, "", "This visit has changed since you looked. Look at it again");
        }
        return switch (answer) {
            case VisitTaskPage.ALL ->
                yes(actor, viewer, task, answer, message, task.booking().openPence());
            case VisitTaskPage.PLANNED ->
                AgreePages.mayBePart(task.booking())
                        ? yes(
                                actor,
                                viewer,
                                task,
                                answer,
                                message,
                                task.booking().heldPence())
                        : refused(viewer, task, answer, message, "answer", "Choose what they say");
            case VisitTaskPage.WRONG ->
                tasks.wrong(actor, task.id(), message)
                        .flatMap(result -> answered(viewer, task, answer, message, result));
            default -> refused(viewer, task, answer, message, "answer", "Choose what they say");
        };
    }

    private Mono<Rendering> yes(
            Actor actor, Viewer viewer, VisitTask task, String answer, String message, long amount) {
        String key = task.id() + ":" + task.booking().version() + ":" + amount;
        return tasks.yes(
                        actor,
                        task.id(),
                        amount,
                        IdempotencyKey.of(actor.personId(), "POST /visit-tasks", key, actor.personId() + " " + key))
                .flatMap(result -> answered(viewer, task, answer, message, result));
    }

    private Mono<Rendering> answered(
            Viewer viewer, VisitTask task, String answer, String message, BookingResult result) {
        return switch (result) {
            case BookingResult.Done done -> Mono.just(saved());
            case BookingResult.Refused refused ->
                refused(
                        viewer,
                        task,
                        answer,
                        message,
                        refused.why() instanceof Refusal.Invalid invalid
                                        && invalid.field().equals("message")
                                ? "message"
                                : "answer",
                        refused.why() instanceof Refusal.Invalid invalid
                                ? invalid.message()
                                : RefusalWords.of(refused.why()));
        };
    }

    private static Mono<Rendering> refused(
            Viewer viewer, VisitTask task, String answer, String message, String field, String words) {
        return Mono.just(page(viewer, task, answer, message, FormErrors.one(field, words))
                .show(field.isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private static VisitTaskPage page(Viewer viewer, VisitTask task, String answer, String message, FormErrors errors) {
        return VisitTaskPage.of(
                Frame.of(task.holderName() + " and " + task.booking().provider().name(), viewer)
                        .under("/home"),
                errors,
                task,
                answer,
                message);
    }

    private static Rendering saved() {
        return Page.goTo(VisitTasksPage.PATH + "?done=saved");
    }

    private Mono<VisitTask> task(Actor actor, UUID id) {
        return tasks.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
