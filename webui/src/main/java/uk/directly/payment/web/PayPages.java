package uk.directly.payment.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankBook;
import uk.directly.bank.BankChange;
import uk.directly.bank.BankOwner;
import uk.directly.booking.ProviderDiary;
import uk.directly.council.London;
import uk.directly.payment.OwnBankPayments;
import uk.directly.payment.PayLine;
import uk.directly.payment.ProviderPay;
import uk.directly.payment.ToPayResult;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What a provider is paid. */
@Controller
@RequestMapping("/pay")
class PayPages {
    private static final String HERE = "/pay";
    private static final int MOST = 20;

    private final ProviderPay pay;
    private final ProviderDiary diary;
    private final OwnBankPayments ownBank;
    private final BankBook bank;
    private final Clock clock;

    PayPages(ProviderPay pay, ProviderDiary diary, OwnBankPayments ownBank, BankBook bank, Clock clock) {
        this.pay = pay;
        this.diary = diary;
        this.ownBank = ownBank;
        this.bank = bank;
        this.clock = clock;
    }

    @Allow(Role.PROVIDER)
    @GetMapping
    Mono<Rendering> all(
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "told", required = false) @Nullable String told,
            Actor actor,
            Viewer viewer) {
        Frame frame = Frame.of("Pay", viewer).under(HERE).withNotice(notice(told));
        return bankFrom(actor)
                .flatMap(bankFrom -> pay.coming(actor)
                        .collectList()
                        .flatMap(coming -> diary.waitingPence(actor)
                                .flatMap(waiting -> pay.lines(actor, after, MOST + 1)
                                        .collectList()
                                        .map(lines -> PayPage.of(
                                                        frame,
                                                        coming,
                                                        waiting,
                                                        lines.stream()
                                                                .limit(MOST)
                                                                .toList(),
                                                        next(lines),
                                                        bankFrom.orElse(null),
                                                        London.today(clock))
                                                .show()))));
    }

    @Allow(Role.PROVIDER)
    @GetMapping("/{id}/not-arrived")
    Mono<Rendering> askNotArrived(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return pay.one(actor, id)
                .switchIfEmpty(Mono.error(PayPages::notFound))
                .map(line -> line.isOwnBank() && line.state().equals("paid")
                        ? NotArrivedPage.of(
                                        Frame.of("It has not arrived", viewer).under(HERE), line)
                                .show()
                        : Page.goTo(HERE));
    }

    @Allow(Role.PROVIDER)
    @PostMapping("/{id}/not-arrived")
    Mono<Rendering> notArrived(@PathVariable("id") UUID id, Actor actor) {
        return ownBank.notArrived(actor, id, null).map(result -> switch (result) {
            case ToPayResult.Done done -> Page.goTo(HERE + "?told=not-arrived");
            // Said before, by a second press or on another screen: the list says how it stands.
            case ToPayResult.WrongState wrong -> Page.goTo(HERE);
            case ToPayResult.NotFound none -> throw notFound();
            case ToPayResult.KeyReused reused -> throw new IllegalStateException("No key was given");
            case ToPayResult.InProgress running -> throw new IllegalStateException("No key was given");
        });
    }

    private Mono<Optional<Instant>> bankFrom(Actor actor) {
        BankOwner owner = BankOwner.provider(actor);
        return owner == null
                ? Mono.just(Optional.empty())
                : bank.of(actor.councilId(), owner)
                        .collectList()
                        .map(all -> all.stream()
                                .filter(each -> each.waits(clock.instant()))
                                .findFirst()
                                .map(BankChange::paysFrom));
    }

    private static @Nullable String notice(@Nullable String told) {
        return "not-arrived".equals(told)
                ? "You said that it has not arrived. The person sees that in their list."
                : null;
    }

    private static @Nullable String next(List<PayLine> lines) {
        return lines.size() > MOST ? HERE + "?after=" + lines.get(MOST - 1).id() : null;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
