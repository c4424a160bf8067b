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
import uk.directly.payment.ChargeRecoveries;
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
    private final ChargeRecoveries recoveries;
    private final Clock clock;

    PayPages(
            ProviderPay pay,
            ProviderDiary diary,
            OwnBankPayments ownBank,
            BankBook bank,
            ChargeRecoveries recoveries,
            Clock clock) {
        this.pay = pay;
        this.diary = diary;
        this.ownBank = ownBank;
        this.bank = bank;
        this.recoveries = recoveries;
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
        return Mono.zip(
                        bankFrom(actor),
                        pay.coming(actor).collectList(),
                        diary.waitingPence(actor),
                        pay.lines(actor, after, MOST + 1).collectList(),
                        recoveries.of(actor).collectList())
                .map(found -> PayPage.of(
                                frame,
                                found.getT2(),
                                found.getT3(),
                                found.getT4().stream().limit(MOST).toList(),
                                next(found.getT4()),
                                found.getT1().orElse(null),
                                found.getT5(),
                                London.today(clock))
                        .show());
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
        return switch (told == null ? "" : told) {
            case "not-arrived" -> "You said that it has not arrived. The person sees that in their list.";
            case "set-off" -> "You said yes. It comes off your next pay once the council has agreed.";
            case "no-set-off" -> "You said no. Nothing comes off your pay. The council may call you about it.";
            default -> null;
        };
    }

    private static @Nullable String next(List<PayLine> lines) {
        return lines.size() > MOST ? HERE + "?after=" + lines.get(MOST - 1).id() : null;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
