package uk.directly.payment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rails that cards pay by, by name. Whatever goes wrong inside one leaves the outcome open, and is no error. */
@Component
class Checkouts {
    private final Map<String, Checkout> byName;

    Checkouts(List<Checkout> checkouts) {
        byName = checkouts.stream().collect(Collectors.toUnmodifiableMap(Checkout::name, Function.identity()));
    }

    Mono<CheckoutAnswer> open(String rail, CheckoutOrder order) {
        return Mono.defer(() -> named(rail).open(order))
                .onErrorResume(error -> Mono.just(new CheckoutAnswer.Unknown(error.toString())));
    }

    Mono<CheckoutStatus> close(String rail, CheckoutOrder order, String reference) {
        return Mono.defer(() -> named(rail).close(order, reference))
                .onErrorResume(error -> Mono.just(new CheckoutStatus.Open(error.toString())));
    }

    Mono<CheckoutStatus> status(String rail, CheckoutOrder order, String reference) {
        return Mono.defer(() -> named(rail).status(order, reference))
                .onErrorResume(error -> Mono.just(new CheckoutStatus.Open(error.toString())));
    }

    Mono<RailAnswer> giveBack(String rail, CardRefund refund) {
        return Mono.defer(() -> named(rail).giveBack(refund))
                .onErrorResume(error -> Mono.just(new RailAnswer.Unknown(error.toString())));
    }

    Mono<RailAnswer> askAgain(String rail, CardRefund refund) {
        return Mono.defer(() -> named(rail).askAgain(refund))
                .onErrorResume(error -> Mono.just(new RailAnswer.Unknown(error.toString())));
    }

    Mono<RefundStatus> status(String rail, CardRefund refund, String reference) {
        return Mono.defer(() -> named(rail).status(refund, reference))
                .onErrorResume(error -> Mono.just(new RefundStatus.Open(error.toString())));
    }

    private Checkout named(String name) {
        Checkout checkout = byName.get(name);
        if (checkout == null) {
            throw new IllegalStateException("No card pays by " + name);
        }
        return checkout;
    }
}
