package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.Refusal;
import uk.directly.booking.VisitTask;
import uk.directly.booking.VisitTasks;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.RequestKey;

/** Visits that a helper or a support worker is asked about (R13, R60). */
@RestController
@RequestMapping("/api/v1/visit-tasks")
@Allow({Role.SUPPORT, Role.SOCIAL_WORK, Role.HELPER, Role.NOMINEE, Role.AUTHORISED})
class VisitTasksController {
    private static final int MOST = 100;

    private final VisitTasks tasks;

    VisitTasksController(VisitTasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping
    Mono<TasksJson> toDo(Actor actor) {
        return tasks.toDo(actor, MOST).map(TaskJson::of).collectList().map(TasksJson::new);
    }

    @PostMapping("/{id}/yes")
    Mono<ResponseEntity<BookingJson>> yes(
            @PathVariable("id") UUID id,
            @RequestBody(required = false) @Nullable YesBody body,
            RequestKey key,
            Actor actor) {
        Long amount = body == null ? null : body.amountPence();
        return tasks.yes(
                        actor,
                        id,
                        amount,
                        IdempotencyKey.of(
                                actor.personId(), "POST /api/v1/visit-tasks/{id}/yes", key.value(), id + " " + amount))
                .map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @PostMapping("/{id}/wrong")
    Mono<ResponseEntity<BookingJson>> wrong(
            @PathVariable("id") UUID id, @Valid @RequestBody WrongBody body, Actor actor) {
        return tasks.wrong(actor, id, body.message()).map(result -> BookingsController.answer(result, HttpStatus.OK));
    }

    @PostMapping("/{id}/helped")
    Mono<ResponseEntity<Void>> helped(@PathVariable("id") UUID id, Actor actor) {
        return tasks.helped(actor, id).map(helped -> {
            if (!helped) {
                throw notFound();
            }
            return ResponseEntity.noContent().build();
        });
    }

    private static Problem notFound() {
        return Refusals.problem(new Refusal.NotFound());
    }

    /** How much of the visit is right; none: all of it. */
    record YesBody(@Nullable Long amountPence) {}

    /** What is wrong. */
    record WrongBody(@NotNull String message) {}

    /** What waits. */
    record TasksJson(List<TaskJson> items) {}

    /** One task. */
    record TaskJson(
            UUID id,
            String kind,
            String reason,
            @Nullable String words,
            Instant madeAt,
            String holderName,
            BookingJson booking) {
        static TaskJson of(VisitTask task) {
            return new TaskJson(
                    task.id(),
                    task.kind(),
                    task.reason(),
                    task.words(),
                    task.madeAt(),
                    task.holderName(),
                    BookingJson.of(task.booking()));
        }
    }
}
