package uk.directly.booking.web;

import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.OnTheClock;
import uk.directly.booking.Visits;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** From a phone in three taps: start, finish, "Yes, send" (R8). */
@Controller
@RequestMapping("/my-visits/{id}")
@Allow(Role.PROVIDER)
class ClockPages {
    private final ProviderVisits found;
    private final OnTheClock clock;
    private final Visits visits;

    ClockPages(ProviderVisits found, OnTheClock clock, Visits visits) {
        this.found = found;
        this.clock = clock;
        this.visits = visits;
    }

    @PostMapping("/start")
    Mono<Rendering> start(@PathVariable("id") UUID id, Actor actor) {
        return found.one(actor, id).flatMap(booking -> clock.start(actor, id)).thenReturn(Page.goTo("/today"));
    }

    @PostMapping("/finish")
    Mono<Rendering> finish(@PathVariable("id") UUID id, Actor actor) {
        return found.one(actor, id)
                .flatMap(booking -> clock.finish(actor, id))
                .map(result -> result instanceof BookingResult.Done done
                                && done.booking().since().finishedAt() != null
                        ? Page.goTo("/my-visits/" + id + "/send")
                        : Page.goTo("/today"));
    }

    @GetMapping("/send")
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return found.one(actor, id)
                .map(booking -> isReady(booking)
                        ? SendHoursPage.of(frame(viewer), FormErrors.NONE, booking)
                                .show()
                        : Page.goTo("/my-visits/" + id));
    }

    @PostMapping("/send")
    Mono<Rendering> send(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return found.one(actor, id).flatMap(booking -> {
            Instant start = booking.since().startedAt();
            Instant end = booking.since().finishedAt();
            if (!isReady(booking) || start == null || end == null) {
                return Mono.just(Page.goTo("/my-visits/" + id));
            }
            return visits.record(actor, id, start, end).map(result -> switch (result) {
                case BookingResult.Done done -> Page.goTo("/my-visits/" + id + "?told=hours");
                case BookingResult.Refused refused ->
                    SendHoursPage.of(frame(viewer), FormErrors.one("", RefusalWords.of(refused.why())), booking)
                            .show(HttpStatus.CONFLICT);
            });
        });
    }

    private static boolean isReady(Booking booking) {
        return booking.visit() == null
                && HoursPages.canBeTold(booking)
                && booking.since().startedAt() != null
                && booking.since().finishedAt() != null;
    }

    private static Frame frame(Viewer viewer) {
        return Frame.of("Are these your hours?", viewer).under("/home");
    }
}
