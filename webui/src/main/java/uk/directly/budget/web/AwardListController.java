package uk.directly.budget.web;

import java.time.Clock;
import java.util.List;
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
import uk.directly.budget.Award;
import uk.directly.budget.Awards;
import uk.directly.budget.Enough;
import uk.directly.budget.Holders;
import uk.directly.budget.MoneyRoutes;
import uk.directly.budget.Place;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** "People": who has an award, found by name or case reference, and one award with its history. */
@Controller
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class AwardListController {
    private static final int SHOWN = 50;
    private static final int OTHERS = 20;
    private static final int LONGEST_SEARCH = 100;

    private final Awards awards;
    private final Holders holders;
    private final MoneyRoutes routes;
    private final Enough enough;
    private final Clock clock;

    AwardListController(Awards awards, Holders holders, MoneyRoutes routes, Enough enough, Clock clock) {
        this.awards = awards;
        this.holders = holders;
        this.routes = routes;
        this.enough = enough;
        this.clock = clock;
    }

    @GetMapping("/awards")
    Mono<Rendering> list(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            Actor actor,
            Viewer viewer) {
        String search = clean(typed);
        Place place = after == null || id == null ? null : Place.of(after, id);
        Mono<List<Award.Holder>> others = search.isEmpty()
                ? Mono.just(List.of())
                : holders.withoutAward(actor.councilId(), search, OTHERS).collectList();
        return awards.list(actor.councilId(), search.isEmpty() ? null : search, place, SHOWN + 1)
                .collectList()
                .zipWith(others)
                .map(found -> AwardsPage.of(
                                Frame.of("People", viewer).under("/awards"),
                                search,
                                found.getT1(),
                                SHOWN,
                                found.getT2(),
                                London.today(clock))
                        .show());
    }

    @GetMapping("/awards/for/{person}")
    Mono<Rendering> person(@PathVariable("person") UUID id, Actor actor, Viewer viewer) {
        return holders.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .zipWith(awards.of(actor.councilId(), id).collectList())
                .map(found -> PersonAwardsPage.of(
                                Frame.of(found.getT1().name(), viewer).under("/awards"),
                                found.getT1(),
                                found.getT2(),
                                London.today(clock))
                        .show());
    }

    @GetMapping("/awards/{id}")
    Mono<Rendering> award(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return awards.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(award -> Mono.zip(
                                awards.changes(actor.councilId(), id).collectList(),
                                routes.history(actor.councilId(), award.budgetId())
                                        .collectList(),
                                enough.of(award).map(EnoughWords::forOfficers).singleOptional())
                        .map(found -> AwardPages.page(
                                        viewer,
                                        award,
                                        found.getT1(),
                                        found.getT2(),
                                        found.getT3().orElse(null),
                                        London.today(clock),
                                        actor.is(Role.FINANCE),
                                        notice(done))
                                .show()));
    }

    private static String notice(String done) {
        return switch (done) {
            case "recorded" -> "The award is recorded. Its account is open.";
            case "changed" -> "The change is recorded.";
            case "frozen" -> "It is frozen. The person sees it and why on their pages now.";
            case "open" -> "It is open again.";
            case "ended" -> "The last day is recorded.";
            default -> "";
        };
    }

    private static String clean(String typed) {
        String text = typed.strip().replaceAll("\\p{Cntrl}", "");
        return text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
    }
}
