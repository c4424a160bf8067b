package uk.directly.booking.web;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.CoupleResult;
import uk.directly.booking.Couples;
import uk.directly.booking.Quote;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Beside screen 7: the visit is for two people together, and each pays half. Nothing is booked before the other agrees. */
@Controller
@RequestMapping("/book/{offerId}/share")
@Allow({Role.HOLDER, Role.CARER})
class ShareVisitController {
    private final Screens screens;
    private final Couples couples;

    ShareVisitController(Screens screens, Couples couples) {
        this.screens = screens;
        this.couples = couples;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(
                Trail.of(offerId, answers),
                actor,
                viewer,
                (basis, trail, quote) -> Mono.just(SharePage.of(viewer, basis, trail, quote, FormErrors.NONE)
                        .show()));
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> invite(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        return asked(Trail.of(offerId, answers), actor, viewer, (basis, trail, quote) -> {
            QuoteRequest visit = Objects.requireNonNull(trail.request(
                    quote.budget().id(), quote.engagement(), quote.offer().extras()));
            // Made of the key: a form sent twice is one invitation.
            UUID id = SharePage.id(actor, trail);
            return couples.invite(actor, id, BookingRequest.of(visit, Objects.requireNonNull(trail.planLineId())))
                    .map(result -> switch (result) {
                        case CoupleResult.Done done -> Page.goTo(SharedPage.PATH + "/" + id);
                        case CoupleResult.Refused refused ->
                            SharePage.of(
                                            viewer,
                                            basis,
                                            trail,
                                            quote,
                                            FormErrors.one("", RefusalWords.of(refused.why())))
                                    .show(HttpStatus.CONFLICT);
                    });
        });
    }

    private Mono<Rendering> asked(Trail trail, Actor actor, Viewer viewer, Next next) {
        return screens.basis(actor, trail.offerId()).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            Engagement engagement = Purposes.bookable(basis.offer(), trail.engagement());
            QuoteRequest request = trail.request(
                    Purposes.budgetOf(basis.budgets(), trail.planLineId()).id(),
                    engagement,
                    basis.offer().extras());
            if (request == null || !Purposes.known(basis.budgets(), trail.planLineId()) || trail.key() == null) {
                return Mono.just(Page.goTo(trail.check().toString()));
            }
            if (!Couples.canBeShared(basis.offer().soldBy(), engagement)) {
                return Mono.just(Page.goTo(trail.check().toString()));
            }
            return couples.quote(actor, request).flatMap(result -> switch (result) {
                case QuoteResult.Refused refused ->
                    screens.anotherTime(
                            viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(refused.why()));
                // Nobody comes past the three ways on from a price above what the council pays (R4).
                case QuoteResult.Quoted quoted ->
                    Above.difference(quoted.quote()) != null && trail.wayOn() != Trail.WayOn.SELF
                            ? Mono.just(Page.goTo(trail.purpose().toString()))
                            : next.with(basis, trail, quoted.quote());
            });
        });
    }

    /** What follows once there is a price. */
    private interface Next {
        Mono<Rendering> with(Screens.Basis basis, Trail trail, Quote quote);
    }
}
