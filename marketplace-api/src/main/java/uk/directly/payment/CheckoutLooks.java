package uk.directly.payment;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.payment.CheckoutEvent.Meaning;

/** Looks at the rail how far something has come. What we learn counts as if the rail had told us, under our own event id. */
@Component
class CheckoutLooks {
    private final Checkouts checkouts;
    private final CheckoutEvents events;

    CheckoutLooks(Checkouts checkouts, CheckoutEvents events) {
        this.checkouts = checkouts;
        this.events = events;
    }

    /** How a page stands. */
    Mono<String> at(String rail, CheckoutOrder order, String reference) {
        return checkouts.status(rail, order, reference).flatMap(status -> learned(rail, order, reference, status));
    }

    /** Closes a page; if the card was faster, that counts. */
    Mono<String> closing(String rail, CheckoutOrder order, String reference) {
        return checkouts.close(rail, order, reference).flatMap(status -> learned(rail, order, reference, status));
    }

    /** How a refund stands. */
    Mono<String> at(String rail, CardRefund refund, String reference) {
        return checkouts.status(rail, refund, reference).flatMap(status -> switch (status) {
            case RefundStatus.Done done -> told(rail, refund, reference, Meaning.GIVEN_BACK, "asked-given-back");
            case RefundStatus.Failed failed ->
                told(rail, refund, reference, Meaning.NOT_GIVEN_BACK, "asked-not-given-back");
            case RefundStatus.Open open -> Mono.just(open.reason());
        });
    }

    private Mono<String> learned(String rail, CheckoutOrder order, String reference, CheckoutStatus status) {
        return switch (status) {
            case CheckoutStatus.Paid paid ->
                told(new CheckoutEvent(
                        rail,
                        order.council(),
                        "asked-paid-" + order.id(),
                        "asked-paid",
                        Meaning.PAID,
                        reference,
                        paid.payment(),
                        order.id(),
                        paid.amountPence()));
            case CheckoutStatus.Expired expired ->
                told(new CheckoutEvent(
                        rail,
                        order.council(),
                        "asked-expired-" + order.id(),
                        "asked-expired",
                        Meaning.EXPIRED,
                        reference,
                        null,
                        order.id(),
                        order.amountPence()));
            case CheckoutStatus.Open open -> Mono.just(open.reason());
        };
    }

    private Mono<String> told(String rail, CardRefund refund, String reference, Meaning meaning, String type) {
        return told(new CheckoutEvent(
                rail,
                refund.council(),
                type + "-" + refund.id(),
                type,
                meaning,
                reference,
                null,
                refund.id(),
                refund.amountPence()));
    }

    private Mono<String> told(CheckoutEvent event) {
        return events.receive(event).map(Enum::name);
    }
}
