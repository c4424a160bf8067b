package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.CoupleResult;
import uk.directly.booking.CoupleVisit;
import uk.directly.booking.Couples;
import uk.directly.booking.Extras;
import uk.directly.booking.GoingAlone;
import uk.directly.booking.QuoteRequest;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** One worker for two people together (R51, ADR 37): an invitation, the other's yes, and going on alone. */
@RestController
@Allow({Role.HOLDER, Role.CARER})
class CouplesController {
    private static final String PATH = "/api/v1/bookings/shared";

    private final Couples couples;
    private final GoingAlone alone;
    private final JsonMapper json;

    CouplesController(Couples couples, GoingAlone alone, JsonMapper json) {
        this.couples = couples;
        this.alone = alone;
        this.json = json;
    }

    @PostMapping(PATH)
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<CoupleJson>> invite(@Valid @RequestBody InviteBody body, Actor actor) {
        UUID id = body.id() == null ? Ids.next() : body.id();
        return couples.invite(actor, id, body.request())
                .map(CouplesController::done)
                .map(couple -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create(PATH + "/" + couple.id()))
                        .body(CoupleJson.of(couple, actor)));
    }

    @GetMapping(PATH + "/{id}")
    @ForOthers(Power.SEE)
    Mono<CoupleJson> one(@PathVariable("id") UUID id, Actor actor) {
        return couples.one(actor, id)
                .map(couple -> CoupleJson.of(couple, actor))
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ProblemType.NOT_FOUND, "There is nothing here with this id for you.")));
    }

    @PostMapping(PATH + "/{id}/accept")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> accept(
            @PathVariable("id") UUID id, @Valid @RequestBody AcceptBody body, RequestKey key, Actor actor) {
        return couples.accept(
                        actor,
                        id,
                        body.budgetId(),
                        body.planLineId(),
                        Boolean.TRUE.equals(body.useOwnMoney()),
                        key(actor, PATH + "/{id}/accept", key, id + " " + json.writeValueAsString(body)))
                .map(result -> BookingsController.answer(result, HttpStatus.CREATED));
    }

    /** Takes it back, or says no to it. */
    @PostMapping(PATH + "/{id}/decline")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<Void>> decline(@PathVariable("id") UUID id, Actor actor) {
        return couples.end(actor, id)
                .map(CouplesController::done)
                .map(couple -> ResponseEntity.noContent().build());
    }

    @GetMapping("/api/v1/bookings/{id}/alone")
    @ForOthers(Power.SEE)
    Mono<AloneJson> price(@PathVariable("id") UUID id, Actor actor) {
        return alone.pricePence(actor, id)
                .map(AloneJson::new)
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(ProblemType.NOT_FOUND, "There is nothing here that you could go on with alone.")));
    }

    @PostMapping("/api/v1/bookings/{id}/alone")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> goAlone(
            @PathVariable("id") UUID id, @Valid @RequestBody AloneJson body, RequestKey key, Actor actor) {
        return alone.goAlone(
                        actor,
                        id,
                        body.pricePence(),
                        key(actor, "/api/v1/bookings/{id}/alone", key, id + " " + body.pricePence()))
                .map(result -> BookingsController.answer(result, HttpStatus.CREATED));
    }

    private static IdempotencyKey key(Actor actor, String route, RequestKey key, String content) {
        return IdempotencyKey.of(actor.personId(), "POST " + route, key.value(), actor.forPersonId() + " " + content);
    }

    private static CoupleVisit done(CoupleResult result) {
        return switch (result) {
            case CoupleResult.Done done -> done.couple();
            case CoupleResult.Refused refused -> throw Refusals.problem(refused.why());
        };
    }

    /** Who is invited to what: the id is handed on by who invites; the same id again is the same invitation. */
    record InviteBody(
            @Nullable UUID id,
            @NotNull UUID offerId,
            @NotNull UUID budgetId,
            @Nullable UUID planLineId,
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Engagement engagement,
            @Nullable Boolean useOwnMoney) {
        BookingRequest request() {
            return new BookingRequest(
                    new QuoteRequest(
                            offerId,
                            budgetId,
                            start,
                            end,
                            engagement,
                            Boolean.TRUE.equals(useOwnMoney),
                            1,
                            Extras.NONE),
                    planLineId,
                    null,
                    null,
                    null);
        }
    }

    /** The other's yes. */
    record AcceptBody(
            @NotNull UUID budgetId,
            @Nullable UUID planLineId,
            @Nullable Boolean useOwnMoney) {}

    /** The full price, for one. */
    record AloneJson(long pricePence) {}

    /**
     * An invitation.
     *
     * @param with the other's first name: who invited, or who agreed
     * @param sharePence one's own half; to who is invited a quote tells theirs
     */
    record CoupleJson(
            UUID id,
            CoupleVisit.State state,
            UUID offerId,
            String title,
            Booking.Provider provider,
            Instant start,
            Instant end,
            Instant answerBy,
            boolean invitedByMe,
            @Nullable String with,
            @Nullable Long sharePence) {
        static CoupleJson of(CoupleVisit couple, Actor actor) {
            boolean mine = couple.firstHolder().equals(actor.forPersonId());
            return new CoupleJson(
                    couple.id(),
                    couple.state(),
                    couple.offerId(),
                    couple.title(),
                    couple.provider(),
                    couple.start(),
                    couple.end(),
                    couple.answerBy(),
                    mine,
                    mine ? couple.secondName() : couple.firstName(),
                    mine ? couple.sharePence() : null);
        }
    }
}
