package uk.directly.payment;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** A rail for cards that answers what a test told it to, and remembers what it was asked. */
class ScriptedCheckout implements Checkout {
    final List<CheckoutOrder> opened = new CopyOnWriteArrayList<>();
    final List<String> closed = new CopyOnWriteArrayList<>();
    final List<CardRefund> givenBack = new CopyOnWriteArrayList<>();
    final List<CardRefund> askedAgain = new CopyOnWriteArrayList<>();
    final Queue<Mono<CheckoutAnswer>> answers = new ConcurrentLinkedQueue<>();
    final Queue<Mono<CheckoutStatus>> statuses = new ConcurrentLinkedQueue<>();
    final Map<String, CheckoutStatus> statusOf = new ConcurrentHashMap<>();
    final Queue<Mono<RailAnswer>> refundAnswers = new ConcurrentLinkedQueue<>();
    final Queue<Mono<RefundStatus>> refundStatuses = new ConcurrentLinkedQueue<>();

    /** What it says where a test has not said otherwise. */
    static String reference(CheckoutOrder order) {
        return "cs_" + order.id();
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public String origin() {
        return "https://checkout.example";
    }

    @Override
    public Mono<CheckoutAnswer> open(CheckoutOrder order) {
        opened.add(order);
        Mono<CheckoutAnswer> told = answers.poll();
        return told == null
                ? Mono.just(new CheckoutAnswer.Opened(
                        reference(order), URI.create("https://checkout.example/" + order.id())))
                : told;
    }

    @Override
    public Mono<CheckoutStatus> close(CheckoutOrder order, String reference) {
        closed.add(reference);
        return statuses.remove();
    }

    @Override
    public Mono<CheckoutStatus> status(CheckoutOrder order, String reference) {
        return Mono.justOrEmpty(statusOf.get(reference));
    }

    @Override
    public Mono<RailAnswer> giveBack(CardRefund refund) {
        givenBack.add(refund);
        Mono<RailAnswer> told = refundAnswers.poll();
        return told == null ? Mono.just(new RailAnswer.Accepted("re_" + refund.id())) : told;
    }

    @Override
    public Mono<RailAnswer> askAgain(CardRefund refund) {
        askedAgain.add(refund);
        return refundAnswers.remove();
    }

    @Override
    public Mono<RefundStatus> status(CardRefund refund, String reference) {
        return refundStatuses.remove();
    }
}
