package uk.directly.bank.web;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankBook;
import uk.directly.bank.BankChanges;
import uk.directly.bank.BankOwner;
import uk.directly.bank.BankResult;
import uk.directly.bank.BankState;
import uk.directly.bank.NameAnswer;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.people.SignInTime;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Where somebody's money goes, and how they change it (R26). No address here carries more than an id. */
@Controller
class BankController {
    private final BankChanges changes;
    private final BankBook book;
    private final CouncilSettings settings;
    private final Clock clock;

    BankController(BankChanges changes, BankBook book, CouncilSettings settings, Clock clock) {
        this.changes = changes;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/money/bank")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> money(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return show(BankSide.MONEY, actor, viewer, done);
    }

    @GetMapping("/pay/bank")
    @Allow(Role.PROVIDER)
    Mono<Rendering> pay(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return show(BankSide.PAY, actor, viewer, done);
    }

    @GetMapping("/money/bank/change")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> moneyForm(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return form(BankSide.MONEY, actor, viewer, exchange);
    }

    @GetMapping("/pay/bank/change")
    @Allow(Role.PROVIDER)
    Mono<Rendering> payForm(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return form(BankSide.PAY, actor, viewer, exchange);
    }

    @PostMapping("/money/bank/change")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> changeMoney(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return change(BankSide.MONEY, actor, viewer, exchange);
    }

    @PostMapping("/pay/bank/change")
    @Allow(Role.PROVIDER)
    Mono<Rendering> changePay(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return change(BankSide.PAY, actor, viewer, exchange);
    }

    /** Comes here after signing in again: the page, to press the button once more. */
    @GetMapping("/money/bank/{id}/stop")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Rendering backToMoney(@PathVariable("id") UUID id) {
        return Page.goTo(BankSide.MONEY.path);
    }

    /** The same for pay. */
    @GetMapping("/pay/bank/{id}/stop")
    @Allow(Role.PROVIDER)
    Rendering backToPay(@PathVariable("id") UUID id) {
        return Page.goTo(BankSide.PAY.path);
    }

    @PostMapping("/money/bank/{id}/stop")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> stopMoney(@PathVariable("id") UUID id, Actor actor) {
        return stop(BankSide.MONEY, id, actor);
    }

    @PostMapping("/pay/bank/{id}/stop")
    @Allow(Role.PROVIDER)
    Mono<Rendering> stopPay(@PathVariable("id") UUID id, Actor actor) {
        return stop(BankSide.PAY, id, actor);
    }

    private Mono<Rendering> show(BankSide side, Actor actor, Viewer viewer, @Nullable String done) {
        return book.of(actor.councilId(), owner(side, actor))
                .collectList()
                .map(all -> BankPages.page(side, viewer, all, clock, done).show());
    }

    private Mono<Rendering> form(BankSide side, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        owner(side, actor);
        return changes.isFresh(actor, SignInTime.of(exchange))
                .flatMap(fresh -> fresh
                        ? again(side, actor, viewer, BankForm.empty(), null, FormErrors.NONE, HttpStatus.OK)
                        : Mono.just(BankPages.signInFirst(side, viewer, HttpStatus.OK)));
    }

    private Mono<Rendering> change(BankSide side, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        BankOwner owner = owner(side, actor);
        return exchange.getFormData()
                .map(BankForm::of)
                .flatMap(form -> changes.change(
                                actor, SignInTime.of(exchange), owner, form.id(), form.account(), form.sure())
                        .flatMap(result -> answer(side, actor, viewer, form, result)));
    }

    private Mono<Rendering> answer(BankSide side, Actor actor, Viewer viewer, BankForm form, BankResult result) {
        return switch (result) {
            case BankResult.Done done ->
                Mono.just(Page.goTo(
                        side.path + "?done=" + (done.change().state() == BankState.ASKED ? "asked" : "changed")));
            case BankResult.SignInAgain none -> Mono.just(BankPages.signInFirst(side, viewer, HttpStatus.UNAUTHORIZED));
            case BankResult.Invalid invalid ->
                wrong(
                        side,
                        actor,
                        viewer,
                        form,
                        invalid.fault().field(),
                        invalid.fault().message());
            case BankResult.NameDiffers differs ->
                again(
                        side,
                        actor,
                        viewer,
                        form,
                        differs.answer(),
                        FormErrors.one("name", "Check the name on the account"),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case BankResult.KeyReused none -> wrong(side, actor, viewer, form.anew(), "", "Press the button again.");
            case BankResult.OneOpen none ->
                wrong(side, actor, viewer, form, "", "Another change waits for the council. It calls first.");
            case BankResult.NotFound other -> unexpected(other);
            case BankResult.WrongState other -> unexpected(other);
            case BankResult.OwnChange other -> unexpected(other);
            case BankResult.SameOfficer other -> unexpected(other);
        };
    }

    private Mono<Rendering> wrong(
            BankSide side, Actor actor, Viewer viewer, BankForm form, String field, String message) {
        return again(side, actor, viewer, form, null, FormErrors.one(field, message), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Mono<Rendering> again(
            BankSide side,
            Actor actor,
            Viewer viewer,
            BankForm form,
            @Nullable NameAnswer answer,
            FormErrors errors,
            HttpStatus status) {
        return settings.valueOf(actor.councilId(), Setting.NEW_BANK_WORKING_DAYS, London.today(clock))
                .map(days ->
                        BankPages.form(side, viewer, form, days, answer, errors).show(status));
    }

    private Mono<Rendering> stop(BankSide side, UUID id, Actor actor) {
        return changes.stop(actor, id).map(result -> switch (result) {
            case BankResult.Done done -> Page.goTo(side.path + "?done=stopped");
            // Too old to be stopped here: the page says how it stands.
            case BankResult.WrongState wrong -> Page.goTo(side.path);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }

    private static <T> Mono<T> unexpected(BankResult result) {
        return Mono.error(new IllegalStateException("Changing bank details never comes to " + result));
    }

    private static BankOwner owner(BankSide side, Actor actor) {
        BankOwner owner = side.owner(actor);
        if (owner == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return owner;
    }
}
