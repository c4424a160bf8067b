package uk.directly.booking.web;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
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
    @ForOthers(Power.BOOK)
    Mono<Rendering> check(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return screens.answered(
                actor,
                viewer,
                Trail.of(offerId, answers),
                answered -> quoted(actor, viewer, answered, pages -> {
                    FormErrors wrong = pages.onTopErrors();
                    return Mono.just(
                            pages.page(wrong).show(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
                }));
    }

    @PostMapping("/book/{offerId}/check")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> book(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return screens.answered(
                actor,
                viewer,
                Trail.of(offerId, answers),
                answered -> quoted(actor, viewer, answered, pages -> book(actor, pages, answered.visit())));
    }

    private Mono<Rendering> quoted(
            Actor actor, Viewer viewer, Screens.Answered answered, Function<CheckPages, Mono<Rendering>> next) {
        Screens.Basis basis = answered.basis();
        Trail trail = answered.trail();
        return quotes.quote(actor, answered.visit()).flatMap(result -> switch (result) {
            case QuoteResult.Refused refused -> screens.refused(viewer, basis, trail, refused.why());
            case QuoteResult.Quoted quoted ->
                priceIsAnswered(trail, quoted.quote())
                        ? next.apply(new CheckPages(viewer, basis, trail, quoted.quote()))
                        : Mono.just(Page.goTo(trail.purpose().toString()));
        });
    }

    /** Nobody comes past the three ways on from a price above what the council pays (R4). */
    private static boolean priceIsAnswered(Trail trail, Quote quote) {
        return Above.difference(quote) == null || trail.wayOn() == Trail.WayOn.SELF;
    }

    private Mono<Rendering> book(Actor actor, CheckPages pages, QuoteRequest request) {
        FormErrors wrong = pages.onTopErrors();
        if (!wrong.isEmpty()) {
            return Mono.just(pages.page(wrong).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        Trail trail = pages.trail();
        UUID line = Objects.requireNonNull(trail.planLineId());
        String key = Objects.requireNonNull(trail.key());
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
                        .switchIfEmpty(
                                Mono.defer(() -> screens.refused(pages.viewer(), pages.basis(), pages.trail(), why)));
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
            default -> screens.refused(pages.viewer(), pages.basis(), pages.trail(), why);
        };
    }
}
