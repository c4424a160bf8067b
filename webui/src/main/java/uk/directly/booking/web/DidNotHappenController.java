package uk.directly.booking.web;

import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Absent;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.BookingState;
import uk.directly.booking.Diary;
import uk.directly.booking.OnTheDay;
import uk.directly.booking.Refusal;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Either side says that a visit didn't happen (R58). */
@Controller
class DidNotHappenController {
    private static final String PERSON = "/visits/";
    private static final String PROVIDER = "/my-visits/";

    private final Diary diary;
    private final ProviderVisits visits;
    private final OnTheDay day;

    DidNotHappenController(Diary diary, ProviderVisits visits, OnTheDay day) {
        this.diary = diary;
        this.visits = visits;
        this.day = day;
    }

    @GetMapping("/visits/{id}/did-not-happen")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return mine(actor, id)
                .map(booking -> booking.state() == BookingState.CONFIRMED || DidNotHappenPage.mayStillPay(booking)
                        ? page(viewer, PERSON, booking, kept.value("answer"), FormErrors.NONE)
                                .show()
                        : Page.goTo(PERSON + id));
    }

    @PostMapping("/visits/{id}/did-not-happen")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> say(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return mine(actor, id).flatMap(booking -> say(actor, viewer, PERSON, booking, exchange));
    }

    @GetMapping("/my-visits/{id}/did-not-happen")
    @Allow(Role.PROVIDER)
    Mono<Rendering> askProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return visits.one(actor, id)
                .map(booking -> booking.state() == BookingState.CONFIRMED
                        ? page(viewer, PROVIDER, booking, kept.value("answer"), FormErrors.NONE)
                                .show()
                        : Page.goTo(PROVIDER + id));
    }

    @PostMapping("/my-visits/{id}/did-not-happen")
    @Allow(Role.PROVIDER)
    Mono<Rendering> sayProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return visits.one(actor, id).flatMap(booking -> say(actor, viewer, PROVIDER, booking, exchange));
    }

    private Mono<Rendering> say(Actor actor, Viewer viewer, String side, Booking booking, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String answer = Objects.requireNonNullElse(form.getFirst("answer"), "");
            Absent absent = DidNotHappenPage.absent(answer);
            if (absent == null) {
                return Mono.just(page(viewer, side, booking, answer, FormErrors.one("answer", "Say what happened"))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            boolean pays = side.equals(PERSON) && answer.equals(DidNotHappenPage.PAY);
            return day.didNotHappen(actor, booking.id(), absent, pays)
                    .map(result -> answer(result, viewer, side, booking, answer));
        });
    }

    private static Rendering answer(BookingResult result, Viewer viewer, String side, Booking booking, String answer) {
        return switch (result) {
            case BookingResult.Done done -> Page.goTo(side + booking.id());
            case BookingResult.Refused refused ->
                switch (refused.why()) {
                    case Refusal.WrongState changed -> Page.goTo(side + booking.id());
                    case Refusal.TooEarly early ->
                        page(
                                        viewer,
                                        side,
                                        booking,
                                        answer,
                                        FormErrors.one("answer", "It has not begun yet. Cancel it instead"))
                                .show(HttpStatus.CONFLICT);
                    default ->
                        page(viewer, side, booking, answer, FormErrors.one("answer", RefusalWords.of(refused.why())))
                                .show(HttpStatus.CONFLICT);
                };
        };
    }

    private static DidNotHappenPage page(
            Viewer viewer, String side, Booking booking, String answer, FormErrors errors) {
        Frame frame = Frame.of("It didn’t happen", viewer);
        return side.equals(PERSON)
                ? DidNotHappenPage.forPerson(frame.under("/visits"), errors, booking, answer)
                : DidNotHappenPage.forProvider(frame.under("/home"), errors, booking, answer);
    }

    private Mono<Booking> mine(Actor actor, UUID id) {
        return diary.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
