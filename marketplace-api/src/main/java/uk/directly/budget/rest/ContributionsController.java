package uk.directly.budget.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.Behind;
import uk.directly.budget.BehindFile;
import uk.directly.budget.ContributionFile;
import uk.directly.budget.ContributionPayments;
import uk.directly.budget.ContributionResult;
import uk.directly.budget.Contributions;
import uk.directly.budget.ReceivedPayment;
import uk.directly.budget.RejectedRow;
import uk.directly.data.IdempotencyKey;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.RequestKey;

/** What finance receives of people's own shares, and whose is not paid in time (R22). */
@RestController
@RequestMapping("/api/v1/contributions")
@Allow(Role.FINANCE)
class ContributionsController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private final ContributionPayments payments;
    private final Contributions contributions;
    private final BehindFile file;

    ContributionsController(ContributionPayments payments, Contributions contributions, BehindFile file) {
        this.payments = payments;
        this.contributions = contributions;
        this.file = file;
    }

    @PostMapping
    Mono<ResponseEntity<PaymentJson>> receive(@Valid @RequestBody PaymentBody body, RequestKey key, Actor actor) {
        return payments.receive(
                        actor,
                        new ReceivedPayment(
                                1,
                                body.budgetId(),
                                null,
                                body.amountPence(),
                                body.paidOn(),
                                body.reference().strip()),
                        IdempotencyKey.of(actor.personId(), "POST /api/v1/contributions", key.value(), body.toString()))
                .map(result -> answer(body, ContributionRefusals.done(result)));
    }

    private static ResponseEntity<PaymentJson> answer(PaymentBody body, ContributionResult.Done done) {
        if (!done.rejected().isEmpty()) {
            throw Problem.of(
                    ProblemType.NO_SHARE, done.rejected().getFirst().reason(), Map.of("budgetId", body.budgetId()));
        }
        boolean isNew = done.alreadyKnown() == 0;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
        if (done.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.body(new PaymentJson(
                done.paymentId(), body.budgetId(), body.amountPence(), body.paidOn(), body.reference(), !isNew));
    }

    /** The same file again changes nothing, so it needs no key. */
    @PostMapping(path = "/import", consumes = "text/csv")
    Mono<ImportJson> receive(@RequestBody String csv, Actor actor) {
        return Mono.fromSupplier(() -> ContributionFile.of(csv))
                .flatMap(read -> payments.receive(actor, read))
                .map(ContributionRefusals::done)
                .map(done -> new ImportJson(done.imported(), done.alreadyKnown(), done.rejected()));
    }

    @GetMapping("/overdue")
    Mono<ResponseEntity<PageOf<BehindJson>>> overdue(Paging paging, Actor actor) {
        Cursor after = paging.after();
        Flux<Behind> rows = after == null
                ? contributions.behind(actor.councilId(), null, paging.fetch())
                : contributions.behind(actor.councilId(), after.date(0), after.id(1), paging.fetch());
        return rows.collectList()
                .map(found -> paging.answer(found, row -> Cursor.after(row.since(), row.budgetId()), BehindJson::of));
    }

    @GetMapping(path = "/overdue.csv", produces = "text/csv")
    ResponseEntity<Flux<DataBuffer>> overdueFile(Actor actor) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"shares-to-be-paid.csv\"")
                .body(file.lines(actor.councilId()).map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }

    /** A payment as finance sends it. */
    record PaymentBody(
            @NotNull UUID budgetId,

            @NotNull @Min(1) @Max(ReceivedPayment.MOST_PENCE) Long amountPence,

            @NotNull LocalDate paidOn,

            @NotBlank @Size(max = ReceivedPayment.LONGEST_REFERENCE) String reference) {}

    /**
     * A payment as it was recorded.
     *
     * @param id absent where it was known already
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentJson(
            @Nullable UUID id,
            UUID budgetId,
            long amountPence,
            LocalDate paidOn,
            String reference,
            boolean alreadyKnown) {}

    /** What became of a file's rows. */
    record ImportJson(int imported, int alreadyKnown, List<RejectedRow> rejected) {}

    /** Somebody whose share is not paid in time. */
    record BehindJson(
            UUID budgetId, Award.Holder holder, LocalDate dueOn, long amountPence, long netPence, long grossPence) {
        static BehindJson of(Behind behind) {
            return new BehindJson(
                    behind.budgetId(),
                    behind.holder(),
                    behind.since(),
                    behind.pence(),
                    behind.netPence(),
                    behind.grossPence());
        }
    }
}
