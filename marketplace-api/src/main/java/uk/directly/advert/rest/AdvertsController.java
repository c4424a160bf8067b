package uk.directly.advert.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertAnswer;
import uk.directly.advert.AdvertBook;
import uk.directly.advert.AdvertCheck;
import uk.directly.advert.AdvertDraft;
import uk.directly.advert.AdvertResult;
import uk.directly.advert.Adverts;
import uk.directly.advert.AnswerState;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Adverts: the author's side, the provider's, the officer's. */
@RestController
@RequestMapping("/api/v1/adverts")
class AdvertsController {
    private static final int MOST = 100;

    private final Adverts adverts;
    private final AdvertBook book;

    AdvertsController(Adverts adverts, AdvertBook book) {
        this.adverts = adverts;
        this.book = book;
    }

    /** One's own, the latest first. */
    @GetMapping
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<PageOf<Advert>> mine(Actor actor) {
        return whole(book.of(actor, MOST));
    }

    @GetMapping("/{id}")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<Advert> one(@PathVariable("id") UUID id, Actor actor) {
        return book.own(actor, id).switchIfEmpty(Mono.error(AdvertsController::notFound));
    }

    /** A new draft. */
    @PostMapping
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<Advert>> write(@Valid @RequestBody DraftBody body, Actor actor) {
        return adverts.save(actor, Objects.requireNonNullElseGet(body.id(), Ids::next), body.draft(), body.repeats())
                .map(AdvertsController::advert)
                .map(advert -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/adverts/" + advert.id()))
                        .body(advert));
    }

    @PutMapping("/{id}")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<Advert> change(@PathVariable("id") UUID id, @Valid @RequestBody DraftBody body, Actor actor) {
        return book.own(actor, id)
                .switchIfEmpty(Mono.error(AdvertsController::notFound))
                .flatMap(own -> adverts.save(actor, id, body.draft(), null))
                .map(AdvertsController::advert);
    }

    /** What has to be changed before it can go out. */
    @GetMapping("/{id}/check")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<PageOf<AdvertCheck.Finding>> check(@PathVariable("id") UUID id, Actor actor) {
        return adverts.check(actor, id).map(PageOf::whole).switchIfEmpty(Mono.error(AdvertsController::notFound));
    }

    @PostMapping("/{id}/publish")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<Advert> publish(@PathVariable("id") UUID id, Actor actor) {
        return adverts.publish(actor, id).map(AdvertsController::advert);
    }

    /** A draft is gone: 204. */
    @PostMapping("/{id}/close")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<Advert>> close(@PathVariable("id") UUID id, Actor actor) {
        return adverts.close(actor, id)
                .map(result -> result instanceof AdvertResult.Noted
                        ? ResponseEntity.noContent().build()
                        : ResponseEntity.ok(advert(result)));
    }

