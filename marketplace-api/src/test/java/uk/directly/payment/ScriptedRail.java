package uk.directly.payment;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** A rail that answers what a test told it to, and remembers what it was asked. */
class ScriptedRail implements Rail {
    final List<PaymentInstruction> sent = new CopyOnWriteArrayList<>();
    final List<PaymentInstruction> askedAgain = new CopyOnWriteArrayList<>();
    final Queue<Mono<RailAnswer>> answers = new ConcurrentLinkedQueue<>();
    final Queue<Mono<RailStatus>> statuses = new ConcurrentLinkedQueue<>();

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Mono<RailAnswer> send(PaymentInstruction instruction) {
        sent.add(instruction);
        return answers.remove();
    }

    @Override
    public Mono<RailAnswer> askAgain(PaymentInstruction instruction) {
        askedAgain.add(instruction);
        return answers.remove();
    }

    @Override
    public Mono<RailStatus> status(PaymentInstruction instruction, String reference) {
        return statuses.remove();
    }
}
