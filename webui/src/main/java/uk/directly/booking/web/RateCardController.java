package uk.directly.booking.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.RateChangeBook;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.RateCardBook;
import uk.directly.rate.RateCardChanges;
import uk.directly.rate.RateCardFile;
import uk.directly.rate.RateCardResult;
import uk.directly.rate.RateCardState;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Rates": another officer looks at what one has drafted, and approves it, sends it back or puts it away (R92). */
@Controller
@Allow(Role.FINANCE)
class RateCardController {
    private static final String CARD = RateCardPages.ALL + "/{id}";
    private static final int PAST_SHOWN = 20;

    private final RateCardBook book;
    private final RateCardChanges cards;
    private final RateChangeBook changes;
    private final Clock clock;

    RateCardController(RateCardBook book, RateCardChanges cards, RateChangeBook changes, Clock clock) {
        this.book = book;
        this.cards = cards;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping(RateCardPages.ALL)
    Mono<Rendering> all(Actor actor, Viewer viewer) {
        UUID council = actor.councilId();
        return Mono.zip(
                        book.drafts(council).collectList(),
                        book.approved(council).collectList(),
                        book.past(council, PAST_SHOWN).collectList(),
                        changes.shortOf(council, RateCardPages.VISITS_SHOWN + 1).collectList())
                .map(found -> RateCardPages.all(
                                viewer, found.getT1(), found.getT2(), found.getT3(), found.getT4(), London.today(clock))
                        .show());
    }

    @GetMapping(CARD)
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        UUID council = actor.councilId();
        return known(actor, id)
                .flatMap(card -> Mono.zip(
                                cards.before(council, card.from()).singleOptional(),
                                cards.check(council, card.from(), card.rates()),
                                changes.reach(council, card.from()),
                                changes.progress(council, id).singleOptional())
                        .map(found -> RateCardPages.one(
                                viewer,
                                card,
                                found.getT1().orElse(null),
                                found.getT2(),
                                found.getT3(),
                                found.getT4().orElse(null),
                                actor.personId())))
                .map(Page::show);
    }

    @GetMapping(CARD + "/card.csv")
    Mono<ResponseEntity<String>> file(@PathVariable("id") UUID id, Actor actor) {
        return known(actor, id)
                .map(card -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .header("Content-Disposition", "attachment; filename=\"rates-from-" + card.from() + ".csv\"")
                        .body(RateCardFile.write(card.rates())));
    }

    @GetMapping(CARD + "/{decision:approve|send-back|withdraw}")
    Mono<Rendering> ask(
            @PathVariable("id") UUID id, @PathVariable("decision") String decision, Actor actor, Viewer viewer) {
        return known(actor, id)
                .flatMap(card -> mayAsk(card, decision, actor)
                        ? page(actor, viewer, card, decision, "", FormErrors.NONE)
                                .map(Page::show)
                        : Mono.just(Page.goTo(RateCardPages.path(card))));
    }

    @PostMapping(CARD + "/{decision:approve|send-back|withdraw}")
    Mono<Rendering> decide(
            @PathVariable("id") UUID id,
            @PathVariable("decision") String decision,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(known(actor, id), exchange.getFormData()).flatMap(found -> {
            CouncilCard card = found.getT1();
            String why = Objects.requireNonNullElse(found.getT2().getFirst("why"), "")
                    .strip();
            int version = number(found.getT2().getFirst("version"));
            if (decision.equals("send-back") && (why.isEmpty() || why.length() > RateCardChanges.LONGEST_WHY)) {
                return page(
                                actor,
                                viewer,
                                card,
                                decision,
                                why,
                                FormErrors.one("why", "Say why, in 500 characters at most"))
                        .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            Mono<RateCardResult> result = switch (decision) {
                case "approve" -> cards.approve(actor, id, version);
                case "send-back" -> cards.sendBack(actor, id, version, why);
                default -> cards.withdraw(actor, id, version);
            };
            return result.flatMap(done -> switch (done) {
                case RateCardResult.Done ok -> Mono.just(Page.goTo(RateCardPages.path(card)));
                // The second of two clicks, or another officer was quicker: the page says how it stands.
                case RateCardResult.WrongState wrong -> Mono.just(Page.goTo(RateCardPages.path(card)));
                case RateCardResult.NotFound none -> refused(actor, viewer, card, decision, why, done);
                case RateCardResult.MakerIsChecker none -> refused(actor, viewer, card, decision, why, done);
                case RateCardResult.Changed none -> refused(actor, viewer, card, decision, why, done);
                case RateCardResult.InThePast none -> refused(actor, viewer, card, decision, why, done);
                case RateCardResult.Implausible none -> refused(actor, viewer, card, decision, why, done);
            });
        });
    }

    private Mono<Rendering> refused(
            Actor actor, Viewer viewer, CouncilCard card, String decision, String why, RateCardResult result) {
        return page(actor, viewer, card, decision, why, FormErrors.one("", RateCardDecisions.why(result)))
                .map(page -> page.show(HttpStatus.CONFLICT));
    }

    private Mono<RateCardDecisionPage> page(
            Actor actor, Viewer viewer, CouncilCard card, String decision, String why, FormErrors errors) {
        return changes.reach(actor.councilId(), card.from())
                .map(reach -> RateCardDecisions.page(viewer, card, reach, decision, why, errors));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static boolean mayAsk(CouncilCard card, String decision, Actor actor) {
        return card.state() == RateCardState.DRAFT
                && (decision.equals("withdraw") || !card.isDraftedBy(actor.personId()));
    }

    private Mono<CouncilCard> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
