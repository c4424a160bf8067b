package uk.directly.notice.demonstration;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.notice.Channel;
import uk.directly.notice.Message;
import uk.directly.notice.SentHere;
import uk.directly.notice.model.Way;

/**
 * "Sends" into a page, so that one sees what would have gone to whom. Only beside a sign-in on this machine, for whatever has no
 * channel of its own; the latest few hundred, until the next start.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnExpression("'${directly.sign-in.issuer:}'.isBlank() "
        + "or '${directly.sign-in.issuer:}'.startsWith('http://localhost:') "
        + "or '${directly.sign-in.issuer:}'.startsWith('http://127.0.0.1:')")
class DemonstrationOutbox implements Channel, SentHere {
    private static final int MOST = 300;

    private final Clock clock;
    private final Deque<Sent> latest = new ArrayDeque<>();

    DemonstrationOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.of(Way.EMAIL, Way.SMS, Way.LETTER);
    }

    @Override
    public Mono<Handed> send(Message message) {
        return Mono.fromSupplier(() -> {
            keep(new Sent(clock.instant(), message));
            return new Handed.Accepted("demonstration", false);
        });
    }

    @Override
    public Mono<Optional<Handed.Accepted>> find(Way way, UUID id) {
        return Mono.fromSupplier(() -> latest().stream()
                .filter(sent -> sent.message().id().equals(id))
                .map(sent -> new Handed.Accepted("demonstration", false))
                .findFirst());
    }

    @Override
    public List<Sent> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    private void keep(Sent sent) {
        synchronized (latest) {
            latest.addFirst(sent);
            if (latest.size() > MOST) {
                latest.removeLast();
            }
        }
    }
}
