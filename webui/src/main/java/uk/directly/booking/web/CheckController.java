package uk.directly.booking.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Bookings;
import uk.directly.booking.Diary;
import uk.directly.booking.Quote;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Quotes;
import uk.directly.booking.Refusal;
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

/**
 * Screen 7: check, and book. Its address carries a key, so that a double click, Back and reload lead to the same booking
 * (R15).
 */
@Controller
class CheckController {
    private final Screens screens;
    private final Quotes quotes;
    private final Bookings bookings;
    private final Diary diary;

    CheckController(Screens screens, Quotes quotes, Bookings bookings, Diary diary) {
        this.screens = screens;
        this.quotes = quotes;
        this.bookings = bookings;
        this.diary = diary;
    }

    @GetMapping("/book/{offerId}/check")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> check(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return checked(
                offerId,
                answers,
                actor,
                viewer,
                (pages, request) -> Mono.just(pages.page(FormErrors.NONE).show()));
    }

    @PostMapping("/book/{offerId}/check")
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> book(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return checked(offerId, answers, actor, viewer, (pages, request) -> book(actor, pages, request));
    }

    /** Goes on with a trail that has all its answers; one that lacks something goes back to where it is asked. */
    private Mono<Rendering> checked(
            UUID offerId,
            Map<String, String> answers,
            Actor actor,
            Viewer viewer,
            BiFunction<CheckPages, QuoteRequest, Mono<Rendering>> next) {
        Trail trail = Trail.of(offerId, answers);
        return screens.basis(actor, offerId).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            Budget budget = Purposes.budgetOf(basis.budgets(), trail.planLineId());
            Engagement engagement = Purposes.bookable(basis.offer(), trail.engagement());
            QuoteRequest request = trail.request(budget.id(), engagement);
            if (request == null) {
                return Mono.just(Page.goTo(trail.time().toString()));
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
                            ? quoted(actor, viewer, basis, trail, request, next)
                            : Mono.just(Page.goTo(trail.boss().toString())));
        });
    }

    private Mono<Rendering> quoted(
            Actor actor,
            Viewer viewer,
            Screens.Basis basis,
            Trail trail,
            QuoteRequest request,
            BiFunction<CheckPages, QuoteRequest, Mono<Rendering>> next) {
        return quotes.quote(actor, request).flatMap(result -> switch (result) {
            case QuoteResult.Refused refused -> refused(viewer, basis, trail, refused.why());
            case QuoteResult.Quoted quoted ->
                priceIsAnswered(trail, quoted.quote())
                        ? next.apply(new CheckPages(viewer, basis, trail, quoted.quote()), request)
                        : Mono.just(Page.goTo(trail.purpose().toString()));
        });
    }

    /** Nobody comes past the three ways on from a price above what the council pays (R4). */
    private static boolean priceIsAnswered(Trail trail, Quote quote) {
        return Above.difference(quote) == null || trail.wayOn() == Trail.WayOn.SELF;
    }

    private Mono<Rendering> book(Actor actor, CheckPages pages, QuoteRequest request) {
        Trail trail = pages.trail();
        UUID line = java.util.Objects.requireNonNull(trail.planLineId());
        String key = java.util.Objects.requireNonNull(trail.key());
        String asked = actor.forPersonId() + " " + trail.under(null).check();
        return bookings.book(
                        actor,
                        new BookingRequest(request, line, trail.agreedId(), null, null),
                        IdempotencyKey.of(actor.personId(), "POST /book", key, asked))
                .flatMap(result -> switch (result) {
                    case BookingResult.Done done ->
                        Mono.just(Page.goTo("/bookings/" + done.booking().id() + "/sent"));
                    case BookingResult.Refused refused -> notBooked(actor, pages, refused.why());
                });
    }

    private Mono<Rendering> notBooked(Actor actor, CheckPages pages, Refusal why) {
        return switch (why) {
            case Refusal.NotAvailable taken ->
                diary.ownAt(actor, pages.trail().offerId(), pages.quote().span())
                        .map(own -> Page.goTo("/visits/" + own.id() + "?done=booked-already"))
                        .switchIfEmpty(Mono.defer(() -> refused(pages.viewer(), pages.basis(), pages.trail(), why)));
            case Refusal.InsufficientFunds funds ->
                Mono.just(pages.page(
                                FormErrors.one("short", RefusalWords.of(why)),
                                funds.shortPence() - funds.ownShortPence(),
                                funds.ownShortPence())
                        .show(HttpStatus.CONFLICT));
            case Refusal.InProgress running ->
                Mono.just(pages.page(FormErrors.one("", RefusalWords.of(why))).show(HttpStatus.CONFLICT));
            case Refusal.KeyReused reused -> {
                Trail anew = pages.trail().under(Ids.next().toString());
                yield Mono.just(new CheckPages(pages.viewer(), pages.basis(), anew, pages.quote())
                        .page(FormErrors.one("", RefusalWords.of(why)))
                        .show(HttpStatus.CONFLICT));
            }
            default -> refused(pages.viewer(), pages.basis(), pages.trail(), why);
        };
    }

    private Mono<Rendering> refused(Viewer viewer, Screens.Basis basis, Trail trail, Refusal why) {
        return switch (why) {
            case Refusal.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case Refusal.AgreementNeeded none ->
                Mono.just(Page.goTo(trail.boss().toString()));
            case Refusal.FamilyDecisionNeeded needed ->
                Mono.just(Page.goTo(
                        "/people/agreements" + (needed.agreementId() == null ? "" : "/" + needed.agreementId())));
            case Refusal.FamilyCap cap ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.CONFLICT, RefusalWords.of(why));
            case Refusal.NotInPlan none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.NotCovered none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.Frozen none -> Mono.just(Screens.stopped(viewer));
            case Refusal.NotAvailable none ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.CONFLICT, RefusalWords.of(why));
            default ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(why));
        };
    }
}
