package uk.directly.offer.web;

import java.util.Objects;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.offer.OwnOffers;
import uk.directly.offer.OwnSessions;
import uk.directly.offer.SessionDate;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The coming times of a session of one's own; calling one of them off. */
@Controller
@RequestMapping("/my-page/offers/{id}/dates-off")
@Allow({Role.PROVIDER, Role.BROKER})
class DatesOffController {
    private final OwnSessions sessions;
    private final OwnOffers own;

    DatesOffController(OwnSessions sessions, OwnOffers own) {
        this.sessions = sessions;
        this.own = own;
    }

    @GetMapping
    Mono<Rendering> coming(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return own.draft(actor, id)
                .filter(draft -> draft.session() != null)
                .switchIfEmpty(missing())
                .flatMap(draft -> sessions.coming(actor, id).collectList())
                .map(dates -> DatesOffPage.of(
                                frame("Call a date off", viewer).withNotice(notice(done)), offer(id), dates)
                        .show());
    }

    @GetMapping("/{date}")
    Mono<Rendering> ask(
            @PathVariable("id") UUID id, @PathVariable("date") UUID date, Actor actor, Viewer viewer, KeptForm kept) {
        return sessions.one(actor, id, date)
                .switchIfEmpty(missing())
                .map(found -> found.calledOffAt() == null
                        ? confirm(viewer, id, found, kept.value("why"), FormErrors.NONE)
                                .show()
                        : Page.goTo(offer(id) + "/dates-off"));
    }

    @PostMapping("/{date}")
    Mono<Rendering> callOff(
            @PathVariable("id") UUID id,
            @PathVariable("date") UUID date,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(posted ->
                        Objects.requireNonNullElse(posted.getFirst("why"), "").strip())
                .flatMap(why -> why.length() > SessionDate.WHY_LENGTH
                        ? sessions.one(actor, id, date)
                                .switchIfEmpty(missing())
                                .map(found -> confirm(viewer, id, found, why, tooLong())
                                        .show(HttpStatus.UNPROCESSABLE_CONTENT))
                        : sessions.callOff(actor, id, date, why).flatMap(called -> switch (called) {
                            case DONE -> Mono.just(Page.goTo(offer(id) + "/dates-off?done=off"));
                            case BEGUN -> Mono.just(Page.goTo(offer(id) + "/dates-off?done=begun"));
                            case NOT_FOUND -> missing();
                        }));
    }

    private static DatesOffPage.Confirm confirm(
            Viewer viewer, UUID id, SessionDate date, String why, FormErrors errors) {
        Frame frame = frame("Call this date off?", viewer);
        return DatesOffPage.Confirm.of(errors.isEmpty() ? frame : frame.withError(), offer(id), date, why, errors);
    }

    private static FormErrors tooLong() {
        return FormErrors.one("why", "Use fewer words, at most 300 letters");
    }

    private static Frame frame(String title, Viewer viewer) {
        return Frame.of(title, viewer).under("/my-page");
    }

    private static String offer(UUID id) {
        return "/my-page/offers/" + id;
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "off" -> "It is called off. Nobody can book it any more, and those who asked about it are told.";
            case "begun" -> "It has begun already, so it wasn’t called off.";
            default -> null;
        };
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
