package uk.directly.booking.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Quotes;
import uk.directly.booking.RateRequestResult;
import uk.directly.booking.RateRequests;
import uk.directly.booking.Refusal;
import uk.directly.booking.UsualHours;
import uk.directly.budget.Budget;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Instead of screen 7: asks the council for a different rate, and keeps the time meanwhile (R4). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class AskRateController {
    private final Screens screens;
    private final Quotes quotes;
    private final UsualHours usual;
    private final RateRequests requests;

    AskRateController(Screens screens, Quotes quotes, UsualHours usual, RateRequests requests) {
        this.screens = screens;
        this.quotes = quotes;
        this.usual = usual;
        this.requests = requests;
    }

    @GetMapping("/book/{offerId}/ask-rate")
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
                // An old address: meanwhile the council pays all of it, and there is nothing to ask.
                pages -> Mono.just(
                        Above.difference(pages.quote()) == null
                                ? Page.goTo(
                                        pages.trail().check().without("more").toString())
                                : pages.page(AskRateForm.of(kept), FormErrors.NONE)
                                        .show()));
    }

    @PostMapping("/book/{offerId}/ask-rate")
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(AskRateForm::of)
                .flatMap(form ->
                        asked(Trail.of(offerId, answers), actor, viewer, pages -> ask(actor, viewer, pages, form)));
    }

    /** Goes on with a trail that has all its answers and a price above what the council pays. */
    private Mono<Rendering> asked(
            Trail trail, Actor actor, Viewer viewer, Function<AskRatePages, Mono<Rendering>> next) {
        return screens.basis(actor, trail.offerId()).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            Engagement engagement = Purposes.bookable(basis.offer(), trail.engagement());
            Budget budget = Purposes.budgetOf(basis.budgets(), trail.planLineId());
            QuoteRequest request =
                    trail.request(budget.id(), engagement, basis.offer().extras());
            if (request == null) {
                return Mono.just(Page.goTo(trail.time().toString()));
            }
            if (engagement == null || engagement == Engagement.EMPLOYED) {
                return Mono.just(Screens.employing(viewer, basis.offer()));
            }
            if (!Purposes.known(basis.budgets(), trail.planLineId())) {
                return Mono.just(Page.goTo(trail.purpose().toString()));
            }
            Trail keyed = trail.key() == null ? trail.under(Ids.next().toString()) : trail;
            return quotes.quote(actor, request).flatMap(result -> switch (result) {
                case QuoteResult.Refused refused -> refused(viewer, basis, trail, refused.why());
                case QuoteResult.Quoted quoted ->
                    Mono.zip(
                                    usual.minutesAWeek(
                                            actor, basis.offer().service().slug()),
                                    requests.keptUntil(actor.councilId(), request.start()))
                            .flatMap(found -> next.apply(new AskRatePages(
                                    viewer, basis, keyed, quoted.quote(), found.getT1(), found.getT2())));
            });
        });
    }

    private Mono<Rendering> ask(Actor actor, Viewer viewer, AskRatePages pages, AskRateForm form) {
        FormErrors errors = form.errors();
        if (!errors.isEmpty()) {
            return Mono.just(pages.page(form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        Trail trail = pages.trail();
        UUID line = java.util.Objects.requireNonNull(trail.planLineId());
        QuoteRequest visit = java.util.Objects.requireNonNull(trail.request(
                pages.quote().budget().id(),
                pages.quote().engagement(),
                pages.quote().offer().extras()));
        String content = actor.forPersonId() + " " + trail.under(null).askRate() + " " + form;
        IdempotencyKey key = IdempotencyKey.of(
                actor.personId(), "POST /ask-rate", java.util.Objects.requireNonNull(trail.key()), content);
        return requests.ask(actor, form.ask(visit, line), key).flatMap(result -> switch (result) {
            case RateRequestResult.Done done ->
                Mono.just(Page.goTo(RateRequestPages.LIST + "/" + done.request().id() + "?done=asked"));
            case RateRequestResult.Open open ->
                Mono.just(Page.goTo(RateRequestPages.LIST + "/" + open.request().id() + "?done=open"));
            // The council pays all of it by now: it can be booked.
            case RateRequestResult.PaysAll all ->
                Mono.just(Page.goTo(trail.check().without("more").toString()));
            case RateRequestResult.Refused refused -> notAsked(viewer, pages, form, refused.why());
            default -> Mono.error(new IllegalStateException("Asking never comes to " + result));
        });
    }

    private Mono<Rendering> notAsked(Viewer viewer, AskRatePages pages, AskRateForm form, Refusal why) {
        return switch (why) {
            case Refusal.KeyReused reused -> {
                Trail anew = pages.trail().under(Ids.next().toString());
                yield Mono.just(new AskRatePages(
                                viewer, pages.basis(), anew, pages.quote(), pages.usualMinutes(), pages.keptUntil())
                        .page(form, FormErrors.one("", RefusalWords.of(why)))
                        .show(HttpStatus.CONFLICT));
            }
            case Refusal.InProgress running ->
                Mono.just(pages.page(form, FormErrors.one("", RefusalWords.of(why)))
                        .show(HttpStatus.CONFLICT));
            default -> refused(viewer, pages.basis(), pages.trail(), why);
        };
    }

    private Mono<Rendering> refused(Viewer viewer, Screens.Basis basis, Trail trail, Refusal why) {
        return switch (why) {
            case Refusal.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case Refusal.AgreementNeeded none -> Mono.just(Screens.employing(viewer, basis.offer()));
            case Refusal.NotInPlan none -> Mono.just(Page.goTo(trail.purpose().toString()));
            case Refusal.Frozen none -> Mono.just(Screens.stopped(viewer));
            case Refusal.NotAvailable none ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.CONFLICT, RefusalWords.of(why));
            default ->
                screens.anotherTime(viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(why));
        };
    }
}
