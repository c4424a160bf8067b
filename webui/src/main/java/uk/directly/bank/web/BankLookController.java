package uk.directly.bank.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankBook;
import uk.directly.bank.BankChanges;
import uk.directly.bank.BankResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What finance does with changes of bank details: call back, say yes as the second one, stop (R26). */
@Controller
@RequestMapping("/finance/bank")
class BankLookController {
    private static final Duration STOPPED_SHOWN = Duration.ofDays(30);

    private final BankChanges changes;
    private final BankBook book;
    private final Clock clock;

    BankLookController(BankChanges changes, BankBook book, Clock clock) {
        this.changes = changes;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping
    @Allow(Role.FINANCE)
    Mono<Rendering> look(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return show(actor, viewer, FormErrors.NONE, HttpStatus.OK, done);
    }

    /** Comes here after signing in again: the list, to press the button once more. */
    @GetMapping("/{id}/{step}")
    @Allow(Role.FINANCE)
    Rendering back(@PathVariable("id") UUID id, @PathVariable("step") String step) {
        return Page.goTo(BankLookPages.PATH);
    }

    @PostMapping("/{id}/confirm")
    @Allow(Role.FINANCE)
    Mono<Rendering> confirm(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return changes.confirm(actor, id).flatMap(result -> answer(actor, viewer, result, "confirm"));
    }

    @PostMapping("/{id}/approve")
    @Allow(Role.FINANCE)
    Mono<Rendering> approve(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return changes.approve(actor, id).flatMap(result -> answer(actor, viewer, result, "approve"));
    }

    @PostMapping("/{id}/stop")
    @Allow(Role.FINANCE)
    Mono<Rendering> stop(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return changes.refuse(actor, id).flatMap(result -> answer(actor, viewer, result, "stop"));
    }

    private Mono<Rendering> answer(Actor actor, Viewer viewer, BankResult result, String step) {
        return switch (result) {
            case BankResult.Done done -> Mono.just(Page.goTo(BankLookPages.PATH + "?done=" + step));
            case BankResult.SameOfficer none ->
                again(actor, viewer, "You called back. Another officer has to say yes.");
            case BankResult.OwnChange none -> again(actor, viewer, "Another officer has to look at this one.");
            case BankResult.WrongState wrong ->
                again(
                        actor,
                        viewer,
                        "Somebody was faster: the change is " + wrong.state().slug() + " now.");
            default -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        };
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, String why) {
        return show(actor, viewer, FormErrors.one("", why), HttpStatus.CONFLICT, null);
    }

    private Mono<Rendering> show(
            Actor actor, Viewer viewer, FormErrors errors, HttpStatus status, @Nullable String done) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return book.toLookAt(actor.councilId(), now, now.minus(STOPPED_SHOWN))
                    .collectList()
                    .map(found ->
                            BankLookPages.page(viewer, found, now, errors, done).show(status));
        });
    }
}
