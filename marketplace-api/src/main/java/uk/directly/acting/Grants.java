package uk.directly.acting;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/** How far somebody who was authorised goes, and with them whom they let in: nobody gives what they haven't got (R60). */
@Service
public class Grants {
    private static final int LONGEST = 2_000;

    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    Grants(Changes changes, Outbox outbox, Clock clock) {
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Lowers up to how much they say yes. Whoever they let in for more goes no further than that from now on; what waits for
     * more from any of them goes back (R61).
     *
     * @param personId for whom they act
     * @param who was authorised
     */
    public Mono<ActingResult> lower(Actor officer, UUID personId, UUID who, long mostPence, String reason) {
        ActingResult.Invalid fault = new Limits(true, mostPence, null).fault(London.today(clock));
        String why = reason.strip();
        if (fault != null) {
            return Mono.just(fault);
        }
        if (why.isEmpty() || why.length() > LONGEST) {
            return Mono.just(new ActingResult.Invalid("reason", "Write the reason, in at most 2,000 letters"));
        }
        return changes.apply(
                        "acting_lower",
                        new LowerCommand(
                                officer.councilId(),
                                officer.personId(),
                                who,
                                personId,
                                mostPence,
                                why,
                                clock.instant()),
                        ActingResult.Answer.class)
                .map(ActingResult.Answer::result)
                .doOnNext(result -> outbox.nudge());
    }

    private record LowerCommand(
            UUID councilId,
            UUID actorId,
            UUID personId,
            UUID forPersonId,
            long mayApproveUpToPence,
            String reason,
            Instant at) {}
}
