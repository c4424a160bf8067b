package uk.directly.home.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.budget.FundingBook;
import uk.directly.ledger.Ledger;
import uk.directly.payment.PaymentTotals;
import uk.directly.payment.Payments;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.RateCardBook;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The first pages of finance, and of those whose own pages come later. */
@Controller
class OtherHomes {
    private final Ledger ledger;
    private final PaymentTotals totals;
    private final Payments payments;
    private final FundingBook funding;
    private final RateCardBook rates;

    OtherHomes(Ledger ledger, PaymentTotals totals, Payments payments, FundingBook funding, RateCardBook rates) {
        this.ledger = ledger;
        this.totals = totals;
        this.payments = payments;
        this.funding = funding;
        this.rates = rates;
    }

    @Allow(Role.FINANCE)
    @GetMapping("/finance")
    Mono<Rendering> finance(Actor actor, Viewer viewer) {
        Frame frame = Frame.of("Today", viewer).under("/home");
        return Mono.zip(
                        ledger.trialBalance(actor.councilId(), null),
                        funding.toApprove(actor.councilId(), actor.personId()),
                        rates.toApprove(actor.councilId(), actor.personId()),
                        totals.of(actor.councilId()),
                        payments.promises(actor.councilId()),
                        payments.questions(actor.councilId()).collectList())
                .map(found -> FinanceHomePage.of(
                                frame,
                                found.getT1(),
                                found.getT2(),
                                found.getT3(),
                                found.getT4(),
                                found.getT5(),
                                found.getT6())
                        .show());
    }

    @Allow
    @GetMapping("/welcome")
    Rendering welcome(Actor actor, Viewer viewer) {
        return WelcomePage.of(Frame.of("Home", viewer).under("/home"), actor.name(), actor.roles())
                .show();
    }
}
