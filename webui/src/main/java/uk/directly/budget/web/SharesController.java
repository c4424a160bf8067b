package uk.directly.budget.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.budget.Behind;
import uk.directly.budget.BehindFile;
import uk.directly.budget.ContributionFile;
import uk.directly.budget.ContributionPayments;
import uk.directly.budget.ContributionResult;
import uk.directly.budget.Contributions;
import uk.directly.budget.ReceivedPayment;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** People's own shares, for finance: which are not paid in time, and what came in (R22). */
@Controller
@Allow(Role.FINANCE)
class SharesController {
    private static final int SHOWN = 50;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final DataBufferFactory BUFFERS = new DefaultDataBufferFactory();
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern CASE = Pattern.compile("[A-Z0-9][A-Z0-9/-]{0,39}");

    private final Contributions contributions;
    private final ContributionPayments payments;
    private final BehindFile file;
    private final Clock clock;

    SharesController(Contributions contributions, ContributionPayments payments, BehindFile file, Clock clock) {
        this.contributions = contributions;
        this.payments = payments;
        this.file = file;
        this.clock = clock;
    }

    @GetMapping(SharesPage.PATH)
    Mono<Rendering> all(
            @RequestParam(name = "since", required = false) @Nullable LocalDate since,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        Flux<Behind> people = since == null || after == null
                ? contributions.behind(actor.councilId(), null, SHOWN + 1)
                : contributions.behind(actor.councilId(), since, after, SHOWN + 1);
        return Mono.zip(contributions.ages(actor.councilId()), people.collectList())
                .map(found -> SharesPage.of(
                                frame("Shares to be paid", viewer).withNotice(notice(done)),
                                found.getT1(),
                                found.getT2().stream().limit(SHOWN).toList(),
                                found.getT2().size() > SHOWN
                                        ? next(found.getT2().get(SHOWN - 1))
                                        : null)
                        .show());
    }

    @GetMapping(SharesPage.PATH + ".csv")
    ResponseEntity<Flux<DataBuffer>> download(Actor actor) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"shares-to-be-paid.csv\"")
                .body(file.lines(actor.councilId()).map(line -> BUFFERS.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }

    @GetMapping(SharesPage.PATH + "/record")
    Rendering ask(@RequestParam(name = "whose", defaultValue = "") String whose, Viewer viewer) {
        return record(viewer, FormErrors.NONE, new Typed(whose, "", DateParts.of(London.today(clock)), ""), newKey());
    }

    @PostMapping(SharesPage.PATH + "/record")
    Mono<Rendering> record(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            Typed typed = Typed.of(form);
            String key = Objects.requireNonNullElse(form.getFirst("key"), "none");
            FormErrors errors = typed.errors();
            if (!errors.isEmpty()) {
                return Mono.just(record(viewer, errors, typed, key));
            }
            return payments.receive(
                            actor,
                            typed.payment(),
                            IdempotencyKey.of(
                                    actor.personId(), "POST " + SharesPage.PATH + "/record", key, typed.toString()))
                    .map(result -> recorded(viewer, typed, result));
        });
    }

    private Rendering recorded(Viewer viewer, Typed typed, ContributionResult result) {
        if (result instanceof ContributionResult.Done done && done.rejected().isEmpty()) {
            return Page.goTo(SharesPage.PATH + "?done=" + (done.alreadyKnown() > 0 ? "known" : "recorded"));
        }
        String why = result instanceof ContributionResult.Done done
                ? done.rejected().getFirst().reason()
                : "We could not record it. Wait a few seconds and press the button again.";
        return record(viewer, FormErrors.one("whose", why), typed, newKey());
    }

    @GetMapping(SharesPage.PATH + "/import")
    Rendering askMany(Viewer viewer) {
        return many(viewer, FormErrors.NONE, "");
    }

    /** Rows that are sent twice are known the second time: reloading repeats nothing. */
    @PostMapping(SharesPage.PATH + "/import")
    Mono<Rendering> many(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String rows = Objects.requireNonNullElse(form.getFirst("rows"), "");
            if (rows.isBlank()) {
                return Mono.just(many(viewer, FormErrors.one("rows", "Copy the rows of the file in here"), rows));
            }
            return payments.receive(actor, ContributionFile.of(rows))
                    .map(result -> result instanceof ContributionResult.Done done
                            ? ShareImportPage.of(frame("Record payments from a file", viewer), rows, done)
                                    .show()
                            : many(viewer, FormErrors.one("rows", "We could not record them. Try again."), rows));
        });
    }

    private static Rendering many(Viewer viewer, FormErrors errors, String rows) {
        Frame frame = frame("Record payments from a file", viewer);
        return new ShareImportPage(
                        errors.isEmpty() ? frame : frame.withError(), errors, rows, java.util.List.of(), null)
                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Rendering record(Viewer viewer, FormErrors errors, Typed typed, String key) {
        Frame frame = frame("Record a payment of a share", viewer);
        return new ShareRecordPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        errors,
                        typed.whose(),
                        typed.amount(),
                        typed.day(),
                        typed.reference(),
                        key)
                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Frame frame(String title, Viewer viewer) {
        return Frame.of(title, viewer).under("/finance/funding");
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "recorded" -> "The payment is recorded. What goes into the budget counts from now on.";
            case "known" -> "This payment was recorded before. Nothing has changed.";
            default -> null;
        };
    }

    private static String next(Behind last) {
        return SharesPage.PATH + "?since=" + last.since() + "&after=" + last.budgetId();
    }

    private static String newKey() {
        return Ids.next().toString();
    }

    /** A payment as it was typed. */
    private record Typed(String whose, String amount, DateParts day, String reference) {
        static Typed of(MultiValueMap<String, String> form) {
            return new Typed(
                    text(form, "whose"),
                    text(form, "amount"),
                    DateParts.of(form.getFirst("day-day"), form.getFirst("day-month"), form.getFirst("day-year")),
                    text(form, "reference"));
        }

        private static String text(MultiValueMap<String, String> form, String name) {
            return Objects.requireNonNullElse(form.getFirst(name), "").strip();
        }

        FormErrors errors() {
            FormErrors errors = FormErrors.NONE;
            if (!isId() && !CASE.matcher(caseReference()).matches()) {
                errors = errors.and("whose", "Give a case reference, or the budget’s id");
            }
            Long pence = TypedPounds.pence(amount);
            if (pence == null || pence < 1 || pence > ReceivedPayment.MOST_PENCE) {
                errors = errors.and("amount", "Give an amount in pounds, like 40.00");
            }
            if (day.date() == null) {
                errors = errors.and("day", "Give a day, month and year, like 14 12 2026");
            }
            if (reference.isEmpty() || reference.length() > ReceivedPayment.LONGEST_REFERENCE) {
                errors = errors.and("reference", "Give the bank’s reference");
            }
            return errors;
        }

        /** Only of what has no errors. */
        ReceivedPayment payment() {
            return new ReceivedPayment(
                    1,
                    isId() ? UUID.fromString(whose) : null,
                    isId() ? null : caseReference(),
                    Objects.requireNonNull(TypedPounds.pence(amount)),
                    Objects.requireNonNull(day.date()),
                    reference);
        }

        private boolean isId() {
            return ID.matcher(whose).matches();
        }

        private String caseReference() {
            return whose.toUpperCase(Locale.ROOT);
        }
    }
}
