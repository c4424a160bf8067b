package uk.directly.payment.stripe;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.payment.CheckoutEvent;
import uk.directly.payment.CheckoutEvents;
import uk.directly.payment.PayoutEvent;
import uk.directly.payment.Payouts;
import uk.directly.payment.RailEvent;
import uk.directly.payment.RailEvents;
import uk.directly.payment.RailNews;
import uk.directly.people.AllowEveryone;
import uk.directly.web.rest.Problem;

/**
 * Where Stripe tells us what happened. Whoever sends may not sign in; the signature is what counts. Whatever a genuine
 * event says, the answer is 200, or Stripe would send it again for days; an event that we could not keep is our fault
 * (5xx), and comes again.
 */
@RestController
class StripeWebhooks {
    private final StripeEvents stripeEvents;
    private final RailEvents railEvents;
    private final CheckoutEvents checkoutEvents;
    private final Payouts payouts;

    StripeWebhooks(StripeEvents stripeEvents, RailEvents railEvents, CheckoutEvents checkoutEvents, Payouts payouts) {
        this.stripeEvents = stripeEvents;
        this.railEvents = railEvents;
        this.checkoutEvents = checkoutEvents;
        this.payouts = payouts;
    }

    @PostMapping("/webhooks/stripe")
    @AllowEveryone
    Mono<ResponseEntity<Void>> receive(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature) {
        if (body == null || signature == null) {
            return Mono.error(unsigned());
        }
        return Mono.justOrEmpty(stripeEvents.read(new String(body, StandardCharsets.UTF_8), signature))
                .switchIfEmpty(Mono.error(StripeWebhooks::unsigned))
                .flatMap(this::take)
                .map(outcome -> ResponseEntity.ok().build());
    }

    private Mono<?> take(RailNews news) {
        return switch (news) {
            case RailEvent about -> railEvents.receive(about);
            case CheckoutEvent about -> checkoutEvents.receive(about);
            case PayoutEvent about -> payouts.receive(about);
        };
    }

    private static Problem unsigned() {
        return Problem.invalid("Stripe-Signature", "doesn't fit the body, or is too old");
    }
}
