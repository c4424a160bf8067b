package uk.directly.concern;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.BankHolidays;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/**
 * The safeguarding flag of somebody by who they are, for officers who come with a worry of their own (R13, R106): raised at once by
 * one, as a concern that their team sees and another officer agrees to; ended only by another one.
 */
@Service
public class FlagOf {
    private final Changes changes;
    private final Concerns concerns;
    private final Flags flags;
    private final BankHolidays bankHolidays;
    private final Outbox outbox;
    private final Clock clock;

    FlagOf(Changes changes, Concerns concerns, Flags flags, BankHolidays bankHolidays, Outbox outbox, Clock clock) {
        this.changes = changes;
        this.concerns = concerns;
        this.flags = flags;
        this.bankHolidays = bankHolidays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Raises it; where one stands already, it stands. */
    public Mono<TeamResult> raise(Actor officer, UUID personId, String words) {
        return Mono.zip(
                        concerns.team(officer),
                        bankHolidays.workingDays(),
                        concerns.newReference(),
                        flags.mostDays(officer))
                .map(found -> {
                    LocalDate today = London.today(clock);
                    return new RaiseCommand(
                            Ids.next(),
                            Ids.next(),
                            found.getT3(),
                            officer.councilId(),
                            officer.personId(),
                            personId,
                            words.strip(),
                            found.getT2().after(today, found.getT1().acknowledgeDays()),
                            found.getT2().after(today, found.getT1().decideDays()),
                            today.plusDays(found.getT4()),
                            today,
                            clock.instant());
                })
                .flatMap(command -> changes.apply("safeguarding_raise", command, ConcernTeam.Answer.class))
                .map(ConcernTeam.Answer::result)
                .doOnNext(result -> outbox.nudge());
    }

    /** Ends it. */
    public Mono<TeamResult> end(Actor officer, UUID personId, String words) {
        return Mono.defer(() -> changes.apply(
                        "safeguarding_end",
                        new EndCommand(
                                officer.councilId(),
                                officer.personId(),
                                personId,
                                words.strip(),
                                London.today(clock),
                                clock.instant()),
                        ConcernTeam.Answer.class))
                .map(ConcernTeam.Answer::result)
                .doOnNext(result -> outbox.nudge());
    }

    /** The command of {@code safeguarding_raise}; written to no log. */
    private record RaiseCommand(
            UUID id,
            UUID flagId,
            String reference,
            UUID councilId,
            UUID actorId,
            UUID personId,
            String words,
            LocalDate acknowledgeBy,
            LocalDate decideBy,
            LocalDate reviewOn,
            LocalDate today,
            Instant at) {
        @Override
        public String toString() {
            return "RaiseCommand[" + flagId + "]";
        }
    }

    /** The command of {@code safeguarding_end}; written to no log. */
    private record EndCommand(UUID councilId, UUID actorId, UUID personId, String words, LocalDate today, Instant at) {
        @Override
        public String toString() {
            return "EndCommand[…]";
        }
    }
}
