package uk.directly.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import uk.directly.notice.model.Way;

/** Remembers what it was handed, and does what a test says. */
final class RememberingChannel implements Channel {
    final List<Message> sent = Collections.synchronizedList(new ArrayList<>());
    private final boolean canAnswer;
    volatile boolean down;
    volatile boolean answersGetLost;
    volatile boolean refuses;
    volatile Fate fate = Fate.UNDER_WAY;

    RememberingChannel(boolean canAnswer) {
        this.canAnswer = canAnswer;
    }

    @Override
    public Set<Way> ways() {
        return Set.of(Way.EMAIL, Way.SMS, Way.LETTER);
    }

    @Override
    public Mono<Handed> send(Message message) {
        return Mono.defer(() -> {
            if (down) {
                return Mono.error(new IllegalStateException("down"));
            }
            if (refuses) {
                return Mono.just(new Handed.Refused("no such address"));
            }
            sent.add(message);
            return answersGetLost
                    ? Mono.error(new IllegalStateException("connection lost"))
                    : Mono.just(new Handed.Accepted("ref-" + message.id(), canAnswer));
        });
    }

    @Override
    public Mono<Optional<Handed.Accepted>> find(Way way, UUID id) {
        return Mono.fromSupplier(() -> sent.stream()
                .filter(message -> canAnswer && message.id().equals(id))
                .map(message -> new Handed.Accepted("ref-" + id, true))
                .findFirst());
    }

    @Override
    public Mono<Fate> fate(Way way, UUID id, @Nullable String reference) {
        return Mono.fromSupplier(() -> fate);
    }

    List<String> subjects() {
        return sent.stream().map(Message::subject).toList();
    }
}
