package uk.directly.booking.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.booking.OffersForMe;
import uk.directly.booking.model.WeekOfMoney;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.council.Council;
import uk.directly.council.Councils;
import uk.directly.offer.OfferPage;
import uk.directly.offer.Offers;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.people.Role;
import uk.directly.register.Blocks;
import uk.directly.web.Address;
import uk.directly.web.Viewer;

/** Screen 4: the person. For everyone; sign-in is asked at "Choose a time". */
@Controller
class PersonController {
    private final Offers offers;
    private final Councils councils;
    private final Budgets budgets;
    private final Blocks blocks;
    private final OffersForMe forMe;

    PersonController(Offers offers, Councils councils, Budgets budgets, Blocks blocks, OffersForMe forMe) {
        this.offers = offers;
        this.councils = councils;
        this.budgets = budgets;
        this.blocks = blocks;
        this.forMe = forMe;
    }

    @GetMapping("/offers/{offerId}")
    @AllowEveryone
    Mono<Rendering> person(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> search,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer) {
        // Whoever hasn't signed in may turn out to be one; somebody signed in whom the council doesn't know isn't.
        boolean nobodyYet = actor == null && principal == null;
        Mono<UUID> council = actor == null ? councils.ofVisitors().map(Council::id) : Mono.just(actor.councilId());
        return (actor == null ? council.flatMap(id -> offers.page(id, offerId)) : offers.page(actor, offerId))
                .filterWhen(page -> actor == null
                        ? Mono.just(true)
                        : blocks.apart(actor, page.provider().id()).map(apart -> !apart))
                .flatMap(page -> Mono.zip(Mono.just(page), budgets(actor), week(actor, page)))
                .map(found -> new PersonPages(
                                viewer,
                                results(search),
                                LeftToUse.line(found.getT2()),
                                nobodyYet || (actor != null && actor.is(Role.HOLDER, Role.CARER)),
                                nobodyYet || (actor != null && actor.is(Role.HOLDER, Role.CARER, Role.SELF_FUNDER)),
                                actor != null && actor.is(Role.HOLDER, Role.CARER),
                                found.getT3().orElse(null),
                                found.getT1())
                        .page()
                        .show())
                .switchIfEmpty(council.flatMap(id -> offers.forBooking(id, offerId))
                        .map(hidden -> Screens.notAvailable(viewer).show(HttpStatus.NOT_FOUND)))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Mono<List<Budget>> budgets(@Nullable Actor actor) {
        return actor == null || !actor.is(Role.HOLDER, Role.CARER)
                ? Mono.just(List.of())
                : budgets.of(actor.councilId(), actor.forPersonId()).collectList();
    }

    private Mono<Optional<WeekOfMoney>> week(@Nullable Actor actor, OfferPage page) {
        return actor == null || !actor.is(Role.HOLDER, Role.CARER)
                ? Mono.just(Optional.empty())
                : forMe.of(actor, page).singleOptional();
    }

    /** The search that led here comes along in the address, for the way back. */
    private static Address results(Map<String, String> search) {
        Address address = Address.of(search.isEmpty() ? "/find" : "/find/results");
        for (Map.Entry<String, String> answer : search.entrySet()) {
            address = address.with(answer.getKey(), answer.getValue());
        }
        return address;
    }
}
