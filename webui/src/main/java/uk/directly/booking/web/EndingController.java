package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.AgreementEndings;
import uk.directly.booking.BackupLists;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "End what you both agreed", for either side: what it means stands there before it is said (R7, R53). */
@Controller
class EndingController {
    private static final String HELD = "/people/agreements/";
    private static final String GIVEN = "/my-page/agreements/";

    private final AgreementEndings endings;
    private final BackupLists backups;

    EndingController(AgreementEndings endings, BackupLists backups) {
        this.endings = endings;
        this.backups = backups;
    }

    @GetMapping(HELD + "{id}/end")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> askHolder(
            @PathVariable("id") UUID id,
            @RequestParam(name = "on-day", required = false) @Nullable String day,
            @RequestParam(name = "on-month", required = false) @Nullable String month,
            @RequestParam(name = "on-year", required = false) @Nullable String year,
            Actor actor,
            Viewer viewer) {
        return ask(new Visit(true, id, actor, viewer), DateParts.of(day, month, year));
    }

    @GetMapping(GIVEN + "{id}/end")
    @Allow(Role.PROVIDER)
    Mono<Rendering> askProvider(
            @PathVariable("id") UUID id,
            @RequestParam(name = "on-day", required = false) @Nullable String day,
            @RequestParam(name = "on-month", required = false) @Nullable String month,
            @RequestParam(name = "on-year", required = false) @Nullable String year,
            Actor actor,
            Viewer viewer) {
        return ask(new Visit(false, id, actor, viewer), DateParts.of(day, month, year));
    }

    @PostMapping(HELD + "{id}/end")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> endHolder(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> end(new Visit(true, id, actor, viewer), typed));
    }

    @PostMapping(GIVEN + "{id}/end")
    @Allow(Role.PROVIDER)
    Mono<Rendering> endProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> end(new Visit(false, id, actor, viewer), typed));
    }

    @PostMapping(HELD + "{id}/end/take-back")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> takeBackHolder(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return takeBack(new Visit(true, id, actor, viewer));
    }

    @PostMapping(GIVEN + "{id}/end/take-back")
    @Allow(Role.PROVIDER)
    Mono<Rendering> takeBackProvider(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return takeBack(new Visit(false, id, actor, viewer));
    }

    private Mono<Rendering> ask(Visit visit, DateParts last) {
        FormErrors errors = last.isEmpty() || last.date() != null ? FormErrors.NONE : FormErrors.one("on", DAY);
        return page(visit, last, "", null, errors, errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static final String DAY = "Write the last day as day, month and year, like 27 3 2027";

    private Mono<Rendering> end(Visit visit, MultiValueMap<String, String> typed) {
        DateParts last = DateParts.of(typed.getFirst("on-day"), typed.getFirst("on-month"), typed.getFirst("on-year"));
        String words = Objects.requireNonNullElse(typed.getFirst("words"), "");
        String key = Objects.requireNonNullElse(typed.getFirst("key"), "");
        LocalDate day = last.date();
        if (day == null) {
            return page(visit, last, words, key, FormErrors.one("on", DAY), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String ownKey = key.isBlank() || key.length() > 200 ? Ids.next().toString() : key;
        return endings.end(
                        visit.actor(),
                        visit.id(),
                        day.plusDays(1),
                        words,
                        IdempotencyKey.of(
                                visit.actor().personId(),
                                "POST " + HELD + "end",
                                ownKey,
                                visit.id() + " " + day + " " + words))
                .flatMap(result -> switch (result) {
                    case AgreementEndings.Result.Done done -> Mono.just(Page.goTo(visit.path() + "?done=ended"));
                    case AgreementEndings.Result.NotFound none -> Mono.error(notFound());
                    case AgreementEndings.Result.TooSoon soon ->
                        again(
                                visit,
                                last,
                                words,
                                "on",
                                "You agreed on more notice. Choose "
                                        + DateWords.day(soon.earliest().minusDays(1)) + " or later");
                    case AgreementEndings.Result.Invalid invalid ->
                        again(visit, last, words, invalid.field(), invalid.message());
                    case AgreementEndings.Result.WrongState wrong -> Mono.just(Page.goTo(visit.path()));
                    case AgreementEndings.Result.Changed changed ->
                        again(visit, last, words, "", "Visits have changed since you looked. Look at them again.");
                    case AgreementEndings.Result.KeyReused none ->
                        again(visit, last, words, "", "Press the button again.");
                    case AgreementEndings.Result.InProgress none ->
                        again(visit, last, words, "", "Press the button again.");
                });
    }

    private Mono<Rendering> again(Visit visit, DateParts last, String words, String field, String message) {
        return page(visit, last, words, null, FormErrors.one(field, message), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Mono<Rendering> takeBack(Visit visit) {
        return endings.takeBack(visit.actor(), visit.id()).map(result -> switch (result) {
            case AgreementEndings.Result.NotFound none -> throw notFound();
            case AgreementEndings.Result.Done done -> Page.goTo(visit.path() + "?done=goes-on");
            default -> Page.goTo(visit.path());
        });
    }

    private Mono<Rendering> page(
            Visit visit, DateParts last, String words, @Nullable String key, FormErrors errors, HttpStatusCode status) {
        LocalDate day = last.date();
        return endings.plan(visit.actor(), visit.id(), day == null ? null : day.plusDays(1))
                .filter(plan -> plan.forHolder() == visit.forHolder())
                .switchIfEmpty(Mono.error(EndingController::notFound))
                .flatMap(plan -> instead(visit, plan)
                        .map(links -> EndingPage.of(
                                        Frame.of("End what you both agreed", visit.viewer())
                                                .under(visit.forHolder() ? "/people" : "/my-page"),
                                        visit.path(),
                                        plan,
                                        links,
                                        last,
                                        words,
                                        key,
                                        errors)
                                .show(status)));
    }

    /** R7: nobody ends it without having seen whom they would ask instead. */
    private Mono<List<Link>> instead(Visit visit, AgreementEndings.Plan plan) {
        return visit.forHolder()
                ? backups.without(visit.actor(), plan.agreement().provider().id())
                        .map(booking -> new Link(booking.provider().name(), "/offers/" + booking.offerId()))
                        .collectList()
                : Mono.just(List.of());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** Who looks at which agreement. */
    private record Visit(boolean forHolder, UUID id, Actor actor, Viewer viewer) {
        String path() {
            return (forHolder ? HELD : GIVEN) + id;
        }
    }
}
