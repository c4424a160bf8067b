package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.Along;
import uk.directly.booking.Approvals;
import uk.directly.booking.BookingRequest;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Bookings;
import uk.directly.booking.Cancellations;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.SeriesBookings;
import uk.directly.booking.SeriesRequest;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.RequestKey;

/** The holder's steps with a booking. */
@RestController
@RequestMapping("/api/v1/bookings")
@Allow({Role.HOLDER, Role.CARER})
class BookingsController {
    private final Bookings bookings;
    private final SeriesBookings series;
    private final Approvals approvals;
    private final Cancellations cancellations;
    private final JsonMapper json;

    BookingsController(
            Bookings bookings,
            SeriesBookings series,
            Approvals approvals,
            Cancellations cancellations,
            JsonMapper json) {
        this.bookings = bookings;
        this.series = series;
        this.approvals = approvals;
        this.cancellations = cancellations;
        this.json = json;
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> book(@Valid @RequestBody BookingBody body, RequestKey key, Actor actor) {
        IdempotencyKey asked = key(actor, "POST /api/v1/bookings", key, body);
        String rule = body.repeat();
        return (rule == null
                        ? bookings.book(actor, body.request(), asked)
                        : series.book(actor, body.series(rule), asked))
                .map(result -> answer(result, body.ask() == null ? HttpStatus.CREATED : HttpStatus.ACCEPTED));
    }

    @PostMapping("/{id}/approve")
    @ForOthers(Power.APPROVE)
    Mono<ResponseEntity<BookingJson>> approve(
            @PathVariable("id") UUID id,
            @RequestBody(required = false) @Nullable ApproveBody body,
            RequestKey key,
            Actor actor) {
        Long amount = body == null ? null : body.amountPence();
        return approvals
                .approve(actor, id, amount, key(actor, "POST /api/v1/bookings/{id}/approve", key, id + " " + amount))
                .map(result -> answer(result, HttpStatus.OK));
    }

    @PostMapping("/{id}/query")
    @ForOthers(Power.APPROVE)
    Mono<ResponseEntity<BookingJson>> query(
            @PathVariable("id") UUID id, @Valid @RequestBody QueryBody body, Actor actor) {
        return approvals.query(actor, id, body.message()).map(result -> answer(result, HttpStatus.OK));
    }

    @GetMapping("/{id}/cancellation")
    @ForOthers(Power.SEE)
    Mono<CancellationJson> cancellation(@PathVariable("id") UUID id, Actor actor) {
        return cancellations.cost(actor, id).map(cost -> switch (cost) {
            case Cancellations.Cost.Known known ->
                new CancellationJson(known.chargePence(), known.releasePence(), known.why());
            case Cancellations.Cost.Refused refused -> throw Refusals.problem(refused.refusal());
        });
    }

    @PostMapping("/{id}/cancel")
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<BookingJson>> cancel(
            @PathVariable("id") UUID id, @Valid @RequestBody CancelBody body, RequestKey key, Actor actor) {
        Cancellations.Reason reason = Arrays.stream(Cancellations.Reason.values())
                .filter(each -> each.slug().equals(body.reason()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("reason", "Say changed-mind, hospital or other."));
        return cancellations
                .cancel(actor, id, reason, key(actor, "POST /api/v1/bookings/{id}/cancel", key, id + " " + reason))
                .map(result -> answer(result, HttpStatus.OK));
    }

    IdempotencyKey key(Actor actor, String route, RequestKey key, Object asked) {
        String content = asked instanceof String text ? text : json.writeValueAsString(asked);
        return IdempotencyKey.of(actor.personId(), route, key.value(), actor.forPersonId() + " " + content);
    }

    static ResponseEntity<BookingJson> answer(BookingResult result, HttpStatus status) {
        return switch (result) {
            case BookingResult.Done done -> {
                ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                if (status == HttpStatus.CREATED || status == HttpStatus.ACCEPTED) {
                    answer.location(
                            URI.create("/api/v1/bookings/" + done.booking().id()));
                }
                yield answer.body(BookingJson.of(done.booking()));
            }
            case BookingResult.Refused refused -> throw Refusals.problem(refused.why());
        };
    }

    /** What to book. */
    record BookingBody(
            @NotNull UUID offerId,
            @NotNull UUID budgetId,
            @Nullable UUID planLineId,
            @Nullable UUID spendingQuestionId,
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Engagement engagement,
            @Nullable String ask,
            @Nullable Boolean useOwnMoney,
            @Nullable Integer places,
            @Nullable ExtrasJson extras,
            @Nullable Boolean companion,
            @Nullable Boolean taster,
            @Nullable String repeat,
            @Nullable @Size(max = SeriesRequest.MOST_EXCEPT) Set<LocalDate> except,
            @Nullable Boolean notOnSchoolHolidays,
            @Nullable Boolean notOnBankHolidays) {
        SeriesRequest series(String rule) {
            return new SeriesRequest(
                    request(),
                    rule,
                    except == null ? Set.of() : except,
                    Boolean.TRUE.equals(notOnSchoolHolidays),
                    Boolean.TRUE.equals(notOnBankHolidays));
        }

        BookingRequest request() {
            return new BookingRequest(
                    new QuoteRequest(
                                    offerId,
                                    budgetId,
                                    start,
                                    end,
                                    engagement,
                                    Boolean.TRUE.equals(useOwnMoney),
                                    places == null ? 1 : places,
                                    ExtrasJson.of(extras))
                            .with(new Along(Boolean.TRUE.equals(companion), Boolean.TRUE.equals(taster))),
                    planLineId,
                    spendingQuestionId,
                    ask,
                    repeat);
        }
    }

    /** How much of the visit is right; none: all of it. */
    record ApproveBody(@Nullable Long amountPence) {}

    /** What is wrong. */
    record QueryBody(@NotBlank String message) {}

    /** Why it is cancelled. */
    record CancelBody(@NotBlank String reason) {}

    /** What cancelling now would cost. */
    record CancellationJson(long chargePence, long releasePence, String why) {}
}
