package uk.directly.budget.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Awards;
import uk.directly.budget.FreezeResult;
import uk.directly.budget.Freezes;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** An officer freezes the money of an award for a while, looks at it again, and opens it (R24). */
@Controller
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class FreezeController {
    private final Awards awards;
    private final Freezes freezes;
    private final Clock clock;

    FreezeController(Awards awards, Freezes freezes, Clock clock) {
        this.awards = awards;
        this.freezes = freezes;
        this.clock = clock;
    }

    @GetMapping("/awards/{id}/freeze")
    Mono<Rendering> askFreeze(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return pages(actor, id, viewer)
                .map(pages -> pages.freeze(FreezeForm.of(kept::value).keyed(), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/awards/{id}/freeze")
    Mono<Rendering> freeze(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(pages(actor, id, viewer), form(exchange)).flatMap(found -> {
            FreezePages pages = found.getT1();
            FreezeForm form = found.getT2();
            FormErrors errors = form.errors(London.today(clock), true);
            LocalDate review = form.review().date();
            if (!errors.isEmpty() || review == null) {
                return Mono.just(pages.freeze(form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return freezes.freeze(actor, form.id(), pages.award().budgetId(), form.reason(), review, form.seenId())
                    .flatMap(result -> result instanceof FreezeResult.Done
                            ? Mono.just(Page.goTo(AwardPages.path(pages.award()) + "?done=frozen"))
                            : pages(actor, id, viewer)
                                    .map(again ->
                                            again.freeze(form, refused(result)).show(HttpStatus.CONFLICT)));
        });
    }

    @GetMapping("/awards/{id}/unfreeze")
    Mono<Rendering> askUnfreeze(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return pages(actor, id, viewer)
                .map(pages -> pages.open() == null
                        ? Page.goTo(AwardPages.path(pages.award()))
                        : pages.unfreeze(FreezeForm.of(kept::value).keyed(), FormErrors.NONE)
                                .show());
    }

    @PostMapping("/awards/{id}/unfreeze")
    Mono<Rendering> unfreeze(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(pages(actor, id, viewer), form(exchange)).flatMap(found -> {
            FreezePages pages = found.getT1();
            FreezeForm form = found.getT2();
            FormErrors errors = form.errors(London.today(clock), false);
            if (!errors.isEmpty()) {
                return Mono.just(pages.unfreeze(form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return freezes.unfreeze(actor, pages.award().budgetId(), form.seenId(), form.reason())
                    .flatMap(result -> result instanceof FreezeResult.Done || isOpen(result)
                            ? Mono.just(Page.goTo(AwardPages.path(pages.award()) + "?done=open"))
                            : pages(actor, id, viewer)
                                    .map(again -> again.unfreeze(form, refused(result))
                                            .show(HttpStatus.CONFLICT)));
        });
    }

    /** The second of two clicks: it is open already. */
    private static boolean isOpen(FreezeResult result) {
        return result instanceof FreezeResult.WrongState wrong && wrong.state().equals("open");
    }

    private static FormErrors refused(FreezeResult result) {
        return FormErrors.one(
                "",
                switch (result) {
                    case FreezeResult.WrongState wrong ->
                        switch (wrong.state()) {
                            case "deceased" -> "We were told that this person has died. Their money stays frozen.";
                            case "closed" -> "This account is closed, and stays closed.";
                            default ->
                                "Somebody else decided about this meanwhile. Read what they did, then decide again.";
                        };
                    case FreezeResult.OwnBudget own -> "It is your own money. Somebody else has to decide this.";
                    case FreezeResult.Invalid invalid ->
                        Objects.requireNonNull(invalid.fault().message());
                    case FreezeResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    case FreezeResult.Done done -> throw new IllegalStateException("Done is no refusal");
                });
    }

    private Mono<FreezePages> pages(Actor actor, UUID awardId, Viewer viewer) {
        return awards.one(actor.councilId(), awardId)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(award -> freezes.of(actor.councilId(), award.budgetId())
                        .collectList()
                        .map(all -> new FreezePages(viewer, award, all)));
    }

    private static Mono<FreezeForm> form(ServerWebExchange exchange) {
        return exchange.getFormData().map(sent -> FreezeForm.of(sent::getFirst).keyed());
    }
}
