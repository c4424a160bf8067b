package uk.directly.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.people.Actor;

/** A worry about somebody (R106): while it stands, their silence approves nothing (R13). They never see it here. */
@Service
public class Safeguarding {
    private final Changes changes;
    private final Clock clock;

    Safeguarding(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Raises it, or lifts it where there is no reason; answers whether there is such a person. */
    public Mono<Boolean> set(Actor officer, UUID personId, @Nullable String reason) {
        return Mono.defer(() -> changes.apply(
                        "safeguarding_flag_set",
                        new Command(
                                Ids.next(), personId, officer.councilId(), officer.personId(), reason, clock.instant()),
                        Answer.class))
                .map(answer -> answer.outcome().equals("done"));
    }

    /** The command of {@code safeguarding_flag_set}. */
    record Command(
            UUID id,
            UUID personId,
            UUID councilId,
            UUID actorId,
            @Nullable String reason,
            Instant at) {}

    private record Answer(String outcome) {}
}
