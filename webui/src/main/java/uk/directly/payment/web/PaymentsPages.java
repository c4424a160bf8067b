package uk.directly.payment.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.payment.Payment;
import uk.directly.payment.Payments;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** What the council's finance officers see of payments. */
@Controller
class PaymentsPages {
    private static final String HERE = "/finance/payments";
    private static final int MOST = 50;

    private final Payments payments;
    private final Clock clock;

    PaymentsPages(Payments payments, Clock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @Allow(Role.FINANCE)
    @GetMapping(HERE)
    Mono<Rendering> all(
            @RequestParam(name = "after", required = false) @Nullable UUID after, Actor actor, Viewer viewer) {
        return payments.list(actor.councilId(), after, MOST + 1)
                .collectList()
                .map(found -> PaymentsPage.of(
                                Frame.of("Money out", viewer).under(HERE),
                                found.stream().limit(MOST).toList(),
                                next(found),
                                London.today(clock))
                        .show());
    }

    private static @Nullable String next(List<Payment> found) {
        return found.size() > MOST ? HERE + "?after=" + found.get(MOST - 1).id() : null;
    }
}
