package uk.directly.booking.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Cancellations;
import uk.directly.booking.Cancellations.Reason;
import uk.directly.booking.Diary;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Cancelling, with what it costs shown before it is done; what was shown is what is charged (R53). */
@Controller
class CancelController {
    private final Diary diary;
    private final Cancellations cancellations;

    CancelController(Diary diary, Cancellations cancellations) {
        this.diary = diary;
        this.cancellations = cancellations;
    }

    @GetMapping("/visits/{id}/cancel")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return Mono.zip(visit(actor, id), cancellations.cost(actor, id)).map(found -> switch (found.getT2()) {
            case Cancellations.Cost.Refused refused -> Page.goTo("/visits/" + id);
            case Cancellations.Cost.Known cost ->
                page(viewer, found.getT1(), cost, kept.value("reason"), FormErrors.NONE)
                        .show();
        });
    }

    @PostMapping("/visits/{id}/cancel")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> cancel(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(visit(actor, id), cancellations.cost(actor, id), exchange.getFormData())
                .flatMap(found -> switch (found.getT2()) {
                    case Cancellations.Cost.Refused refused -> Mono.just(Page.goTo("/visits/" + id));
                    case Cancellations.Cost.Known cost -> cancel(actor, viewer, found.getT1(), cost, found.getT3());
                });
    }

    private Mono<Rendering> cancel(
            Actor actor,
            Viewer viewer,
            Booking booking,
            Cancellations.Cost.Known cost,
            MultiValueMap<String, String> form) {
        String slug = Objects.requireNonNullElse(form.getFirst("reason"), "");
        Reason reason = reason(slug);
        if (reason == null) {
            return Mono.just(page(viewer, booking, cost, slug, FormErrors.one("reason", "Choose why you cancel"))
                    .show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        if (reason != Reason.HOSPITAL && !String.valueOf(cost.chargePence()).equals(form.getFirst("charge"))) {
            String changed =
                    "What cancelling costs has changed since you opened the page. Nothing was cancelled. It now"
                            + " costs " + Pence.of(cost.chargePence()).text();
            return Mono.just(page(viewer, booking, cost, slug, FormErrors.one("", changed))
                    .show(HttpStatus.CONFLICT));
        }
        String key = booking.id() + ":" + booking.version() + ":" + slug;
        return cancellations
                .cancel(
                        actor,
                        booking.id(),
                        reason,
                        IdempotencyKey.of(
                                actor.personId(), "POST /visits/cancel", key, actor.forPersonId() + " " + key))
                .map(result -> switch (result) {
                    case BookingResult.Done done -> Page.goTo("/visits/" + booking.id() + "?done=cancelled");
                    case BookingResult.Refused refused ->
                        page(viewer, booking, cost, slug, FormErrors.one("", RefusalWords.of(refused.why())))
                                .show(HttpStatus.CONFLICT);
                });
    }

    private static CancelPage page(
            Viewer viewer, Booking booking, Cancellations.Cost.Known cost, String reason, FormErrors errors) {
        Frame frame = Frame.of("Change or cancel this visit", viewer).under("/visits");
        String back = Pence.of(cost.releasePence()).text();
        boolean free = cost.chargePence() == 0;
        return new CancelPage(
                errors.isEmpty() ? frame : frame.withError(),
                "/visits/" + booking.id(),
                booking.provider().name() + ", " + DateWords.visit(booking.start(), booking.end()),
                free
                        ? "Cancelling now is free."
                        : "Cancelling now costs " + Pence.of(cost.chargePence()).text() + ".",
                Stream.of(
                                cost.why(),
                                free
                                        ? "All of the " + back + " is left to use again."
                                        : "The other " + back + " is left to use again.",
                                OwnMoneyWords.back(booking, cost.chargePence(), Whose.of(viewer)))
                        .filter(Objects::nonNull)
                        .toList(),
                PairWords.both(booking),
                VisitPages.again(booking),
                List.of(
                        Choice.of(Reason.CHANGED_MIND.slug(), "I changed my mind, or another time is better"),
                        new Choice(
                                Reason.HOSPITAL.slug(),
                                "I am in hospital, or going in",
                                free ? null : "Then you pay nothing."),
                        Choice.of(Reason.OTHER.slug(), "Something else")),
                reason,
                cost.chargePence(),
                "/visits/" + booking.id() + "/cancel",
                errors);
    }

    private static @Nullable Reason reason(String slug) {
        return Arrays.stream(Reason.values())
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElse(null);
    }

    private Mono<Booking> visit(Actor actor, UUID id) {
        return diary.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
