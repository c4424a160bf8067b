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
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.payment.OwnBankPayments;
import uk.directly.payment.Payer;
import uk.directly.payment.SaidPaid;
import uk.directly.payment.ToPay;
import uk.directly.payment.ToPayLine;
import uk.directly.payment.ToPayResult;
import uk.directly.people.Actor;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.PdfPrinter;
import uk.directly.web.PrintFrame;
import uk.directly.web.Viewer;

/** What is done on a list to pay, whoever's it is (R27). */
@Component
class ToPayDesk {
    private static final int SHOWN = 20;

    private final ToPay toPay;
    private final OwnBankPayments payments;
    private final PdfPrinter printer;
    private final Clock clock;

    ToPayDesk(ToPay toPay, OwnBankPayments payments, PdfPrinter printer, Clock clock) {
        this.toPay = toPay;
        this.payments = payments;
        this.printer = printer;
        this.clock = clock;
    }

    /** Who is at work on which list. */
    record Visit(ToPaySide side, Actor actor, Viewer viewer) {
        /** Whose list it is; who has no organisation has none. */
        Payer payer() {
            Payer payer = side.payer(actor);
            if (payer == null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return payer;
        }
    }

    Mono<Rendering> list(Visit visit, @Nullable UUID after, String done, KeptForm kept) {
        Set<String> ticked = Set.copyOf(kept.values(ToPayPage.FIELD));
        return page(visit, after, notice(done), FormErrors.NONE, ticked, HttpStatus.OK);
    }

    /** What is said twice, by two clicks or on two screens, is said once. */
    Mono<Rendering> paid(Visit visit, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            List<String> ticked = Objects.requireNonNullElse(form.get(ToPayPage.FIELD), List.of());
            List<SaidPaid> lines = ToPayTicks.read(ticked, London.today(clock));
            if (lines == null || lines.size() > ToPay.MOST_OPEN) {
                return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
            } else if (lines.isEmpty()) {
                return page(
                        visit,
                        null,
                        null,
                        FormErrors.one(ToPayPage.FIELD, "Tick what you have paid"),
                        Set.of(),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            }
            String list = visit.side().path;
            return payments.paid(visit.actor(), visit.payer(), lines, null).map(result -> switch (result) {
                case ToPayResult.Done said -> Page.goTo(list + "?done=" + (said.seen() > 0 ? "seen" : "paid"));
                case ToPayResult.WrongState wrong -> Page.goTo(list + "?done=before");
                case ToPayResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                case ToPayResult.InProgress none -> throw new IllegalStateException("No key was given");
                case ToPayResult.KeyReused none -> throw new IllegalStateException("No key was given");
            });
        });
    }

    /**
     * The list on paper.
     *
     * @param name of whoever pays
     */
    Mono<ResponseEntity<byte[]>> pdf(Visit visit, String name, boolean large) {
        PrintFrame frame = PrintFrame.of("To pay", visit.viewer(), large);
        return toPay.open(visit.payer())
                .collectList()
                .flatMap(open -> printer.print(
                        ToPayPrint.of(frame, visit.side(), open, name, visit.viewer(), London.today(clock))))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "attachment; filename=\"to-pay.pdf\"")
                        .body(pdf));
    }

    Mono<Rendering> askNotPaid(Visit visit, UUID id) {
        return toPay.one(visit.payer(), id)
                .map(line -> line.state() == ToPayLine.State.SAID_PAID
                        ? NotPaidPage.of(visit.viewer(), visit.side(), line).show()
                        : Page.goTo(visit.side().path))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    Mono<Rendering> notPaid(Visit visit, UUID id) {
        String list = visit.side().path;
        return payments.takeBack(visit.actor(), visit.payer(), id, null).map(result -> switch (result) {
            case ToPayResult.Done done -> Page.goTo(list + "?done=not-paid");
            case ToPayResult.WrongState wrong -> Page.goTo(list);
            case ToPayResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case ToPayResult.InProgress none -> throw new IllegalStateException("No key was given");
            case ToPayResult.KeyReused none -> throw new IllegalStateException("No key was given");
        });
    }

    private Mono<Rendering> page(
            Visit visit,
            @Nullable UUID after,
            @Nullable String notice,
            FormErrors errors,
            Set<String> ticked,
            HttpStatus status) {
        Payer payer = visit.payer();
        return Mono.zip(
                        toPay.open(payer).collectList(),
                        toPay.paid(payer, after, SHOWN + 1).collectList())
                .map(found -> {
                    List<ToPayLine> paid = found.getT2().stream().limit(SHOWN).toList();
                    String older = found.getT2().size() > SHOWN
                            ? visit.side().path + "?after=" + paid.getLast().id()
                            : null;
                    return ToPayPages.page(
                                    visit.viewer(), visit.side(), found.getT1(), paid, older, notice, errors, ticked)
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
