package uk.directly.budget.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.Awards;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.MoneyRoutes;
import uk.directly.budget.RouteResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Address;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.rest.Plain;

/** The person chooses how to get their money (R1): every way is shown, none is ticked, no reason is asked. */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class RouteController {
    private final Awards awards;
    private final MoneyRoutes routes;

    RouteController(Awards awards, MoneyRoutes routes) {
        this.awards = awards;
        this.routes = routes;
    }

    @GetMapping(RoutePages.HOW)
    Mono<Rendering> how(
            @RequestParam(name = "budget", required = false) @Nullable UUID budget,
            @RequestParam(name = "done", required = false) @Nullable String done,
            KeptForm kept,
            Actor actor,
            Viewer viewer) {
        UUID asked = kept.isEmpty() ? budget : id(kept.value("budget"));
        return mine(actor, asked, award -> page(actor, viewer, award, FormErrors.NONE, "chosen".equals(done)));
    }

    @PostMapping(RoutePages.HOW)
    Mono<Rendering> choose(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> mine(actor, id(field(form, "budget")), award -> {
                    MoneyRoute route = route(field(form, "route"));
                    if (route == null) {
                        return page(
                                actor,
                                viewer,
                                award,
                                FormErrors.one("route", "Choose how you want to get your money"),
                                false);
                    }
                    return switch (route) {
                        case ISF -> Mono.just(goTo(RoutePages.FUND, award));
                        case SUPPORTED -> Mono.just(goTo(RoutePages.ACCOUNT, award));
                        case OWN_BANK, CARD_ACCOUNT, COUNCIL_ARRANGED -> choose(actor, viewer, award, route, null);
                    };
                }));
    }

    @GetMapping(RoutePages.FUND)
    Mono<Rendering> fund(
            @RequestParam(name = "budget", required = false) @Nullable UUID budget,
            KeptForm kept,
            Actor actor,
            Viewer viewer) {
        UUID asked = kept.isEmpty() ? budget : id(kept.value("budget"));
        return mine(actor, asked, award -> organisations(actor, viewer, award, MoneyRoute.ISF, FormErrors.NONE));
    }

    @PostMapping(RoutePages.FUND)
    Mono<Rendering> chooseFund(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> mine(actor, id(field(form, "budget")), award -> {
                    UUID broker = id(field(form, "broker"));
                    return broker == null
                            ? organisations(
                                    actor,
                                    viewer,
                                    award,
                                    MoneyRoute.ISF,
                                    FormErrors.one("broker", "Choose an organisation"))
                            : choose(actor, viewer, award, MoneyRoute.ISF, broker);
                }));
    }

    @GetMapping(RoutePages.ACCOUNT)
    Mono<Rendering> account(
            @RequestParam(name = "budget", required = false) @Nullable UUID budget,
            KeptForm kept,
            Actor actor,
            Viewer viewer) {
        UUID asked = kept.isEmpty() ? budget : id(kept.value("budget"));
        return mine(actor, asked, award -> organisations(actor, viewer, award, MoneyRoute.SUPPORTED, FormErrors.NONE));
    }

    @PostMapping(RoutePages.ACCOUNT)
    Mono<Rendering> chooseAccount(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> mine(actor, id(field(form, "budget")), award -> {
                    String organisation = field(form, "broker");
                    if (organisation.isEmpty()) {
                        return organisations(
                                actor,
                                viewer,
                                award,
                                MoneyRoute.SUPPORTED,
                                FormErrors.one("broker", "Choose an organisation, or that you don’t know yet"));
                    }
                    return choose(
                            actor,
                            viewer,
                            award,
                            MoneyRoute.SUPPORTED,
                            organisation.equals(RoutePages.LATER) ? null : id(organisation));
                }));
    }

    private static Rendering goTo(String path, Award award) {
        return Page.goTo(Address.of(path).with("budget", award.budgetId()).toString());
    }

    private Mono<Rendering> choose(
            Actor actor, Viewer viewer, Award award, MoneyRoute route, @Nullable UUID organisation) {
        UUID broker = route == MoneyRoute.ISF ? organisation : null;
        UUID supporter = route == MoneyRoute.SUPPORTED ? organisation : null;
        return routes.choose(actor, award.budgetId(), route, broker, supporter).flatMap(result -> switch (result) {
            case RouteResult.Done done ->
                Mono.just(Page.goTo(Address.of(RoutePages.HOW)
                        .with("budget", award.budgetId())
                        .with("done", "chosen")
                        .toString()));
            case RouteResult.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            case RouteResult.Invalid invalid ->
                invalid.fault().field().equals("route")
                        ? page(
                                actor,
                                viewer,
                                award,
                                FormErrors.one("route", invalid.fault().message()),
                                false)
                        : organisations(
                                actor,
                                viewer,
                                award,
                                route,
                                FormErrors.one("broker", "This organisation can’t do this now. Choose another one"));
            case RouteResult.IsFund fund -> page(actor, viewer, award, RoutePages.isFund(award, viewer), false);
        });
    }

    private Mono<Rendering> page(Actor actor, Viewer viewer, Award award, FormErrors errors, boolean justChosen) {
        return routes.history(actor.councilId(), award.budgetId())
                .collectList()
                .map(history -> RoutePages.how(viewer, award, history, errors, justChosen)
                        .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<Rendering> organisations(
            Actor actor, Viewer viewer, Award award, MoneyRoute route, FormErrors errors) {
        boolean fund = route != MoneyRoute.SUPPORTED;
        return (fund ? routes.brokers(actor.councilId()) : routes.supporters(actor.councilId()))
                .collectList()
                .map(all -> (fund
                                ? RoutePages.fund(viewer, award, all, errors)
                                : RoutePages.account(viewer, award, all, errors))
                        .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** The agreement of that budget, or the only one where none is named; another person's is not found (R102). */
    private Mono<Rendering> mine(Actor actor, @Nullable UUID budget, Function<Award, Mono<Rendering>> page) {
        return awards.of(actor.councilId(), actor.forPersonId())
                .collectList()
                .flatMap(all -> all.isEmpty() ? Mono.just(Page.goTo("/money")) : page.apply(one(all, budget)));
    }

    private static Award one(List<Award> all, @Nullable UUID budget) {
        return all.stream()
                .filter(award -> budget == null || award.budgetId().equals(budget))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static @Nullable MoneyRoute route(String slug) {
        for (MoneyRoute route : MoneyRoute.values()) {
            if (route.slug().equals(slug)) {
                return route;
            }
        }
        return null;
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : Plain.id(text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    private static String field(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }
}
