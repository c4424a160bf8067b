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
import uk.directly.booking.Booking;
import uk.directly.booking.Diary;
import uk.directly.booking.VisitTasks;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Either side asks for help with a visit that they can't agree on (R13). */
@Controller
class VisitHelpController {
    private static final int LONGEST = 1000;

    private final Diary diary;
    private final ProviderVisits visits;
    private final VisitTasks tasks;

    VisitHelpController(Diary diary, ProviderVisits visits, VisitTasks tasks) {
        this.diary = diary;
        this.visits = visits;
        this.tasks = tasks;
    }

    @GetMapping("/visits/{id}/help")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return mine(actor, id)
                .map(booking -> page(viewer, booking, "/visits/", kept.value("words"), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/visits/{id}/help")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> send(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return mine(actor, id).flatMap(booking -> send(actor, viewer, booking, "/visits/", exchange));
    }

    @GetMapping("/my-visits/{id}/help")
    @Allow(Role.PROVIDER)
    Mono<Rendering> askAsProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return visits.one(actor, id)
                .map(booking -> page(viewer, booking, "/my-visits/", kept.value("words"), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/my-visits/{id}/help")
    @Allow(Role.PROVIDER)
    Mono<Rendering> sendAsProvider(
            @PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return visits.one(actor, id).flatMap(booking -> send(actor, viewer, booking, "/my-visits/", exchange));
    }

    private Mono<Rendering> send(Actor actor, Viewer viewer, Booking booking, String side, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String words =
                    Objects.requireNonNullElse(form.getFirst("words"), "").strip();
            if (words.length() > LONGEST) {
                return Mono.just(page(
                                viewer,
                                booking,
                                side,
                                words,
                                FormErrors.one("words", "Write at most " + LONGEST + " characters"))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return tasks.help(actor, booking.id(), words)
                    .thenReturn(
                            Page.goTo(side + booking.id() + (side.equals("/visits/") ? "?done=help" : "?told=help")));
        });
    }

    private static VisitHelpPage page(Viewer viewer, Booking booking, String side, String words, FormErrors errors) {
        boolean provider = side.equals("/my-visits/");
        Frame frame = Frame.of("Ask for help with this visit", viewer).under(provider ? "/home" : "/visits");
        return new VisitHelpPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                side + booking.id(),
                provider
                        ? ProviderWords.title(booking)
                        : booking.provider().name() + ", " + DateWords.visit(booking.start(), booking.end()),
                words,
                side + booking.id() + "/help",
                VisitPages.capital(Screens.call(viewer)));
    }

    private Mono<Booking> mine(Actor actor, UUID id) {
        return diary.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
