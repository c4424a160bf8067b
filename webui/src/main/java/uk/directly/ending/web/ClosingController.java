package uk.directly.ending.web;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Awards;
import uk.directly.budget.FieldFault;
import uk.directly.data.IdempotencyKey;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.ClosingResult;
import uk.directly.ending.Closings;
import uk.directly.money.Pence;
import uk.directly.payment.TopUpRefundResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Finance closes an account: one officer looks and proposes, another says yes (R24, R92). */
@Controller
@Allow(Role.FINANCE)
class ClosingController {
    private static final String PATH = "/awards/{id}/closing";

    private final Awards awards;
    private final Closings closings;

    ClosingController(Awards awards, Closings closings) {
        this.awards = awards;
        this.closings = closings;
    }

    @GetMapping(PATH)
    Mono<Rendering> look(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return account(actor, id)
                .map(account -> new ClosingPages(viewer, actor, account)
                        .page(ClosingForm.of(kept::value), FormErrors.NONE, notice(done))
                        .show());
    }

    @PostMapping(PATH)
    Mono<Rendering> go(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(account(actor, id), exchange.getFormData()).flatMap(found -> {
            Step step = new Step(actor, viewer, found.getT1(), found.getT2());
            return switch (Objects.requireNonNullElse(found.getT2().getFirst("step"), "")) {
                case "approve" -> approve(step);
                case "withdraw" -> withdraw(step);
                case "card" -> backToCard(step);
                default -> propose(step);
            };
        });
    }

    private Mono<Rendering> propose(Step step) {
        ClosingForm form = ClosingForm.of(step.sent()::getFirst).keyed();
        FormErrors errors = form.errors();
        if (!errors.isEmpty()) {
            return Mono.just(step.pages().page(form, errors, null).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return closings.propose(
                        step.actor(),
                        step.account().budgetId(),
                        form.request(),
                        step.once("propose", form.key(), form.toString()))
                .flatMap(result -> after(step, form, result, "proposed"));
    }

    private Mono<Rendering> approve(Step step) {
        return closings.approve(
                        step.actor(), step.account().budgetId(), step.closing(), step.once("approve", step.key(), ""))
                .flatMap(result -> after(step, ClosingForm.of(name -> null), result, "closed"));
    }

    private Mono<Rendering> withdraw(Step step) {
        return closings.withdraw(step.actor(), step.account().budgetId(), step.closing())
                .flatMap(result -> after(step, ClosingForm.of(name -> null), result, "withdrawn"));
    }

    private Mono<Rendering> backToCard(Step step) {
        return closings.backToCard(step.actor(), step.account(), step.once("card", step.key(), ""))
                .flatMap(result -> result instanceof TopUpRefundResult.Done
                        ? Mono.just(Page.goTo(step.pages().path() + "?done=card"))
                        : again(
                                step,
                                ClosingForm.of(name -> null),
                                FormErrors.one("", "Nothing can go back to a card now. Look at the account again")));
    }

    private Mono<Rendering> after(Step step, ClosingForm form, ClosingResult result, String done) {
        return result instanceof ClosingResult.Done
                ? Mono.just(Page.goTo(step.pages().path() + "?done=" + done))
                : again(step, form, refused(form, result));
    }

    /** With the account as it is now. */
    private Mono<Rendering> again(Step step, ClosingForm form, FormErrors errors) {
        return account(step.actor(), step.account().awardId())
                .map(now -> new ClosingPages(step.viewer(), step.actor(), now)
                        .page(form, errors, null)
                        .show(HttpStatus.CONFLICT));
    }

    private static FormErrors refused(ClosingForm form, ClosingResult result) {
        return switch (result) {
            case ClosingResult.Invalid invalid -> {
                FormErrors errors = FormErrors.NONE;
                for (FieldFault fault : invalid.faults()) {
                    errors = errors.and(form.field(fault.field()), fault.message());
                }
                yield errors;
            }
            case ClosingResult.TooMuch more ->
                FormErrors.one(
                        "",
                        "What is to be paid is " + Pence.of(more.shortPence()).text()
                                + " more than there is of the council’s money");
            default -> ClosingWords.refused(result);
        };
    }

    private Mono<AccountCheck> account(Actor actor, UUID awardId) {
        return awards.one(actor.councilId(), awardId)
                .flatMap(award -> closings.check(actor.councilId(), award.budgetId()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "proposed" -> "It is proposed. Another finance officer says yes.";
            case "withdrawn" -> "The proposal is taken back.";
            case "closed" -> "The account is closed. Pay whoever is still to be paid.";
            case "card" -> "It is on its way to the card. Look again when it has arrived.";
            case "paid" -> "It is recorded.";
            default -> null;
        };
    }

    /** One press of a button. */
    private record Step(Actor actor, Viewer viewer, AccountCheck account, MultiValueMap<String, String> sent) {
        ClosingPages pages() {
            return new ClosingPages(viewer, actor, account);
        }

        String key() {
            return Objects.requireNonNullElse(sent.getFirst("key"), "none");
        }

        UUID closing() {
            return Objects.requireNonNullElse(Typed.id(sent.getFirst("closing")), new UUID(0, 0));
        }

        IdempotencyKey once(String what, String key, String asked) {
            return IdempotencyKey.of(
                    actor.personId(), "POST " + PATH + " " + what, key, account.budgetId() + " " + asked);
        }
    }
}
