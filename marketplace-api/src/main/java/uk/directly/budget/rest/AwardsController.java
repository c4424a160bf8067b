package uk.directly.budget.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.budget.Award;
import uk.directly.budget.AwardChanges;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardRecording;
import uk.directly.budget.AwardRequest;
import uk.directly.budget.AwardResult;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.Awards;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.Place;
import uk.directly.budget.ReviewBand;
import uk.directly.budget.TermsPatch;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.QueryValue;
import uk.directly.web.rest.RequestKey;

/** The council's awards, for the officers who record them; never for those whose they are. */
@RestController
@RequestMapping("/api/v1/awards")
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class AwardsController {
    private static final String ROUTE = "POST /api/v1/awards";

    private final Awards awards;
    private final AwardRecording recording;
    private final AwardChanges changes;
    private final JsonMapper json;
    private final Clock clock;

    AwardsController(Awards awards, AwardRecording recording, AwardChanges changes, JsonMapper json, Clock clock) {
        this.awards = awards;
        this.recording = recording;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    Mono<ResponseEntity<PageOf<AwardJson>>> list(
            @RequestParam(name = "q", required = false) @Nullable String search, Paging paging, Actor actor) {
        Cursor after = paging.after();
        Place place = after == null ? null : new Place(after.text(0), after.id(1));
        return awards.list(actor.councilId(), QueryValue.text("q", search), place, paging.fetch())
                .collectList()
                .map(rows -> paging.answer(
                        rows,
                        row -> {
                            Place of = Place.of(row.holder().name(), row.id());
                            return Cursor.after(of.name(), of.id());
                        },
                        row -> AwardJson.of(row, today(), null)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<AwardJson>> one(@PathVariable("id") UUID id, Actor actor) {
        return awards.one(actor.councilId(), id)
                .zipWith(awards.changes(actor.councilId(), id).collectList())
                .map(found -> ResponseEntity.ok()
                        .eTag(EntityTags.of(found.getT1().version()))
                        .body(AwardJson.of(found.getT1(), today(), found.getT2())))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "This council has no award with this id.")));
    }

    @PostMapping
    Mono<ResponseEntity<AwardJson>> record(@Valid @RequestBody AwardBody body, RequestKey key, Actor actor) {
        return recording
                .record(actor, body.request(), key(actor, ROUTE, key, body))
                .map(result -> answer(result, HttpStatus.CREATED));
    }

    @PostMapping("/{id}/changes")
    Mono<ResponseEntity<AwardJson>> change(
            @PathVariable("id") UUID id,
            @Valid @RequestBody ChangeBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            RequestKey key,
            Actor actor) {
        return changes.change(
                        actor,
                        id,
                        EntityTags.version(ifMatch),
                        body.from(),
                        body.patch(),
                        body.reason(),
                        key(actor, ROUTE + "/{id}/changes", key, new Asked(id, body)))
                .map(result -> answer(result, HttpStatus.OK));
    }

    @PostMapping("/{id}/end")
    Mono<ResponseEntity<AwardJson>> end(
            @PathVariable("id") UUID id,
            @Valid @RequestBody EndBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            RequestKey key,
            Actor actor) {
        return changes.end(
                        actor,
                        id,
                        EntityTags.version(ifMatch),
                        body.on(),
                        body.reason(),
                        key(actor, ROUTE + "/{id}/end", key, new Asked(id, body)))
                .map(result -> answer(result, HttpStatus.OK));
    }

    private IdempotencyKey key(Actor actor, String route, RequestKey key, Object asked) {
        return IdempotencyKey.of(actor.personId(), route, key.value(), json.writeValueAsString(asked));
    }

    private ResponseEntity<AwardJson> answer(AwardResult result, HttpStatus status) {
        return switch (result) {
            case AwardResult.Done done -> {
                Award award = done.award();
                ResponseEntity.BodyBuilder answer =
                        ResponseEntity.status(status).eTag(EntityTags.of(award.version()));
                if (done.replayed()) {
                    answer.header("Idempotency-Replayed", "true");
                }
                if (status == HttpStatus.CREATED) {
                    answer.location(URI.create("/api/v1/awards/" + award.id()));
                }
                yield answer.body(AwardJson.of(award, today(), null));
            }
            case AwardResult.Refused refused -> throw AwardRefusals.problem(refused.why());
        };
    }

    private LocalDate today() {
        return London.today(clock);
    }

    /** What was asked of which award. */
    private record Asked(UUID id, Object body) {}

    /** What to record. */
    record AwardBody(
            @NotNull UUID holderId,
            @NotNull AwardKind kind,
            @NotNull Long weeklyPence,
            @NotNull Paid paid,
            @Nullable Long contributionWeeklyPence,
            @Nullable Integer cycleWeeks,
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable ReviewBand reviewBand,
            @Nullable Integer plannedMinutesWeekly,
            @NotNull List<@NotNull String> planLines,
            @Nullable MoneyRoute route,
            @Nullable UUID brokerId) {
        AwardRequest request() {
            AwardTerms terms = new AwardTerms(
                    weeklyPence,
                    paid,
                    Objects.requireNonNullElse(contributionWeeklyPence, 0L),
                    Objects.requireNonNullElse(cycleWeeks, 1),
                    Objects.requireNonNullElse(reviewBand, ReviewBand.STANDARD),
                    plannedMinutesWeekly);
            return new AwardRequest(holderId, kind, terms, from, to, planLines, route, brokerId);
        }
    }

    /** What becomes different, from when, and why; 0 planned minutes: the plan names no hours any more. */
    record ChangeBody(
            @NotNull LocalDate from,
            @Nullable Long weeklyPence,
            @Nullable Paid paid,
            @Nullable Long contributionWeeklyPence,
            @Nullable Integer cycleWeeks,
            @Nullable ReviewBand reviewBand,
            @Nullable Integer plannedMinutesWeekly,
            @NotBlank String reason) {
        TermsPatch patch() {
            return new TermsPatch(
                    weeklyPence, paid, contributionWeeklyPence, cycleWeeks, reviewBand, plannedMinutesWeekly);
        }
    }

    /** The last day, and why. */
    record EndBody(@NotNull LocalDate on, @NotBlank String reason) {}
}
