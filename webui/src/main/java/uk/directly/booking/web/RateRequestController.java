package uk.directly.booking.web;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.Quote;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Quotes;
import uk.directly.booking.RateRequest;
import uk.directly.booking.RateRequestBook;
import uk.directly.booking.RateRequestResult;
import uk.directly.booking.RateRequests;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What somebody asked the council to pay, its answers, and the time that is kept (R4). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class RateRequestController {
    private static final int SHOWN = 20;

    private final RateRequestBook book;
    private final RateRequests requests;
    private final Quotes quotes;
    private final Clock clock;

    RateRequestController(RateRequestBook book, RateRequests requests, Quotes quotes, Clock clock) {
        this.book = book;
        this.requests = requests;
        this.quotes = quotes;
        this.clock = clock;
    }

    @GetMapping(RateRequestPages.LIST)
    @ForOthers(Power.SEE)
    Mono<Rendering> list(
            @RequestParam(name = "after", required = false) @Nullable UUID after, Actor actor, Viewer viewer) {
        return book.of(actor, after, SHOWN + 1)
                .collectList()
                .map(found -> RateRequestPages.list(viewer, found, SHOWN).show());
    }

    @GetMapping(RateRequestPages.LIST + "/{id}")
    @ForOthers(Power.SEE)
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return book.one(actor, id)
                .flatMap(request -> quote(actor, request)
                        .map(quote -> RateRequestPages.one(
                                        viewer, request, quote.orElse(null), London.today(clock), done)
                                .show()))
                .switchIfEmpty(Mono.error(RateRequestController::notFound));
    }

    /** The time as it would be booked now, with own money for what the council doesn't pay. */
    private Mono<Optional<Quote>> quote(Actor actor, RateRequest request) {
        return quotes.quote(
                        actor,
                        new QuoteRequest(
                                request.offerId(),
                                request.budgetId(),
                                request.start(),
                                request.end(),
                                request.engagement(),
                                true))
                .map(result ->
                        result instanceof QuoteResult.Quoted quoted ? Optional.of(quoted.quote()) : Optional.empty());
    }

    /** Takes it back. Where it was answered meanwhile, the page shows the answer. */
    @PostMapping(RateRequestPages.LIST + "/{id}")
    @ForOthers(Power.BOOK)
    Mono<Rendering> takeBack(@PathVariable("id") UUID id, Actor actor) {
        return requests.withdraw(actor, id).map(result -> switch (result) {
            case RateRequestResult.Refused none -> throw notFound();
            case RateRequestResult.Done done -> Page.goTo(RateRequestPages.LIST + "/" + id + "?done=taken-back");
            default -> Page.goTo(RateRequestPages.LIST + "/" + id);
        });
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
