package uk.directly.rate.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.CardCheck;
import uk.directly.rate.CardFault;
import uk.directly.rate.CardWords;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.RateCardBook;
import uk.directly.rate.RateCardChanges;
import uk.directly.rate.RateCardFile;
import uk.directly.rate.RateCardResult;
import uk.directly.rate.RateCardState;
import uk.directly.rate.RateTable;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** One finance officer drafts a rate card, another approves it (R92). */
@RestController
@RequestMapping("/api/v1/rate-cards")
@Allow(Role.FINANCE)
class RateCardDraftsController {
    private final RateCardBook book;
    private final RateCardChanges cards;

    RateCardDraftsController(RateCardBook book, RateCardChanges cards) {
        this.book = book;
        this.cards = cards;
    }

    @GetMapping("/drafts")
    Mono<Map<String, List<CouncilCardJson>>> drafts(Actor actor) {
        return book.drafts(actor.councilId())
                .concatMap(card -> json(actor, card))
                .collectList()
                .map(items -> Map.of("items", items));
    }

    @GetMapping("/{id}")
    Mono<CouncilCardJson> one(@PathVariable("id") UUID id, Actor actor) {
        return book.one(actor.councilId(), id)
                .flatMap(card -> json(actor, card))
                .switchIfEmpty(Mono.error(RateCardDraftsController::unknown));
    }

    @PostMapping(consumes = "application/json")
    Mono<ResponseEntity<CouncilCardJson>> draft(@Valid @RequestBody DraftBody body, Actor actor) {
        return draft(actor, body.from(), body.rates());
    }

    /** The same from a file: all its rows, or nothing. */
    @PostMapping(consumes = "text/csv")
    Mono<ResponseEntity<CouncilCardJson>> draft(
            @RequestParam("from") LocalDate from, @RequestBody String csv, Actor actor) {
        RateCardFile file = RateCardFile.read(csv);
        if (!file.faults().isEmpty()) {
            throw Problem.invalid(file.faults().stream()
                    .map(fault -> new Problem.FieldError("row " + fault.row(), fault.reason()))
                    .toList());
        }
        return draft(actor, from, file.rates());
    }

    @PutMapping("/{id}")
    Mono<CouncilCardJson> change(@PathVariable("id") UUID id, @Valid @RequestBody ChangeBody body, Actor actor) {
        if (body.version() < 1) {
            throw Problem.invalid("version", "Give the version that you have read.");
        }
        return cards.save(actor, id, body.version(), body.from(), RateTableJson.read(body.base(), body.payGuide()))
                .map(RateCardDraftsController::done)
                .flatMap(card -> json(actor, card));
    }

    @PostMapping("/{id}/approve")
    Mono<CouncilCardJson> approve(
            @PathVariable("id") UUID id,
            @Valid @RequestBody(required = false) @Nullable VersionBody body,
            Actor actor) {
        return cards.approve(actor, id, version(body))
                .map(RateCardDraftsController::done)
                .flatMap(card -> json(actor, card));
    }

    @PostMapping("/{id}/withdraw")
    Mono<CouncilCardJson> withdraw(
            @PathVariable("id") UUID id,
            @Valid @RequestBody(required = false) @Nullable VersionBody body,
            Actor actor) {
        return cards.withdraw(actor, id, version(body))
                .map(RateCardDraftsController::done)
                .flatMap(card -> json(actor, card));
    }

    @PostMapping("/{id}/send-back")
    Mono<CouncilCardJson> sendBack(@PathVariable("id") UUID id, @Valid @RequestBody BackBody body, Actor actor) {
        return cards.sendBack(actor, id, body.version(), body.reason().strip())
                .map(RateCardDraftsController::done)
                .flatMap(card -> json(actor, card));
    }

    private Mono<ResponseEntity<CouncilCardJson>> draft(Actor actor, LocalDate from, RateTable rates) {
        return cards.save(actor, Ids.next(), 0, from, rates)
                .map(RateCardDraftsController::done)
                .flatMap(card -> json(actor, card)
                        .map(body -> ResponseEntity.status(HttpStatus.CREATED)
                                .location(URI.create("/api/v1/rate-cards/" + card.id()))
                                .body(body)));
    }

    private Mono<CouncilCardJson> json(Actor actor, CouncilCard card) {
        return card.state() == RateCardState.DRAFT
                ? cards.check(actor.councilId(), card.from(), card.rates())
                        .map(check -> CouncilCardJson.of(card, check))
                : Mono.just(CouncilCardJson.of(card, new CardCheck(List.of(), List.of())));
    }

    private static CouncilCard done(RateCardResult result) {
        return switch (result) {
            case RateCardResult.Done done -> done.card();
            case RateCardResult.NotFound none -> throw unknown();
            case RateCardResult.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "This rate card is " + wrong.state().slug() + ". Only a draft can be changed or decided about.",
                        Map.of("state", wrong.state().slug()));
            case RateCardResult.MakerIsChecker none ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "Who drafted a rate card changes it, and another finance officer approves it or gives it back.");
            case RateCardResult.Changed none ->
                throw Problem.of(
                        ProblemType.CHANGED_MEANWHILE,
                        "The draft or the card before it was changed. Read them again and decide then.");
            case RateCardResult.InThePast past ->
                throw Problem.of(
                        ProblemType.IN_THE_PAST,
                        "A rate card begins on " + past.earliest() + " at the earliest: what is past doesn't change.");
            case RateCardResult.Implausible wrong ->
                throw Problem.invalid(wrong.faults().stream()
                        .map(RateCardDraftsController::fault)
                        .toList());
        };
    }

    private static Problem.FieldError fault(CardFault fault) {
        String field = fault.cell().purpose() == uk.directly.rate.RateCell.Purpose.PAY_GUIDE
                ? "payGuide." + fault.cell().band().slug()
                : "base." + fault.cell().engagement().slug() + "."
                        + fault.cell().band().slug();
        return new Problem.FieldError(field, CardWords.of(fault) + ".");
    }

    private static @Nullable Integer version(@Nullable VersionBody body) {
        return body == null ? null : body.version();
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "This council has no rate card with this id.");
    }

    /** A card to draft. */
    record DraftBody(
            @NotNull LocalDate from,
            @NotNull Map<String, Map<String, Long>> base,
            @NotNull Map<String, Long> payGuide) {
        RateTable rates() {
            return RateTableJson.read(base, payGuide);
        }
    }

    /** A draft to change. */
    record ChangeBody(
            @NotNull Integer version,
            @NotNull LocalDate from,
            @NotNull Map<String, Map<String, Long>> base,
            @NotNull Map<String, Long> payGuide) {}

    /** Which version was looked at; none: as it is now. */
    record VersionBody(@Nullable Integer version) {}

    /** Why it is given back. */
    record BackBody(
            @Nullable Integer version,

            @NotBlank @Size(max = RateCardChanges.LONGEST_WHY) String reason) {}
}
