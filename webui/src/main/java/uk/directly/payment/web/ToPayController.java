package uk.directly.payment.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.ToPay;
import uk.directly.payment.ToPayLine;
import uk.directly.payment.ToPayResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What somebody pays from their own bank: there the rail is the person (R27). */
@Controller
class ToPayController {
    private static final int SHOWN = 20;

    private final ToPay toPay;

    ToPayController(ToPay toPay) {
        this.toPay = toPay;
    }

    @GetMapping("/money/to-pay")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> list(
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return lines(actor, after)
                .map(lines -> ToPayPages.page(viewer, lines, SHOWN, FormErrors.NONE, done)
                        .show());
    }

    /** Comes here after signing in again: the list, to press the button once more. */
    @GetMapping("/money/to-pay/{id}")
    @Allow({Role.HOLDER, Role.CARER})
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo("/money/to-pay");
    }

    @PostMapping("/money/to-pay/{id}")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> paid(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return toPay.paid(actor, id, key(actor, id)).flatMap(result -> switch (result) {
            case ToPayResult.Done done -> Mono.just(Page.goTo("/money/to-pay?done=paid"));
            case ToPayResult.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            // Said already, by the first of two clicks.
            case ToPayResult.WrongState wrong -> Mono.just(Page.goTo("/money/to-pay?done=paid"));
            case ToPayResult.InProgress running ->
                again(actor, viewer, "We are still working on it. Wait a few seconds and look again.");
            case ToPayResult.KeyReused reused ->
                again(actor, viewer, "We are still working on it. Wait a few seconds and look again.");
        });
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, String why) {
        return lines(actor, null)
                .map(lines -> ToPayPages.page(viewer, lines, SHOWN, FormErrors.one("", why), null)
                        .show(HttpStatus.CONFLICT));
    }

    private Mono<List<ToPayLine>> lines(Actor actor, @Nullable UUID after) {
        return toPay.lines(actor, after, SHOWN + 1).collectList();
    }

    /** A new one each time: a line can be paid again after it did not arrive, and its state guards against twice. */
    private static IdempotencyKey key(Actor actor, UUID id) {
        String each = Ids.next().toString();
        return IdempotencyKey.of(actor.personId(), "POST /money/to-pay", each, actor.forPersonId() + " " + id);
    }
}
