package uk.directly.home.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.ledger.Ledger;
import uk.directly.payment.PaymentTotals;
import uk.directly.payment.Payments;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The first pages of finance, and of those whose own pages come later. */
@Controller
class OtherHomes {
    private final Ledger ledger;
    private final PaymentTotals totals;
    private final Payments payments;

    OtherHomes(Ledger ledger, PaymentTotals totals, Payments payments) {
        this.ledger = ledger;
        this.totals = totals;
        this.payments = payments;
    }

    @Allow(Role.FINANCE)
    @GetMapping("/finance")
    Mono<Rendering> finance(Actor actor, Viewer viewer) {
        Frame frame = Frame.of("Today", viewer).under("/home");
        return ledger.trialBalance(actor.councilId(), null)
                .flatMap(balance -> totals.of(actor.councilId())
                        .flatMap(sums -> payments.promises(actor.councilId())
                                .flatMap(promises -> payments.questions(actor.councilId())
                                        .collectList()
                                        .map(questions -> FinanceHomePage.of(frame, balance, sums, promises, questions)
                                                .show()))));
    }

    @Allow
    @GetMapping("/welcome")
    Rendering welcome(Actor actor, Viewer viewer) {
        return WelcomePage.of(Frame.of("Home", viewer).under("/home"), actor.name(), actor.roles())
                .show();
    }
}