    @GetMapping("/{id}/answers")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.SEE)
    Mono<PageOf<AdvertAnswer>> answers(@PathVariable("id") UUID id, Actor actor) {
        return book.own(actor, id)
                .switchIfEmpty(Mono.error(AdvertsController::notFound))
                .flatMap(own -> whole(book.answers(actor, id)));
    }

    @PostMapping("/{id}/answers/{answerId}/choose")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<AdvertAnswer> choose(@PathVariable("id") UUID id, @PathVariable("answerId") UUID answerId, Actor actor) {
        return adverts.decide(actor, id, answerId, AnswerState.CHOSEN).map(AdvertsController::answer);
    }

    @PostMapping("/{id}/answers/{answerId}/decline")
    @Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
    @ForOthers(Power.BOOK)
    Mono<AdvertAnswer> decline(@PathVariable("id") UUID id, @PathVariable("answerId") UUID answerId, Actor actor) {
        return adverts.decide(actor, id, answerId, AnswerState.DECLINED).map(AdvertsController::answer);
    }

    /** Those that the provider could answer, the nearest first. */
    @GetMapping("/near")
    @Allow(Role.PROVIDER)
    Mono<PageOf<NearJson>> near(Actor actor) {
        return whole(book.near(actor, MOST).map(NearJson::of));
    }

    @PostMapping("/{id}/answers")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<AdvertAnswer>> answer(
            @PathVariable("id") UUID id, @Valid @RequestBody AnswerBody body, Actor actor) {
        return adverts.answer(
                        actor, Objects.requireNonNullElseGet(body.id(), Ids::next), id, body.offerId(), body.message())
                .map(AdvertsController::answer)
                .map(given -> ResponseEntity.status(HttpStatus.CREATED).body(given));
    }

    @PostMapping("/{id}/report")
    @Allow(Role.PROVIDER)
    Mono<ResponseEntity<Void>> report(@PathVariable("id") UUID id, @Valid @RequestBody ReasonBody body, Actor actor) {
        return adverts.report(actor, id, body.reason()).map(result -> {
            if (result instanceof AdvertResult.Noted) {
                return ResponseEntity.noContent().build();
            }
            throw refused(result);
        });
    }

    /** Those that an officer has to look at, the oldest first. */
    @GetMapping("/reported")
    @Allow(Role.ACCREDITATION)
    Mono<PageOf<AdvertBook.Reported>> reported(Actor actor) {
        return whole(book.toLookAt(actor.councilId(), MOST));
    }

    @PostMapping("/{id}/keep")
    @Allow(Role.ACCREDITATION)
    Mono<Advert> keep(@PathVariable("id") UUID id, Actor actor) {
        return adverts.moderate(actor, id, false, null).map(AdvertsController::advert);
    }

    @PostMapping("/{id}/take-down")
    @Allow(Role.ACCREDITATION)
    Mono<Advert> takeDown(@PathVariable("id") UUID id, @Valid @RequestBody ReasonBody body, Actor actor) {
        return adverts.moderate(actor, id, true, body.reason()).map(AdvertsController::advert);
    }

    private static <T> Mono<PageOf<T>> whole(Flux<T> rows) {
        return rows.collectList().map(PageOf::whole);
    }

    private static Advert advert(AdvertResult result) {
        if (result instanceof AdvertResult.Done done) {
            return done.advert();
        }
        throw refused(result);
    }

    private static AdvertAnswer answer(AdvertResult result) {
        if (result instanceof AdvertResult.Answered answered) {
            return answered.answer();
        }
        throw refused(result);
    }

    private static RuntimeException refused(AdvertResult result) {
        return switch (result) {
            case AdvertResult.NotFound none -> notFound();
            case AdvertResult.WrongState wrong ->
                wrongState(wrong.state(), "This is " + wrong.state() + ", and stays so.");
            case AdvertResult.AnsweredAlready again -> wrongState("answered", "You have answered this advert.");
            case AdvertResult.ChangedMeanwhile changed ->
                wrongState("changed", "It was changed meanwhile. Check it again.");
            case AdvertResult.TooMany many ->
                wrongState("too-many-open", many.most() + " adverts are open. Close one first.");
            case AdvertResult.OwnAdvert own ->
                Problem.of(ProblemType.NOT_ALLOWED, "Somebody else has to decide about an advert of yours.");
            case AdvertResult.Invalid invalid -> Problem.invalid(invalid.field(), invalid.message());
            case AdvertResult.Refused refused ->
                Problem.invalid(refused.findings().stream()
                        .map(finding -> new Problem.FieldError(finding.field(), finding.message()))
                        .toList());
            case AdvertResult.Done done -> new IllegalStateException("It was done");
            case AdvertResult.Answered answered -> new IllegalStateException("It was answered");
            case AdvertResult.Noted noted -> new IllegalStateException("It was noted");
        };
    }

    private static Problem wrongState(String state, String detail) {
        return Problem.of(ProblemType.WRONG_STATE, detail, Map.of("state", state));
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such advert or answer for you.");
    }

    /** What is asked for; {@code near} is a postcode or a town, of which only the district is kept. */
    record DraftBody(
            @Nullable UUID id,
            @NotNull String service,
            @NotNull String pattern,
            int weeklyMinutes,
            @NotNull String near,
            long ratePence,
            @NotNull String words,
            @Nullable String gender,
            @Nullable String genderReason,
            @Nullable UUID repeats) {
        AdvertDraft draft() {
            return new AdvertDraft(service, pattern, weeklyMinutes, near, ratePence, words, gender, genderReason);
        }
    }

    /** With which offer, in the provider's words. */
    record AnswerBody(
            @Nullable UUID id,
            @NotNull UUID offerId,
            @NotNull String message) {}

    /** Why. */
    record ReasonBody(@NotNull String reason) {}

    /** An advert as a provider reads it: a first name, never whose it is. */
    record NearJson(
            UUID id,
            String firstName,
            String service,
            String pattern,
            int weeklyMinutes,
            String district,
            long ratePence,
            String words,
            @Nullable String gender,
            java.util.List<AdvertBook.Near.Choice> offers) {
        static NearJson of(AdvertBook.Near near) {
            Advert advert = near.advert();
            return new NearJson(
                    advert.id(),
                    advert.firstName(),
                    advert.serviceName(),
                    advert.pattern(),
                    advert.weeklyMinutes(),
                    advert.district(),
                    advert.ratePence(),
                    advert.words(),
                    advert.gender(),
                    near.offers());
        }
    }
}
