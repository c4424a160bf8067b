package uk.directly.booking.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Homes;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Quotes;
import uk.directly.booking.UsualHours;
import uk.directly.budget.Budget;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Screen 6: what is it for (R5), and what to do about a price above what the council pays (R4). */
@Controller
class PurposeController {
    private final Screens screens;
    private final Quotes quotes;
    private final UsualHours usual;
    private final Homes homes;

    PurposeController(Screens screens, Quotes quotes, UsualHours usual, Homes homes) {
        this.screens = screens;
        this.quotes = quotes;
        this.usual = usual;
        this.homes = homes;
    }

    @GetMapping("/book/{offerId}/for")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> purpose(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        Trail trail = Trail.of(offerId, answers);
        return screens.basis(actor, offerId).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            Budget budget = Purposes.budgetOf(basis.budgets(), trail.planLineId());
            QuoteRequest request = trail.request(
                    budget.id(),
                    Purposes.bookable(basis.offer(), trail.engagement()),
                    basis.offer().extras());
            if (request == null) {
                return Mono.just(Page.goTo(trail.time().toString()));
            }
            return quotes.quote(actor, request).flatMap(result -> switch (result) {
                case QuoteResult.Refused refused ->
                    screens.anotherTime(
                            viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(refused.why()));
                case QuoteResult.Quoted quoted ->
                    Mono.zip(
                                    usual.minutesAWeek(
                                            actor, basis.offer().service().slug()),
                                    homes.postcode(actor).defaultIfEmpty(""))
                            .map(found -> new PurposePages(
                                    viewer,
                                    basis,
                                    trail,
                                    quoted.quote(),
                                    answers,
                                    found.getT1(),
                                    found.getT2().isEmpty() ? null : found.getT2()))
                            .map(pages -> answers.containsKey("answered")
                                    ? answer(pages)
                                    : pages.page(FormErrors.NONE).show());
            });
        });
    }

    private static Rendering answer(PurposePages pages) {
        Trail trail = pages.trail();
        if (pages.isAbove() && trail.wayOn() == Trail.WayOn.OTHERS) {
            return Page.goTo(Above.others(pages.quote(), pages.home()).toString());
        }
        FormErrors errors = pages.errors();
        if (!errors.isEmpty()) {
            return pages.page(errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Trail next = trail.under(Ids.next().toString());
        if (pages.isUnsure()) {
            return Page.goTo(next.askPurpose().toString());
        }
        boolean asks = pages.isAbove() && trail.wayOn() == Trail.WayOn.ASK;
        Engagement engagement = Purposes.bookable(pages.basis().offer(), trail.engagement());
        boolean boss = Purposes.asksTheBoss(pages.basis().offer(), engagement);
        return Page.goTo((asks ? next.askRate() : boss ? next.boss() : next.check()).toString());
    }
}
