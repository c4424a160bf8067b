package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.BookingResult;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.Refusal;
import uk.directly.booking.SeriesBookings;
import uk.directly.booking.SeriesPlans;
import uk.directly.booking.SeriesPreviewResult;
import uk.directly.booking.SeriesRequest;
import uk.directly.budget.Budget;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
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
                pages -> Mono.just(pages.page(FormErrors.NONE).show()));
    }

    @PostMapping("/book/{offerId}/dates")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> book(
            @PathVariable("offerId") UUID offerId,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            Viewer viewer) {
        Trail trail = trail(offerId, all);
        return checked(trail, actor, viewer, pages -> book(actor, pages));
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

    private Mono<Rendering> checked(
            Trail trail, Actor actor, Viewer viewer, Function<DatesPages, Mono<Rendering>> next) {
        return screens.basis(actor, trail.offerId()).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            Again again = trail.again();
            Engagement engagement = Purposes.bookable(basis.offer(), trail.engagement());
            Budget budget = Purposes.budgetOf(basis.budgets(), trail.planLineId());
            QuoteRequest visit = trail.request(budget.id(), engagement);
            if (again == null || visit == null) {
                return Mono.just(Page.goTo(
                        visit == null ? trail.time().toString() : trail.check().toString()));
            }
            boolean bossIsOpen = trail.engagement() == null
                    && basis.offer().agreed() == null
                    && basis.offer().openTo().size() > 1;
            if (bossIsOpen || !Purposes.known(basis.budgets(), trail.planLineId())) {
                return Mono.just(Page.goTo(trail.purpose().toString()));
            }
            if (trail.key() == null) {
                return Mono.just(
                        Page.goTo(trail.under(Ids.next().toString()).check().toString()));
            }
            return screens.agreed(actor, basis.offer(), engagement)
                    .flatMap(agreed -> agreed
                            ? previewed(actor, viewer, basis, trail, again, visit, next)
                            : Mono.just(Page.goTo(trail.boss().toString())));
        });
    }

    private Mono<Rendering> previewed(
            Actor actor,
            Viewer viewer,
            Screens.Basis basis,
            Trail trail,
            Again again,
            QuoteRequest visit,
            Function<DatesPages, Mono<Rendering>> next) {
        return plans.preview(actor, again.request(first(trail, visit))).flatMap(result -> switch (result) {
            case SeriesPreviewResult.Refused refused -> refused(viewer, basis, trail, refused.why());
            case SeriesPreviewResult.Shown shown -> {
                DatesPages pages = new DatesPages(viewer, basis, trail, again, shown.preview());
                boolean above =
                        shown.preview().bookedNow().stream().anyMatch(each -> Above.difference(each.quote()) != null);
                // Nobody comes past the three ways on from a price above what the council pays (R4).
                yield above && trail.wayOn() != Trail.WayOn.SELF
                        ? Mono.just(Page.goTo(trail.purpose().toString()))
                        : next.apply(pages);
            }
        });
    }

    private static BookingRequest first(Trail trail, QuoteRequest visit) {
        Again again = Objects.requireNonNull(trail.again());
        return new BookingRequest(visit, trail.planLineId(), trail.agreedId(), null, again.rule());
    }

    private Mono<Rendering> book(Actor actor, DatesPages pages) {
        // What can't be booked was left out when the page was shown, and stands in its address; anything more is told.
        Trail trail = pages.trail();
        Engagement engagement = Purposes.bookable(pages.basis().offer(), trail.engagement());
        Budget budget = Purposes.budgetOf(pages.basis().budgets(), trail.planLineId());
        QuoteRequest visit = Objects.requireNonNull(trail.request(budget.id(), engagement));
        String asked = actor.forPersonId() + " " + trail.under(null).check();
        return bookings.book(
                        actor,
                        pages.again().request(first(trail, visit)),
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
            default -> refused(pages.viewer(), pages.basis(), pages.trail(), why);
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

    private Mono<Rendering> refused(Viewer viewer, Screens.Basis basis, Trail trail, Refusal why) {
        return switch (why) {
            case Refusal.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case Refusal.AgreementNeeded none ->
                Mono.just(Page.goTo(trail.boss().toString()));
            case Refusal.NotInPlan none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.NotCovered none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.Frozen none -> Mono.just(Screens.stopped(viewer));
            default ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(why));
        };
    }
}
