package uk.directly.ending.web;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Awards;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.Closing;
import uk.directly.ending.ClosingResult;
import uk.directly.ending.Closings;
import uk.directly.ending.PaidHow;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Finance records how somebody was paid what a closed account owed them (R24). */
@Controller
@Allow(Role.FINANCE)
class PaidController {
    private static final String PATH = "/awards/{id}/closing/paid/{payment}";

    private final Awards awards;
    private final Closings closings;

    PaidController(Awards awards, Closings closings) {
        this.awards = awards;
        this.closings = closings;
    }

    @GetMapping(PATH)
    Mono<Rendering> ask(
            @PathVariable("id") UUID id,
            @PathVariable("payment") UUID payment,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return account(actor, id)
                .map(account -> page(viewer, account, payment(account, payment), kept::value, FormErrors.NONE)
                        .show());
    }

    @PostMapping(PATH)
    Mono<Rendering> record(
            @PathVariable("id") UUID id,
            @PathVariable("payment") UUID paymentId,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(account(actor, id), exchange.getFormData()).flatMap(found -> {
            AccountCheck account = found.getT1();
            MultiValueMap<String, String> sent = found.getT2();
            Closing.Payment payment = payment(account, paymentId);
            LocalDate paid = paid(sent::getFirst).date();
            PaidHow how = how(text(sent::getFirst, "how"));
            FormErrors errors = FormErrors.NONE;
            if (how == null) {
                errors = errors.and("how", "Choose how it was paid");
            }
            if (paid == null) {
                errors = errors.and("paid", "Enter the day, like 28 11 2026");
            }
            if (how == null || paid == null) {
                return Mono.just(
                        page(viewer, account, payment, sent::getFirst, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            String reference = text(sent::getFirst, "reference");
            IdempotencyKey once = IdempotencyKey.of(
                    actor.personId(),
                    "POST " + PATH,
                    text(sent::getFirst, "key"),
                    paymentId + " " + how + " " + paid + " " + reference);
            return closings.paid(actor, account.budgetId(), paymentId, how, reference, paid, once)
                    .map(result -> result instanceof ClosingResult.Done
                            ? Page.goTo(ClosingPages.path(account) + "?done=paid")
                            : page(viewer, account, payment, sent::getFirst, refused(result))
                                    .show(HttpStatus.CONFLICT));
        });
    }

    private static FormErrors refused(ClosingResult result) {
        return result instanceof ClosingResult.Invalid invalid
                ? FormErrors.one(
                        invalid.faults().getFirst().field().equals("paidOn")
                                ? "paid"
                                : invalid.faults().getFirst().field(),
                        invalid.faults().getFirst().message())
                : ClosingWords.refused(result);
    }

    private static PaidPage page(
            Viewer viewer, AccountCheck account, Closing.Payment payment, Sent sent, FormErrors errors) {
        Frame frame = Frame.of("How was it paid?", viewer).under("/awards");
        String key = text(sent, "key");
        return new PaidPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                ClosingPages.path(account),
                payment.what().words() + ": " + Pence.of(payment.amountPence()).text() + " to " + payment.payee(),
                text(sent, "how"),
                text(sent, "reference"),
                paid(sent),
                ClosingPages.path(account) + "/paid/" + payment.id(),
                key.isEmpty() ? Ids.next().toString() : key);
    }

    private static Closing.Payment payment(AccountCheck account, UUID id) {
        Closing closing = account.closing();
        if (closing == null || !closing.isDone()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return closing.payments().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Mono<AccountCheck> account(Actor actor, UUID awardId) {
        return awards.one(actor.councilId(), awardId)
                .flatMap(award -> closings.check(actor.councilId(), award.budgetId()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static @Nullable PaidHow how(String slug) {
        return switch (slug) {
            case "bank-transfer" -> PaidHow.BANK_TRANSFER;
            case "cheque" -> PaidHow.CHEQUE;
            default -> null;
        };
    }

    private static DateParts paid(Sent sent) {
        return DateParts.of(sent.value("paid-day"), sent.value("paid-month"), sent.value("paid-year"));
    }

    private static String text(Sent sent, String name) {
        return Objects.requireNonNullElse(sent.value(name), "").strip();
    }

    /** What a form sent, by name. */
    private interface Sent {
        @Nullable String value(String name);
    }
}
