package uk.directly.booking.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.BackupLists;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.CalendarFile;
import uk.directly.booking.Diary;
import uk.directly.booking.ProposalBook;
import uk.directly.booking.RateChangeBook;
import uk.directly.booking.TakingTimes;
import uk.directly.budget.Budgets;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** One visit: screen 8 right after asking for it, then its own page, and its line for a calendar. */
@Controller
class VisitController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Diary diary;
    private final Budgets budgets;
    private final RateChangeBook rates;
    private final BackupLists backups;
    private final ProposalBook proposals;
    private final TakingTimes times;
    private final Clock clock;

    VisitController(
            Diary diary,
            Budgets budgets,
            RateChangeBook rates,
            BackupLists backups,
            ProposalBook proposals,
            TakingTimes times,
            Clock clock) {
        this.diary = diary;
        this.budgets = budgets;
        this.rates = rates;
        this.backups = backups;
        this.proposals = proposals;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping("/bookings/{id}/sent")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> sent(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return visit(actor, id)
                .zipWith(budgets.of(actor.councilId(), actor.forPersonId()).collectList())
                .map(found -> found.getT1().state() == BookingState.REQUESTED
                        ? VisitPages.sent(viewer, LeftToUse.line(found.getT2()), found.getT1())
                                .show()
                        : Page.goTo("/visits/" + id));
    }

    @GetMapping("/visits/{id}")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> visit(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return Mono.zip(
                        visit(actor, id),
                        rates.shortOf(actor.councilId(), id).singleOptional(),
                        backups.of(actor).collectList())
                .flatMap(found -> withTimes(
                        actor,
                        found.getT1(),
                        VisitPages.page(
                                viewer,
                                found.getT1(),
                                clock.instant(),
                                done,
                                found.getT2().orElse(null),
                                found.getT3().stream()
                                        .filter(each -> !each.provider()
                                                .id()
                                                .equals(found.getT1().provider().id()))
                                        .toList())))
                .map(Page::show);
    }

    /** With the other times that were named for it, and what became of them (ADR 36). */
    private Mono<VisitPage> withTimes(Actor actor, Booking booking, VisitPage page) {
        return proposals
                .of(actor, booking.id())
                .flatMapIterable(all -> all)
                .next()
                .flatMap(latest -> latest.isOpen(clock.instant())
                        ? times.priced(actor, booking, latest)
                                .map(offered -> OtherTimesWords.waiting(OtherTimesBox.of(booking, latest, offered)))
                        : Mono.justOrEmpty(OtherTimesWords.over(booking, latest)))
                .map(page::with)
                .defaultIfEmpty(page);
    }

    @GetMapping("/visits/{id}/calendar.ics")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<String>> calendar(@PathVariable("id") UUID id, Actor actor) {
        return visit(actor, id)
                .map(booking -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("visit.ics")
                                        .build()
                                        .toString())
                        .body(CalendarFile.of(booking, clock.instant())));
    }

    private Mono<Booking> visit(Actor actor, UUID id) {
        return diary.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
