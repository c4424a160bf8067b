package uk.directly.booking.web;

import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Approvals;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Diary;
import uk.directly.booking.Refusal;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * "Yes, that's right." Within what was promised one press is enough; above it the person is asked which amount (R57). A
 * yes counts for what its page showed: if the record was changed since, it is shown again.
 */
@Controller
class AgreeController {
    private final Diary diary;
    private final Approvals approvals;

    AgreeController(Diary diary, Approvals approvals) {
        this.diary = diary;
        this.approvals = approvals;
    }

    @GetMapping("/visits/{id}/agree")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.APPROVE)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return visit(actor, id)
                .map(booking -> AgreePages.isOpen(booking)
                        ? AgreePages.page(viewer, booking, FormErrors.NONE).show()
                        : Page.goTo("/visits/" + id));
    }

    @PostMapping("/visits/{id}/agree")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.APPROVE)
    Mono<Rendering> agree(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(visit(actor, id), exchange.getFormData())
                .flatMap(found -> agree(actor, viewer, found.getT1(), found.getT2()));
    }

    private Mono<Rendering> agree(Actor actor, Viewer viewer, Booking booking, MultiValueMap<String, String> form) {
        String version = form.getFirst("version");
        String yes = Objects.requireNonNullElse(form.getFirst("yes"), "");
        boolean seen = String.valueOf(booking.version()).equals(version);
        if (!AgreePages.isOpen(booking) || (!seen && booking.agreedPence() > 0)) {
            // Said already, by the first of two clicks.
            return Mono.just(Page.goTo("/visits/" + booking.id() + (booking.agreedPence() > 0 ? "?done=agreed" : "")));
        }
        if (!seen) {
            String changed = "This visit has changed since you looked. Nothing was paid. Look at it again.";
            return Mono.just(AgreePages.page(viewer, booking, FormErrors.one("", changed))
                    .show(HttpStatus.CONFLICT));
        }
        if (!yes.equals(AgreePages.ALL) && !(yes.equals(AgreePages.PLANNED) && AgreePages.mayBePart(booking))) {
            return Mono.just(AgreePages.page(viewer, booking, FormErrors.one("yes", "Choose how much is right"))
                    .show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        long amount = yes.equals(AgreePages.PLANNED) ? booking.heldPence() : booking.openPence();
        String key = booking.id() + ":" + version + ":" + amount;
        return approvals
                .approve(
                        actor,
                        booking.id(),
                        amount,
                        IdempotencyKey.of(actor.personId(), "POST /visits/agree", key, actor.forPersonId() + " " + key))
                .map(result -> switch (result) {
                    case BookingResult.Done done -> Page.goTo("/visits/" + booking.id() + "?done=agreed");
                    case BookingResult.Refused refused -> refused(viewer, booking, refused.why());
                });
    }

    private static Rendering refused(Viewer viewer, Booking booking, Refusal why) {
        String message = why instanceof Refusal.InsufficientFunds
                ? RefusalWords.of(why) + " Say yes to what was planned, or " + Screens.call(viewer)
                : RefusalWords.of(why);
        return AgreePages.page(viewer, booking, FormErrors.one(AgreePages.mayBePart(booking) ? "yes" : "", message))
                .show(HttpStatus.CONFLICT);
    }

    private Mono<Booking> visit(Actor actor, UUID id) {
        return diary.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
