package uk.directly.payment.web;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.payment.OwnBankPayments;
import uk.directly.payment.SaidPaid;
import uk.directly.payment.ToPay;
import uk.directly.payment.ToPayLine;
import uk.directly.payment.ToPayResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.PdfPrinter;
import uk.directly.web.PrintFrame;
import uk.directly.web.Viewer;

/** What somebody pays from their own bank: there the rail is the person (R27). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class ToPayController {
    static final String HERE = "/money/to-pay";

    private static final int SHOWN = 20;

    private final ToPay toPay;
    private final OwnBankPayments payments;
    private final People people;
    private final PdfPrinter printer;
    private final Clock clock;

    ToPayController(ToPay toPay, OwnBankPayments payments, People people, PdfPrinter printer, Clock clock) {
        this.toPay = toPay;
        this.payments = payments;
        this.people = people;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping(HERE)
    Mono<Rendering> list(
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return page(
                actor,
                viewer,
                after,
                notice(done),
                FormErrors.NONE,
                Set.copyOf(kept.values(ToPayPage.FIELD)),
                HttpStatus.OK);
    }

    /** What is said twice, by two clicks or on two screens, is said once. */
    @PostMapping(HERE)
    Mono<Rendering> paid(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            List<String> ticked = Objects.requireNonNullElse(form.get(ToPayPage.FIELD), List.of());
            List<SaidPaid> lines = ToPayTicks.read(ticked, London.today(clock));
            if (lines == null || lines.size() > ToPay.MOST_OPEN) {
                return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
            } else if (lines.isEmpty()) {
                return again(actor, viewer, "Tick what you have paid", Set.of(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            return payments.paid(actor, lines, null).flatMap(result -> switch (result) {
                case ToPayResult.Done said ->
                    Mono.just(Page.goTo(HERE + "?done=" + (said.seen() > 0 ? "seen" : "paid")));
                case ToPayResult.WrongState wrong -> Mono.just(Page.goTo(HERE + "?done=before"));
                case ToPayResult.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
                case ToPayResult.InProgress none -> throw new IllegalStateException("No key was given");
                case ToPayResult.KeyReused none -> throw new IllegalStateException("No key was given");
            });
        });
    }

    @GetMapping(HERE + ".pdf")
    Mono<ResponseEntity<byte[]>> pdf(
            @RequestParam(name = "print", defaultValue = "") String print, Actor actor, Viewer viewer) {
        boolean large = print.equals("large");
        return toPay.open(actor)
                .collectList()
                .zipWith(people.name(actor.councilId(), actor.forPersonId()))
                .flatMap(found -> printer.print(ToPayPrint.of(
                        PrintFrame.of("To pay", viewer, large),
                        found.getT1(),
                        found.getT2(),
                        viewer,
                        London.today(clock))))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "attachment; filename=\"to-pay.pdf\"")
                        .body(pdf));
    }

    @GetMapping(HERE + "/{id}/not-paid")
    Mono<Rendering> askNotPaid(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return toPay.one(actor, id)
                .map(line -> line.state() == ToPayLine.State.SAID_PAID
                        ? NotPaidPage.of(viewer, line).show()
                        : Page.goTo(HERE))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @PostMapping(HERE + "/{id}/not-paid")
    Mono<Rendering> notPaid(@PathVariable("id") UUID id, Actor actor) {
        return payments.takeBack(actor, id, null).map(result -> switch (result) {
            case ToPayResult.Done done -> Page.goTo(HERE + "?done=not-paid");
            case ToPayResult.WrongState wrong -> Page.goTo(HERE);
            case ToPayResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case ToPayResult.InProgress none -> throw new IllegalStateException("No key was given");
            case ToPayResult.KeyReused none -> throw new IllegalStateException("No key was given");
        });
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, String why, Set<String> ticked, HttpStatus status) {
        return page(actor, viewer, null, null, FormErrors.one(ToPayPage.FIELD, why), ticked, status);
    }

    private Mono<Rendering> page(
            Actor actor,
            Viewer viewer,
            @Nullable UUID after,
            @Nullable String notice,
            FormErrors errors,
            Set<String> ticked,
            HttpStatus status) {
        return Mono.zip(
                        toPay.open(actor).collectList(),
                        toPay.paid(actor, after, SHOWN + 1).collectList())
                .map(found -> {
                    List<ToPayLine> paid = found.getT2().stream().limit(SHOWN).toList();
                    String older = found.getT2().size() > SHOWN
                            ? HERE + "?after=" + paid.getLast().id()
                            : null;
                    return ToPayPages.page(viewer, found.getT1(), paid, older, notice, errors, ticked)
                            .show(status);
                });
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "paid" -> "Thank you. They can see now that you paid it from your bank.";
            case "seen" -> "Thank you. We noted what your bank statement shows. We kept nothing else of the file.";
            case "before" -> "You told us that before. Nothing has changed.";
            case "not-paid" -> "It is back on the list.";
            default -> null;
        };
    }
}
