package uk.directly.booking.web;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.BookingState;
import uk.directly.booking.CallingOff;
import uk.directly.booking.Refusal;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A provider calls an agreed visit off (R53). */
@Controller
@RequestMapping("/my-visits/{id}/call-off")
@Allow(Role.PROVIDER)
class CallOffController {
    private final ProviderVisits visits;
    private final CallingOff callingOff;
    private final Clock clock;

    CallOffController(ProviderVisits visits, CallingOff callingOff, Clock clock) {
        this.visits = visits;
        this.callingOff = callingOff;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return visits.one(actor, id)
                .map(booking -> booking.state() == BookingState.CONFIRMED
                                && clock.instant().isBefore(booking.start())
                        ? page(viewer, booking, kept.value("reason"), FormErrors.NONE)
                                .show()
                        : Page.goTo("/my-visits/" + id));
    }

    @PostMapping
    Mono<Rendering> callOff(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(visits.one(actor, id), exchange.getFormData()).flatMap(found -> {
            String reason = Objects.requireNonNullElse(found.getT2().getFirst("reason"), "");
            return callingOff.callOff(actor, id, reason).map(result -> switch (result) {
                case BookingResult.Done done -> Page.goTo("/my-visits/" + id);
                case BookingResult.Refused refused ->
                    refused.why() instanceof Refusal.Invalid invalid
                            ? page(viewer, found.getT1(), reason, FormErrors.one("reason", invalid.message()))
                                    .show(HttpStatus.UNPROCESSABLE_CONTENT)
                            : Page.goTo("/my-visits/" + id);
            });
        });
    }

    private static CallOffPage page(Viewer viewer, Booking booking, String reason, FormErrors errors) {
        Frame frame = Frame.of("Can’t you come?", viewer).under("/home");
        return new CallOffPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                "/my-visits/" + booking.id(),
                ProviderWords.title(booking),
                booking.holderName(),
                reason,
                "/my-visits/" + booking.id() + "/call-off");
    }
}
