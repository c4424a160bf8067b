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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.AskingPurpose;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Bookings;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Quotes;
import uk.directly.booking.Refusal;
import uk.directly.budget.Budget;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** After "None of these, or I'm not sure" on screen 6: the council is asked, and the time is kept (R5). */
@Controller
@RequestMapping("/book/{offerId}/ask-council")
@Allow({Role.HOLDER, Role.CARER})
class AskPurposeController {
    private final Screens screens;
    private final Quotes quotes;
    private final AskingPurpose asking;
    private final Bookings bookings;

    AskPurposeController(Screens screens, Quotes quotes, AskingPurpose asking, Bookings bookings) {
        this.screens = screens;
        this.quotes = quotes;
        this.asking = asking;
        this.bookings = bookings;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> form(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return asked(
                Trail.of(offerId, answers),
                actor,
                viewer,
                pages -> Mono.just(
                        pages.page(kept.value("words"), FormErrors.NONE).show()));
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String words = Objects.requireNonNullElse(form.getFirst("words"), "");
            return asked(Trail.of(offerId, answers), actor, viewer, pages -> ask(actor, pages, words));
        });
    }

    /** Goes on with a trail that has a time. */
    private Mono<Rendering> asked(
            Trail trail, Actor actor, Viewer viewer, Function<AskPurposePages, Mono<Rendering>> next) {
        return screens.basis(actor, trail.offerId()).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            Budget budget = basis.budgets().getFirst();
            QuoteRequest request = trail.request(
                    budget.id(),
                    Purposes.bookable(basis.offer(), trail.engagement()),
                    basis.offer().extras());
            if (request == null) {
                return Mono.just(Page.goTo(trail.time().toString()));
            }
            if (trail.again() != null || trail.with() != null) {
                return Mono.just(Page.goTo(trail.purpose().toString()));
            }
            Trail keyed = trail.key() == null ? trail.under(Ids.next().toString()) : trail;
            return quotes.quote(actor, request).flatMap(result -> switch (result) {
                case QuoteResult.Refused refused -> refused(viewer, basis, trail, refused.why());
                case QuoteResult.Quoted quoted ->
                    asking.plan(
                                    actor.councilId(),
                                    request.start(),
                                    quoted.quote().totalPence())
                            .flatMap(plan ->
                                    next.apply(new AskPurposePages(viewer, basis, keyed, quoted.quote(), plan)));
            });
        });
    }

    private Mono<Rendering> ask(Actor actor, AskPurposePages pages, String words) {
        Trail trail = pages.trail();
        if (words.isBlank()) {
            return Mono.just(pages.page(words, FormErrors.one("words", "Say what you would like to do"))
                    .show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        QuoteRequest visit = Objects.requireNonNull(trail.request(
                pages.quote().budget().id(),
                pages.quote().engagement(),
                pages.quote().offer().extras()));
        String content = actor.forPersonId() + " " + trail.under(null).askPurpose() + " " + words;
        return bookings.book(
                        actor,
                        new BookingRequest(visit, null, null, words, null),
                        IdempotencyKey.of(
                                actor.personId(), "POST /ask-council", Objects.requireNonNull(trail.key()), content))
                .flatMap(result -> switch (result) {
                    case BookingResult.Done done ->
                        Mono.just(Page.goTo("/visits/" + done.booking().id() + "?done=asked"));
                    case BookingResult.Refused refused -> notAsked(pages, words, refused.why());
                });
    }

    private Mono<Rendering> notAsked(AskPurposePages pages, String words, Refusal why) {
        return switch (why) {
            case Refusal.Invalid invalid ->
                Mono.just(pages.page(words, FormErrors.one("words", invalid.message()))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            case Refusal.InsufficientFunds funds -> again(pages, words, why);
            case Refusal.NotProposed many -> again(pages, words, why);
            case Refusal.InProgress running -> again(pages, words, why);
            case Refusal.KeyReused reused ->
                again(
                        new AskPurposePages(
                                pages.viewer(),
                                pages.basis(),
                                pages.trail().under(Ids.next().toString()),
                                pages.quote(),
                                pages.plan()),
                        words,
                        why);
            default -> refused(pages.viewer(), pages.basis(), pages.trail(), why);
        };
    }

    private static Mono<Rendering> again(AskPurposePages pages, String words, Refusal why) {
        return Mono.just(
                pages.page(words, FormErrors.one("", RefusalWords.of(why))).show(HttpStatus.CONFLICT));
    }

    private Mono<Rendering> refused(Viewer viewer, Screens.Basis basis, Trail trail, Refusal why) {
        return switch (why) {
            case Refusal.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case Refusal.AgreementNeeded none ->
                Mono.just(Page.goTo(trail.boss().toString()));
            case Refusal.Frozen none -> Mono.just(Screens.stopped(viewer));
            case Refusal.NotAvailable none ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.CONFLICT, RefusalWords.of(why));
            default ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(why));
        };
    }
}
