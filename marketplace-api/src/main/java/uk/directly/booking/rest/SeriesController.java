package uk.directly.booking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.booking.Cancellations;
import uk.directly.booking.Refusal;
import uk.directly.booking.SeriesBook;
import uk.directly.booking.SeriesChanges;
import uk.directly.booking.SeriesPlans;
import uk.directly.booking.SeriesPreview;
import uk.directly.booking.SeriesPreviewResult;
import uk.directly.booking.SeriesResult;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Span;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** Visits that come again: every date before booking, reading them, and the holder's changes. */
@RestController
@RequestMapping("/api/v1/series")
class SeriesController {
    private static final int FURTHEST_YEARS = 20;
    private static final int MOST = 100;

    private final SeriesBook book;
    private final SeriesPlans plans;
    private final SeriesChanges changes;
    private final JsonMapper json;
    private final Clock clock;

    SeriesController(SeriesBook book, SeriesPlans plans, SeriesChanges changes, JsonMapper json, Clock clock) {
        this.book = book;
        this.plans = plans;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ForOthers(Power.SEE)
    Mono<ItemsJson> list(Actor actor) {
        return book.list(actor, London.today(clock), MOST)
                .map(SeriesJson::of)
                .collectList()
                .map(ItemsJson::new);
    }

    @GetMapping("/{id}")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER})
    @ForOthers(Power.SEE)
    Mono<SeriesJson> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "since", required = false) @Nullable LocalDate since,
            Actor actor) {
        return book.one(actor, id, since == null ? LocalDate.EPOCH : near(since, "since"))
                .map(SeriesJson::of)
                .switchIfEmpty(Mono.error(SeriesController::notFound));
    }

    @PostMapping("/preview")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<PreviewJson> preview(@Valid @RequestBody BookingsController.BookingBody body, Actor actor) {
        String rule = body.repeat();
        if (rule == null) {
            throw Problem.invalid("repeat", "Write a rule of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=TU;COUNT=6.");
        }
        return plans.preview(actor, body.series(rule)).map(result -> switch (result) {
            case SeriesPreviewResult.Shown shown -> PreviewJson.of(shown.preview());
            case SeriesPreviewResult.Refused refused -> throw Refusals.problem(refused.why());
        });
    }

    @GetMapping("/{id}/cancellation")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<CostJson> cancellation(
            @PathVariable("id") UUID id,
            @RequestParam(name = "from", required = false) @Nullable LocalDate from,
            Actor actor) {
        return changes.cost(actor, id, from == null ? London.today(clock) : near(from, "from"), true)
                .map(cost -> new CostJson(cost.visits(), cost.chargePence(), cost.releasePence()))
                .switchIfEmpty(Mono.error(SeriesController::notFound));
    }

    @PostMapping("/{id}/cancel")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<SeriesJson>> cancel(
            @PathVariable("id") UUID id, @Valid @RequestBody CancelBody body, RequestKey key, Actor actor) {
        Cancellations.Reason reason = Arrays.stream(Cancellations.Reason.values())
                .filter(each -> each.slug().equals(body.reason()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("reason", "Say changed-mind, hospital or other."));
        LocalDate from = body.from() == null ? London.today(clock) : near(body.from(), "from");
        return changes.end(actor, id, from, reason, key(actor, "POST /api/v1/series/{id}/cancel", key, id, body))
                .flatMap(result -> answer(actor, id, result));
    }

    @PostMapping("/{id}/move")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<ResponseEntity<SeriesJson>> move(
            @PathVariable("id") UUID id, @Valid @RequestBody MoveBody body, RequestKey key, Actor actor) {
        if (!body.end().isAfter(body.start())) {
            throw Refusals.problem(new Refusal.EndBeforeStart());
        }
        if (!Span.isWholeMinute(body.start()) || !Span.isWholeMinute(body.end())) {
            throw Problem.invalid("start", "Give a time in whole minutes.");
        }
        near(body.day(), "day");
        Span to = new Span(body.start(), body.end());
        IdempotencyKey asked = key(actor, "POST /api/v1/series/{id}/move", key, id, body);
        return (Boolean.TRUE.equals(body.following())
                        ? changes.moveFollowing(actor, id, body.day(), to, asked)
                        : changes.moveOne(actor, id, body.day(), to, asked))
                .flatMap(result -> answer(actor, id, result));
    }

    /** No series reaches further than that: a rule isn't read for thousands of years. */
    private LocalDate near(LocalDate day, String field) {
        LocalDate today = London.today(clock);
        if (day.isBefore(today.minusYears(FURTHEST_YEARS)) || day.isAfter(today.plusYears(FURTHEST_YEARS))) {
            throw Problem.invalid(field, "Give a day of this series.");
        }
        return day;
    }

    private Mono<ResponseEntity<SeriesJson>> answer(Actor actor, UUID id, SeriesResult result) {
        return switch (result) {
            case SeriesResult.Refused refused -> throw Refusals.problem(refused.why());
            case SeriesResult.Done done -> {
                var series = done.booking() == null ? null : done.booking().series();
                yield book.one(actor, series == null ? id : series.id(), LocalDate.EPOCH)
                        .map(found -> {
                            ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.OK);
                            if (done.replayed()) {
                                answer.header("Idempotency-Replayed", "true");
                            }
                            return answer.body(SeriesJson.of(found));
                        })
                        .switchIfEmpty(Mono.error(SeriesController::notFound));
            }
        };
    }

    private IdempotencyKey key(Actor actor, String route, RequestKey key, UUID id, Object body) {
        return IdempotencyKey.of(
                actor.personId(),
                route,
                key.value(),
                actor.forPersonId() + " " + id + " " + json.writeValueAsString(body));
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "None of your visits that come again has this id.");
    }

    /** All of them. */
    record ItemsJson(List<SeriesJson> items) {}

    /** From when on they end; none: from now on. */
    record CancelBody(@Nullable LocalDate from, @NotBlank String reason) {}

    /**
     * Another time.
     *
     * @param day which visit, by the day that the rule gives
     * @param following whether all that follow move too
     */
    record MoveBody(
            @NotNull LocalDate day,
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Boolean following) {}

    /** What cancelling now would cost, in sum. */
    record CostJson(int visits, long chargePence, long releasePence) {}

    /** Every date. */
    record PreviewJson(
            List<DateJson> visits,
            LocalDate bookedUntil,
            boolean goesOn,
            long totalPence,
            long availablePence,
            long shortPence,
            long ownShortPence) {
        static PreviewJson of(SeriesPreview preview) {
            return new PreviewJson(
                    preview.visits().stream().map(DateJson::of).toList(),
                    preview.until(),
                    preview.goesOn(),
                    preview.nowPence(),
                    preview.availablePence(),
                    preview.shortPence() + preview.ownShortPence(),
                    preview.ownShortPence());
        }
    }

    /** One date: with its price, or why it isn't booked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DateJson(
            LocalDate day,
            @Nullable Instant start,
            @Nullable Instant end,
            boolean now,
            @Nullable Long totalPence,
            @Nullable Long fromBudgetPence,
            @Nullable Long fromOwnPence,
            @Nullable String clash,
            @Nullable String leftOut,
            @Nullable String beside) {
        static DateJson of(SeriesPreview.Visit visit) {
            return switch (visit) {
                case SeriesPreview.Possible can ->
                    new DateJson(
                            can.day(),
                            can.quote().span().start(),
                            can.quote().span().end(),
                            can.now(),
                            can.quote().totalPence(),
                            can.quote().fromBudgetPence(),
                            can.quote().fromOwnPence(),
                            null,
                            null,
                            can.beside());
                case SeriesPreview.Clash clash ->
                    new DateJson(
                            clash.day(),
                            clash.span().start(),
                            clash.span().end(),
                            clash.now(),
                            null,
                            null,
                            null,
                            Refusals.problem(clash.why()).type().slug(),
                            null,
                            null);
                case SeriesPreview.Without without ->
                    new DateJson(
                            without.day(),
                            null,
                            null,
                            false,
                            null,
                            null,
                            null,
                            null,
                            without.why().slug(),
                            null);
            };
        }
    }
}
