package uk.directly.intake.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.intake.Compared;
import uk.directly.intake.ParallelRunning;
import uk.directly.intake.WentLive;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.RequestKey;

/** Accounts that run in parallel are compared with the old system's, and go live (R95). */
@RestController
@RequestMapping("/api/v1/intakes/{id}")
@Allow(Role.FINANCE)
class ParallelController {
    private final ParallelRunning running;

    ParallelController(ParallelRunning running) {
        this.running = running;
    }

    /** The same file again changes nothing, so it needs no key. */
    @PostMapping(path = "/figures", consumes = "text/csv")
    Mono<Compared> compare(
            @PathVariable("id") UUID id, @RequestParam("on") LocalDate on, @RequestBody String figures, Actor actor) {
        return running.compare(actor, id, on, figures)
                .map(result -> IntakeProblems.done(result).value());
    }

    @PostMapping("/go-live")
    Mono<ResponseEntity<WentLive>> goLive(
            @PathVariable("id") UUID id, @Valid @RequestBody LiveBody body, RequestKey key, Actor actor) {
        IdempotencyKey once =
                IdempotencyKey.of(actor.personId(), "POST /api/v1/intakes/{id}/go-live", key.value(), id + " " + body);
        return running.goLive(actor, id, body.rows(), body.reason(), once).map(result -> {
            var done = IntakeProblems.done(result);
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (done.replayed()) {
                answer.header("Idempotency-Replayed", "true");
            }
            return answer.body(done.value());
        });
    }

    /**
     * Who goes live.
     *
     * @param rows ids of awards; absent: all that are ready
     * @param reason why it is right where the two accounts differ
     */
    record LiveBody(
            @Nullable @Size(min = 1, max = 1000) List<UUID> rows,
            @Nullable @Size(max = 1000) String reason) {}
}
