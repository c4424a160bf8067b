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
import uk.directly.booking.Approvals;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Diary;
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

/** "Something's wrong": the person says what, and nothing is paid until they say yes. */
@Controller
class QuestionController {
    private final Diary diary;
    private final Approvals approvals;

    QuestionController(Diary diary, Approvals approvals) {
        this.diary = diary;
        this.approvals = approvals;
    }

    @GetMapping("/visits/{id}/question")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.APPROVE)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return visit(actor, id)
                .map(booking -> AgreePages.isOpen(booking)
                        ? page(viewer, booking, kept.value("message"), FormErrors.NONE)
                                .show()
                        : Page.goTo("/visits/" + id));
    }

    @PostMapping("/visits/{id}/question")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.APPROVE)
    Mono<Rendering> send(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(visit(actor, id), exchange.getFormData()).flatMap(found -> {
            String message = Objects.requireNonNullElse(found.getT2().getFirst("message"), "");
            return approvals.query(actor, id, message).map(result -> switch (result) {
                case BookingResult.Done done -> Page.goTo("/visits/" + id + "?done=questioned");
                case BookingResult.Refused refused -> refused(viewer, found.getT1(), message, refused.why());
            });
        });
    }

    private static Rendering refused(Viewer viewer, Booking booking, String message, Refusal why) {
        return why instanceof Refusal.Invalid invalid
                ? page(viewer, booking, message, FormErrors.one("message", invalid.message()))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT)
                : Page.goTo("/visits/" + booking.id());
    }

    private static QuestionPage page(Viewer viewer, Booking booking, String message, FormErrors errors) {
        Frame frame = Frame.of("Something’s wrong", viewer).under("/visits");
        return new QuestionPage(
                errors.isEmpty() ? frame : frame.withError(),
                "/visits/" + booking.id(),
                VisitPages.told(booking, Objects.requireNonNull(booking.visit())) + ".",
                booking.provider().name(),
                message,
                "/visits/" + booking.id() + "/question",
                VisitPages.capital(Screens.call(viewer)),
                errors);
    }

    private Mono<Booking> visit(Actor actor, UUID id) {
        return diary.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
