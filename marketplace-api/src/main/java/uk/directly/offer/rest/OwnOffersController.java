package uk.directly.offer.rest;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.offer.OfferChange;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferState;
import uk.directly.offer.OwnOfferChanges;
import uk.directly.offer.OwnOffers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderFiles;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** A provider's own offers: drafted, changed, published, paused and withdrawn; another's are not found (R102). */
@RestController
@Allow({Role.PROVIDER, Role.BROKER})
class OwnOffersController {
    private static final String ONE = "/api/v1/offers/{id}";
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})\"");

    private final OwnOffers own;
    private final OwnOfferChanges changes;
    private final ProviderFiles files;

    OwnOffersController(OwnOffers own, OwnOfferChanges changes, ProviderFiles files) {
        this.own = own;
        this.changes = changes;
        this.files = files;
    }

    @PostMapping("/api/v1/offers")
    Mono<ResponseEntity<OwnOfferJson>> draft(@Valid @RequestBody OwnOfferBody body, Actor actor) {
        String service = body.service();
        String title = body.title();
        if (service == null) {
            throw Problem.invalid("service", "must be the slug of a service; /api/v1/services lists them");
        }
        if (title == null) {
            throw Problem.invalid("title", "is needed");
        }
        UUID id = Ids.next();
        return files.own(actor)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "Join the register first.")))
                .flatMap(file -> changes.begin(actor, body.in(OfferDraft.of(id, service, title, file.kind()))))
                .flatMap(result -> result instanceof OfferChange.NotFound
                        ? Mono.error(() -> Problem.invalid(
                                "service", "must be the slug of a service; /api/v1/services lists them"))
                        : answer(actor, id, result))
                .map(answer -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/offers/" + id + "/own"))
                        .headers(answer.getHeaders())
                        .body(answer.getBody()));
    }

    @GetMapping(ONE + "/own")
    Mono<ResponseEntity<OwnOfferJson>> one(@PathVariable("id") UUID id, Actor actor) {
        return read(actor, id);
    }

    @PatchMapping(ONE)
    Mono<ResponseEntity<OwnOfferJson>> change(
            @PathVariable("id") UUID id,
            @Valid @RequestBody OwnOfferBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        return change(actor, id, ifMatch, body::in);
    }

    @PutMapping(ONE + "/availability")
    Mono<ResponseEntity<OwnOfferJson>> open(
            @PathVariable("id") UUID id,
            @Valid @RequestBody AvailabilityJson body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        return change(actor, id, ifMatch, body::in);
    }

    @PostMapping(ONE + "/publish")
    Mono<ResponseEntity<OwnOfferJson>> publish(@PathVariable("id") UUID id, Actor actor) {
        return put(actor, id, OfferState.PUBLISHED);
    }

    @PostMapping(ONE + "/pause")
    Mono<ResponseEntity<OwnOfferJson>> pause(@PathVariable("id") UUID id, Actor actor) {
        return put(actor, id, OfferState.PAUSED);
    }

    @PostMapping(ONE + "/withdraw")
    Mono<ResponseEntity<Void>> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return changes.put(actor, id, OfferState.WITHDRAWN)
                .map(OwnOffersController::done)
                .map(version -> ResponseEntity.noContent().build());
    }

    /** R37: a sign of life, so that it isn't hidden. */
    @PostMapping(ONE + "/still-here")
    Mono<ResponseEntity<OwnOfferJson>> stillHere(@PathVariable("id") UUID id, Actor actor) {
        return changes.stillHere(actor, id).flatMap(count -> count == 0 ? notFound() : read(actor, id));
    }

    /** R56: raises what is below the law's least pay; what was paused for it is published again. */
    @PostMapping(ONE + "/raise-to-minimum")
    Mono<ResponseEntity<OwnOfferJson>> raise(@PathVariable("id") UUID id, Actor actor) {
        return changes.raiseToMinimum(actor, id).flatMap(result -> answer(actor, id, result));
    }

    private Mono<ResponseEntity<OwnOfferJson>> change(
            Actor actor, UUID id, @Nullable String ifMatch, UnaryOperator<OfferDraft> edit) {
        return changes.change(actor, id, version(ifMatch), edit).flatMap(result -> answer(actor, id, result));
    }

    private Mono<ResponseEntity<OwnOfferJson>> put(Actor actor, UUID id, OfferState to) {
        return changes.put(actor, id, to).flatMap(result -> answer(actor, id, result));
    }

    private Mono<ResponseEntity<OwnOfferJson>> answer(Actor actor, UUID id, OfferChange result) {
        return Mono.fromSupplier(() -> done(result)).flatMap(version -> read(actor, id));
    }

    private Mono<ResponseEntity<OwnOfferJson>> read(Actor actor, UUID id) {
        return own.draft(actor, id)
                .map(draft ->
                        ResponseEntity.ok().eTag("\"" + draft.version() + "\"").body(OwnOfferJson.of(draft)))
                .switchIfEmpty(notFound());
    }

    private static int done(OfferChange result) {
        return switch (result) {
            case OfferChange.Done done -> done.version();
            case OfferChange.NotFound none -> throw missing();
            case OfferChange.Changed changed ->
                throw Problem.of(
                        ProblemType.CHANGED_MEANWHILE, "Read it again, and send the change with its new ETag.");
            case OfferChange.UnknownArea unknown ->
                throw Problem.invalid("outcodes", "must be first parts of postcodes that exist, such as M33");
            case OfferChange.Incomplete incomplete ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "Say first what lacks names.",
                        Map.of("lacks", OwnOfferJson.lacks(incomplete.lacks())));
            case OfferChange.WrongState wrong ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "From where it stands there is no such step.",
                        Map.of("state", OwnOfferJson.slug(wrong.state())));
            case OfferChange.NotAccredited not ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "It can be published once the council has checked you.",
                        Map.of("state", "not-accredited"));
            case OfferChange.BelowMinimum below ->
                throw Problem.invalid(
                        "rates",
                        "must be at least " + below.minimumPence() + " pence an hour of who is employed (R56)");
            case OfferChange.NotCleared not ->
                throw Problem.of(
                        ProblemType.WRONG_STATE,
                        "The council has to check one thing more for this service.",
                        Map.of("state", "not-cleared"));
        };
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw Problem.invalid("If-Match", "must be the ETag that was answered, in its quotes");
        }
        return Integer.valueOf(version.group(1));
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(OwnOffersController::missing);
    }

    private static Problem missing() {
        return Problem.of(ProblemType.NOT_FOUND, "You have no offer with this id.");
    }
}
