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
import reactor.core.publisher.Mono;
import uk.directly.booking.BackupLists;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Diary;
import uk.directly.booking.OnTheDay;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "They haven't come" (R58). */
@Controller
@RequestMapping("/visits/{id}/not-come")
@Allow({Role.HOLDER, Role.CARER})
class NotComeController {
    private final Diary diary;
    private final OnTheDay day;
    private final BackupLists backups;

    NotComeController(Diary diary, OnTheDay day, BackupLists backups) {
        this.diary = diary;
        this.day = day;
        this.backups = backups;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return visit(actor, id)
                .flatMap(booking -> booking.state() == BookingState.CONFIRMED
                        ? backups.without(actor, booking.provider().id())
                                .collectList()
                                .map(found -> NotComePage.of(
                                                Frame.of(booking.provider().name() + " hasn’t come", viewer)
                                                        .under("/visits"),
                                                VisitPages.capital(Screens.call(viewer)),
                                                booking,
                                                found)
                                        .show())
                        : Mono.just(Page.goTo("/visits/" + id)));
    }

    /** Too early, or told by now that it happened: the page, or the visit, says how it stands. */
    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> tell(@PathVariable("id") UUID id, Actor actor) {
        return visit(actor, id)
                .flatMap(booking -> day.notCome(actor, id))
                .thenReturn(Page.goTo("/visits/" + id + "/not-come"));
    }

    private Mono<Booking> visit(Actor actor, UUID id) {
        return diary.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
