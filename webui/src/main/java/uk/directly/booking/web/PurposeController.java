package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.booking.Quote;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Quotes;
import uk.directly.budget.Budget;
import uk.directly.data.Ids;
import uk.directly.offer.BookableOffer;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Screen 6: what is it for (R5), and what to do about a price above what the council pays (R4). */
@Controller
class PurposeController {
    private static final String NONE_OF_THESE = "none";

    private final Screens screens;
    private final Quotes quotes;

    PurposeController(Screens screens, Quotes quotes) {
        this.screens = screens;
        this.quotes = quotes;
    }

    @GetMapping("/book/{offerId}/for")
    @Allow({Role.HOLDER, Role.CARER})
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
            QuoteRequest request = trail.request(budget.id(), Purposes.bookable(basis.offer(), trail.engagement()));
            if (request == null) {
                return Mono.just(Page.goTo(trail.time().toString()));
            }
            return quotes.quote(actor, request).flatMap(result -> switch (result) {
                case QuoteResult.Refused refused ->
                    screens.anotherTime(
                            viewer, basis, trail, HttpStatus.UNPROCESSABLE_CONTENT, RefusalWords.of(refused.why()));
                case QuoteResult.Quoted quoted ->
                    Mono.just(
                            answers.containsKey("answered")
                                    ? answer(viewer, basis, trail, quoted.quote(), answers)
                                    : page(viewer, basis, trail, quoted.quote(), answers, FormErrors.NONE)
                                            .show());
            });
        });
    }

    private static Rendering answer(
            Viewer viewer, Screens.Basis basis, Trail trail, Quote quote, Map<String, String> answers) {
        if (trail.engagement() == Engagement.EMPLOYED) {
            return Screens.employing(viewer, basis.offer());
        }
        boolean above = Above.difference(quote) != null;
        if (above && trail.wayOn() == Trail.WayOn.OTHERS) {
            return Page.goTo(Address.of("/find/results")
                    .with("service", basis.offer().service().slug())
                    .with("price", "all")
                    .toString());
        }
        FormErrors errors = FormErrors.NONE;
        if (NONE_OF_THESE.equals(answers.get("for"))) {
            errors = errors.and(
                    "for",
                    "Asking the council can't be done here yet. Choose what this is for, or " + Screens.call(viewer));
        } else if (!Purposes.known(basis.budgets(), trail.planLineId())) {
            errors = errors.and("for", "Choose what this is for");
        }
        if (basis.offer().openTo().size() > 1 && trail.engagement() == null) {
            errors = errors.and("as", "Choose who is the boss");
        }
        if (above && trail.wayOn() == null) {
            errors = errors.and("more", "Choose what you would like to do about the price");
        }
        if (above && trail.wayOn() == Trail.WayOn.ASK) {
            errors = errors.and(
                    "more",
                    "Asking the council can't be done here yet. Choose another way, or " + Screens.call(viewer));
        }
        return errors.isEmpty()
                ? Page.goTo(trail.under(Ids.next().toString()).check().toString())
                : page(viewer, basis, trail, quote, answers, errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static PurposePage page(
            Viewer viewer,
            Screens.Basis basis,
            Trail trail,
            Quote quote,
            Map<String, String> answers,
            FormErrors errors) {
        Frame frame = Frame.of("What is it for?", viewer).under("/find").withMoney(LeftToUse.line(basis.budgets()));
        return new PurposePage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.chosenTime().toString(),
                Purposes.visit(basis.offer(), quote.span()),
                trail.purpose().without("for").without("as").without("more"),
                lines(viewer, basis.budgets()),
                answers.getOrDefault("for", ""),
                bosses(basis.offer()),
                answers.getOrDefault("as", ""),
                Above.of(quote, viewer),
                answers.getOrDefault("more", ""),
                errors);
    }

    private static List<Choice> lines(Viewer viewer, List<Budget> budgets) {
        List<Choice> choices = new ArrayList<>();
        for (Budget budget : budgets) {
            @Nullable String from = budgets.size() > 1 ? Purposes.from(budget) : null;
            budget.planLines().forEach(line -> choices.add(new Choice(line.id().toString(), line.name(), from)));
        }
        choices.add(Choice.or());
        choices.add(new Choice(
                NONE_OF_THESE,
                "None of these, or I’m not sure",
                "The council has to be asked. That can't be done here yet, so " + Screens.call(viewer) + "."));
        return choices;
    }

    private static List<Choice> bosses(BookableOffer offer) {
        if (offer.openTo().size() < 2) {
            return List.of();
        }
        String name = offer.seller().name();
        return offer.openTo().stream()
                .map(engagement -> switch (engagement) {
                    case EMPLOYED ->
                        new Choice(
                                engagement.slug(),
                                "You are: you employ " + name,
                                "There is more to arrange first, and that can't be done here yet.");
                    case SELF_EMPLOYED, BUSINESS ->
                        Choice.of(engagement.slug(), name + " is: they run their own business");
                })
                .toList();
    }
}
