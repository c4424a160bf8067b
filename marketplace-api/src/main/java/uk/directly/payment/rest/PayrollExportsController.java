package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.payment.PayrollFile;
import uk.directly.payment.PayrollMonth;
import uk.directly.payment.PayrollReader;
import uk.directly.payment.PayrollReckoning;
import uk.directly.payment.Payrolls;
import uk.directly.payment.model.PayrollEstimate;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/**
 * What goes to payrolls (R81, R85): the employer's own; with {@code person} that of somebody whose account one's organisation
 * looks after, or for finance with a {@code reason} that the person sees (R93); and a worker's own lines.
 */
@RestController
class PayrollExportsController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String HERE = "/api/v1/payroll-exports";
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 300;

    private final Payrolls payrolls;
    private final PayrollReckoning reckoning;

    PayrollExportsController(Payrolls payrolls, PayrollReckoning reckoning) {
        this.payrolls = payrolls;
        this.reckoning = reckoning;
    }

    @GetMapping(HERE)
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER, Role.BROKER, Role.FINANCE})
    @ForOthers(Power.RUN)
    Mono<MonthJson> month(
            @RequestParam("month") String month,
            @RequestParam(name = "person", required = false) @Nullable UUID person,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor) {
        YearMonth asked = month(month);
        return read(actor, asked, person, reason).map(MonthJson::of).defaultIfEmpty(MonthJson.empty(asked));
    }

    @GetMapping(path = HERE + ".csv", produces = "text/csv")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER, Role.BROKER, Role.FINANCE})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<String>> csv(
            @RequestParam("month") String month,
            @RequestParam(name = "person", required = false) @Nullable UUID person,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor) {
        YearMonth asked = month(month);
        return read(actor, asked, person, reason)
                .defaultIfEmpty(new PayrollMonth(actor.forPersonId(), "", asked, List.of(), 0))
                .map(found -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header("Content-Disposition", "attachment; filename=\"" + PayrollFile.name(found) + "\"")
                        .body(String.join("", PayrollFile.lines(found))));
    }

    /** What the bureau reckoned for one worker and month. */
    @PostMapping(HERE + "/figures")
    @Allow({Role.HOLDER, Role.CARER, Role.PROVIDER, Role.BROKER, Role.FINANCE})
    @ForOthers(Power.RUN)
    Mono<ResponseEntity<FiguresAnswer>> figures(@Valid @RequestBody FiguresBody body, RequestKey key, Actor actor) {
        YearMonth month = month(body.month());
        return reader(actor, month, body.personId(), body.reason())
                .flatMap(reader -> reckoning.enter(
                        actor,
                        reader,
                        body.entry(month),
                        IdempotencyKey.of(actor.personId(), "POST " + HERE + "/figures", key.value(), body.toString())))
                .map(PayrollExportsController::answer);
    }

    /** A worker's own lines, of all who employ them. */
    @GetMapping("/api/v1/earnings/payroll")
    @Allow(Role.PROVIDER)
    Mono<EarnedJson> earned(@RequestParam("month") String month, Actor actor) {
        YearMonth asked = month(month);
        PayrollReader reader = PayrollReader.worker(actor);
        return reader == null
                ? Mono.just(new EarnedJson(asked.toString(), List.of()))
                : payrolls.months(reader, asked)
                        .flatMapIterable(each -> each.workers().stream()
                                .flatMap(worker -> worker.lines().stream())
                                .map(line -> LineJson.of(line, firstName(each.employer())))
                                .toList())
                        .collectList()
                        .map(lines -> new EarnedJson(asked.toString(), lines));
    }

    private Mono<PayrollMonth> read(Actor actor, YearMonth month, @Nullable UUID person, @Nullable String reason) {
        return reader(actor, month, person, reason)
                .flatMap(reader -> payrolls.months(reader, month).next());
    }

    private Mono<PayrollReader> reader(Actor actor, YearMonth month, @Nullable UUID person, @Nullable String reason) {
        if (person == null || person.equals(actor.forPersonId())) {
            if (!actor.is(Role.HOLDER, Role.CARER)) {
                throw Problem.invalid("person", "Name the person whose payroll it is.");
            }
            return Mono.just(PayrollReader.employer(actor));
        }
        if (actor.is(Role.FINANCE)) {
            String said = reason == null ? "" : reason.strip();
            if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
                throw Problem.invalid("reason", "Say why you open it, in 5 to 300 characters. The person sees it.");
            }
            return payrolls.open(actor, person, said, month).switchIfEmpty(Mono.error(notFound()));
        }
        PayrollReader organisation = PayrollReader.organisation(actor, person);
        if (organisation == null) {
            throw notFound();
        }
        return payrolls.employers(actor.councilId(), organisation.organisationId(), month)
                .any(each -> each.id().equals(person))
                .flatMap(theirs -> theirs ? Mono.just(organisation) : Mono.error(notFound()));
    }

    private static ResponseEntity<FiguresAnswer> answer(PayrollReckoning.Result result) {
        return switch (result) {
            case PayrollReckoning.Result.Done done -> {
                ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
                yield (done.replayed() ? ok.header("Idempotency-Replayed", "true") : ok)
                        .body(new FiguresAnswer(done.version()));
            }
            case PayrollReckoning.Result.NotFound none -> throw notFound();
            case PayrollReckoning.Result.Changed changed ->
                throw state("changed", "Other hours or figures came in since you looked. Read it again.");
            case PayrollReckoning.Result.PaidAlready paid ->
                throw state("paid", "It was paid already, so it can only come to more.");
            case PayrollReckoning.Result.TooEarly early ->
                throw Problem.of(ProblemType.TOO_EARLY, "This month has not begun yet.");
            case PayrollReckoning.Result.Invalid invalid -> throw Problem.invalid(invalid.field(), invalid.message());
            case PayrollReckoning.Result.KeyReused none ->
                throw Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new one.");
            case PayrollReckoning.Result.InProgress none ->
                throw Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The first request with this Idempotency-Key is still running. Try again in a moment.");
        };
    }

    private static Problem state(String state, String detail) {
        return Problem.of(ProblemType.WRONG_STATE, detail, Map.of("state", state));
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no payroll with this person for you.");
    }

    private static YearMonth month(String month) {
        try {
            return YearMonth.parse(month);
        } catch (java.time.DateTimeException e) {
            throw Problem.invalid("month", "Give a month like 2026-12.");
        }
    }

    /** A worker reads the first name alone (R101). */
    private static String firstName(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /**
     * What was entered.
     *
     * @param personId whose payroll; none: one's own
     * @param reason why finance opens it
     * @param version of the figures that were looked at; 0: none
     * @param seenPence the pay on the lines that was looked at
     */
    record FiguresBody(
            @Nullable UUID personId,
            @Nullable String reason,
            @NotNull UUID providerId,
            @NotNull String month,
            @NotNull Integer version,
            @NotNull Long seenPence,
            @NotNull Long payPence,
            @NotNull Long holidayPence,
            @NotNull Long niPence,
            @NotNull Long pensionPence,
            @Nullable LocalDate paidOn,
            @NotNull String bureau) {
        PayrollReckoning.Entry entry(YearMonth month) {
            return new PayrollReckoning.Entry(
                    providerId,
                    month,
                    version,
                    seenPence,
                    payPence,
                    holidayPence,
                    niPence,
                    pensionPence,
                    paidOn,
                    bureau);
        }
    }

    /** Which version stands now. */
    record FiguresAnswer(int version) {}

    /** A worker's lines. */
    record EarnedJson(String month, List<LineJson> items) {}

    /** A month. */
    record MonthJson(String month, long waiting, List<WorkerJson> workers) {
        static MonthJson of(PayrollMonth month) {
            return new MonthJson(
                    month.month().toString(),
                    month.waiting(),
                    month.workers().stream().map(WorkerJson::of).toList());
        }

        static MonthJson empty(YearMonth month) {
            return new MonthJson(month.toString(), 0, List.of());
        }
    }

    /** One worker; {@code estimate} is ours, {@code figures} the bureau's, latest first. */
    record WorkerJson(
            UUID providerId,
            String name,
            long minutes,
            long payPence,
            long inQuestionPence,
            List<LineJson> lines,
            EstimateJson estimate,
            List<FiguresJson> figures) {
        static WorkerJson of(PayrollMonth.Worker worker) {
            return new WorkerJson(
                    worker.providerId(),
                    worker.name(),
                    worker.minutes(),
                    worker.payPence(),
                    worker.inQuestionPence(),
                    worker.lines().stream().map(line -> LineJson.of(line, null)).toList(),
                    EstimateJson.of(worker.estimate()),
                    worker.figures().stream().map(FiguresJson::of).toList());
        }
    }

    /** A line as it was posted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineJson(
            UUID bookingId,
            @Nullable String person,
            LocalDate date,
            Instant start,
            Instant end,
            long minutes,
            String kind,
            @Nullable String band,
            @Nullable Long ratePence,
            long payPence,
            boolean inQuestion) {
        static LineJson of(PayrollMonth.Line line, @Nullable String person) {
            return new LineJson(
                    line.bookingId(),
                    person,
                    line.day(),
                    line.start(),
                    line.end(),
                    line.minutes(),
                    line.kind(),
                    line.band(),
                    line.ratePence(),
                    line.payPence(),
                    line.inQuestion());
        }
    }

    /** What we estimate on top of the pay. */
    record EstimateJson(
            boolean irregularHours,
            long holidayPence,
            long employerNiPence,
            long employmentAllowancePence,
            long pensionPence,
            long totalPence) {
        static EstimateJson of(PayrollEstimate estimate) {
            return new EstimateJson(
                    estimate.irregular(),
                    estimate.holidayPence(),
                    estimate.niPence(),
                    estimate.allowancePence(),
                    estimate.pensionPence(),
                    estimate.totalPence());
        }
    }

    /** What the bureau reckoned. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FiguresJson(
            int version,
            long payPence,
            long holidayPence,
            long niPence,
            long pensionPence,
            @Nullable LocalDate paidOn,
            String bureau,
            String by,
            Instant at) {
        static FiguresJson of(PayrollMonth.Figures figures) {
            return new FiguresJson(
                    figures.version(),
                    figures.payPence(),
                    figures.holidayPence(),
                    figures.niPence(),
                    figures.pensionPence(),
                    figures.paidOn(),
                    figures.bureau(),
                    figures.by(),
                    figures.at());
        }
    }
}
