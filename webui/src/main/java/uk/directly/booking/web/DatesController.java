package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.BookingResult;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.Refusal;
import uk.directly.booking.SeriesBookings;
import uk.directly.booking.SeriesPlans;
import uk.directly.booking.SeriesPreviewResult;
import uk.directly.booking.SeriesRequest;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Screen 7 of visits that come again: each date, and booking them. Its address carries a key (R15). */
@Controller
class DatesController {
    private final Screens screens;
    private final SeriesPlans plans;
    private final SeriesBookings bookings;

    DatesController(Screens screens, SeriesPlans plans, SeriesBookings bookings) {
        this.screens = screens;
        this.plans = plans;
        this.bookings = bookings;
    }

    @GetMapping("/book/{offerId}/dates")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> dates(
            @PathVariable("offerId") UUID offerId,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            Viewer viewer) {
        Trail trail = trail(offerId, all);
        if (all.containsKey("chosen")) {
            return Mono.just(
                    Page.goTo(trail.under(Ids.next().toString()).check().toString()));
        }
        return checked(
                trail,
                actor,
                viewer,
                (pages, visit) -> Mono.just(pages.page(FormErrors.NONE).show()));
    }

    @PostMapping("/book/{offerId}/dates")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> book(
            @PathVariable("offerId") UUID offerId,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            Viewer viewer) {
        Trail trail = trail(offerId, all);
        return checked(trail, actor, viewer, (pages, visit) -> book(actor, pages, visit));
    }

    /** What the address tells; with the dates that were just ticked, where the form was sent. */
    private static Trail trail(UUID offerId, MultiValueMap<String, String> all) {
        Map<String, String> answers = new HashMap<>(all.toSingleValueMap());
        Trail trail = Trail.of(offerId, answers);
        Again again = trail.again();
        if (again == null || !all.containsKey("chosen")) {
            return trail;
        }
        Set<LocalDate> out = new TreeSet<>();
        for (String day : all.getOrDefault("out", List.of())) {
            LocalDate date = Again.day(day);
            if (date != null && out.size() < SeriesRequest.MOST_EXCEPT) {
                out.add(date);
            }
        }
        return trail.again(again.except(out));
    }

    /** Goes on with what comes again and has all its answers; else to where an answer is missing. */
    private Mono<Rendering> checked(
            Trail trail, Actor actor, Viewer viewer, BiFunction<DatesPages, QuoteRequest, Mono<Rendering>> next) {
        Again again = trail.again();
        return again == null
                ? Mono.just(Page.goTo(trail.check().toString()))
                : screens.answered(actor, viewer, trail, answered -> previewed(actor, viewer, answered, again, next));
    }

    private Mono<Rendering> previewed(
            Actor actor,
            Viewer viewer,
            Screens.Answered answered,
            Again again,
            BiFunction<DatesPages, QuoteRequest, Mono<Rendering>> next) {
        Screens.Basis basis = answered.basis();
        Trail trail = answered.trail();
        QuoteRequest visit = answered.visit();
        return plans.preview(actor, again.request(first(trail, again, visit))).flatMap(result -> switch (result) {
            case SeriesPreviewResult.Refused refused -> screens.refused(viewer, basis, trail, refused.why());
            case SeriesPreviewResult.Shown shown -> {
                DatesPages pages = new DatesPages(viewer, basis, trail, again, shown.preview());
                boolean above =
                        shown.preview().bookedNow().stream().anyMatch(each -> Above.difference(each.quote()) != null);
                // Nobody comes past the three ways on from a price above what the council pays (R4).
                yield above && trail.wayOn() != Trail.WayOn.SELF
                        ? Mono.just(Page.goTo(trail.purpose().toString()))
                        : next.apply(pages, visit);
            }
        });
    }

    private static BookingRequest first(Trail trail, Again again, QuoteRequest visit) {
        return new BookingRequest(visit, trail.planLineId(), trail.agreedId(), null, again.rule());
    }

    private Mono<Rendering> book(Actor actor, DatesPages pages, QuoteRequest visit) {
        // What can't be booked was left out when the page was shown, and stands in its address; anything more is told.
        Trail trail = pages.trail();
        String asked = actor.forPersonId() + " " + trail.under(null).check();
        return bookings.book(
                        actor,
                        pages.again().request(first(trail, pages.again(), visit)),
                        IdempotencyKey.of(
                                actor.personId(), "POST /book/dates", Objects.requireNonNull(trail.key()), asked))
                .flatMap(result -> switch (result) {
                    case BookingResult.Done done ->
                        Mono.just(Page.goTo("/bookings/" + done.booking().id() + "/sent"));
                    case BookingResult.Refused refused -> notBooked(pages, refused.why());
                });
    }

    private Mono<Rendering> notBooked(DatesPages pages, Refusal why) {
        return switch (why) {
            case Refusal.InsufficientFunds funds ->
                Mono.just(pages.page(
                                FormErrors.one("short", RefusalWords.of(why)),
                                funds.shortPence() - funds.ownShortPence(),
                                funds.ownShortPence())
                        .show(HttpStatus.CONFLICT));
            case Refusal.Dates dates ->
                Mono.just(again(pages)
                        .page(FormErrors.one("", RefusalWords.of(why)))
                        .show(HttpStatus.CONFLICT));
            case Refusal.NotAvailable none ->
                Mono.just(again(pages)
                        .page(FormErrors.one("", RefusalWords.of(why)))
                        .show(HttpStatus.CONFLICT));
            case Refusal.InProgress none ->
                Mono.just(pages.page(FormErrors.one("", RefusalWords.of(why))).show(HttpStatus.CONFLICT));
            case Refusal.KeyReused none ->
                Mono.just(again(pages)
                        .page(FormErrors.one("", RefusalWords.of(why)))
                        .show(HttpStatus.CONFLICT));
            default -> screens.refused(pages.viewer(), pages.basis(), pages.trail(), why);
        };
    }

    /** The same page under another key. */
    private static DatesPages again(DatesPages pages) {
        return new DatesPages(
                pages.viewer(),
                pages.basis(),
                pages.trail().under(Ids.next().toString()),
                pages.again(),
                pages.preview());
    }
}
