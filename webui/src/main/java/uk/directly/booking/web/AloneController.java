package uk.directly.booking.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Company;
import uk.directly.booking.Diary;
import uk.directly.booking.GoingAlone;
import uk.directly.data.IdempotencyKey;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The other of two called off: go on alone at the full price, or call off too, free of charge. */
@Controller
@RequestMapping("/visits/{id}/alone")
@Allow({Role.HOLDER, Role.CARER})
class AloneController {
    private final Diary diary;
    private final GoingAlone alone;

    AloneController(Diary diary, GoingAlone alone) {
        this.diary = diary;
        this.alone = alone;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return Mono.zip(visit(actor, id), alone.pricePence(actor, id).defaultIfEmpty(-1L))
                .map(found -> page(viewer, found.getT1(), found.getT2(), FormErrors.NONE)
                        .show());
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> goAlone(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(visit(actor, id), alone.pricePence(actor, id).defaultIfEmpty(-1L), exchange.getFormData())
                .flatMap(found -> {
                    String shown = String.valueOf(found.getT3().getFirst("price"));
                    String key = id + ":" + found.getT1().version() + ":" + shown;
                    return alone.goAlone(
                                    actor,
                                    id,
                                    shown.matches("[0-9]{1,9}") ? Long.parseLong(shown) : -1,
                                    IdempotencyKey.of(
                                            actor.personId(),
                                            "POST /visits/alone",
                                            key,
                                            actor.forPersonId() + " " + key))
                            .map(result -> switch (result) {
                                case BookingResult.Done done ->
                                    Page.goTo("/visits/" + done.booking().id());
                                case BookingResult.Refused refused ->
                                    page(
                                                    viewer,
                                                    found.getT1(),
                                                    found.getT2(),
                                                    FormErrors.one("", RefusalWords.of(refused.why())))
                                            .show(HttpStatus.CONFLICT);
                            });
                });
    }

    /** The visit of somebody who is left; of any other there is no such page. */
    private Mono<Booking> visit(Actor actor, UUID id) {
        return diary.one(actor, id)
                .filter(booking -> booking.couple() != null)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** The page; a price below zero: it can't be booked alone. */
    static AlonePage page(Viewer viewer, Booking booking, long pricePence, FormErrors errors) {
        Company.Couple couple = booking.couple();
        String other = couple == null ? "" : couple.name();
        Frame frame = Frame.of("Go on alone?", viewer).under("/visits");
        String name = booking.provider().name();
        return new AlonePage(
                errors.isEmpty() ? frame : frame.withError(),
                "/visits/" + booking.id(),
                name + ", " + DateWords.visit(booking.start(), booking.end()),
                other + " called off. "
                        + frame.either("You had promised your half, ", "One half had been promised, ")
                        + Pence.of(booking.pricePence()).text()
                        + ". As long as nothing is said, the visit stands at that,"
                        + " and " + name + " may call it off.",
                pricePence < 0
                        ? null
                        : "Go on alone for " + Pence.of(pricePence).text(),
                pricePence,
                "/visits/" + booking.id() + "/alone",
                "/visits/" + booking.id() + "/cancel",
                errors);
    }
}
