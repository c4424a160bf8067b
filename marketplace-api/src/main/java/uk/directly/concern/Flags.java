package uk.directly.concern;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.data.Ids;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/**
 * The safeguarding flag of the person whom a concern is about (R13), and the delay of what they are told of looks at what is
 * theirs (R106). The flag protects from its first minute; a delay, which takes something from them, ends by itself where no
 * second officer agreed the same day or nobody looked at it again in time.
 */
@Service
public class Flags {
    private static final int FLAG_WORDS = 1_000;
    private static final int DELAY_WORDS = 2_000;

    private final Changes changes;
    private final CouncilSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    Flags(Changes changes, CouncilSettings settings, Outbox outbox, Clock clock) {
        this.changes = changes;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In how many days a flag or a delay has to be looked at again. */
    public Mono<Integer> mostDays(Actor officer) {
        return Mono.defer(() -> settings.valueOf(officer.councilId(), Setting.NOTICE_DELAY_DAYS, London.today(clock)));
    }

    /** Raises it. */
    public Mono<TeamResult> raise(Actor officer, UUID concernId, String words, @Nullable LocalDate reviewOn) {
        return step(officer, concernId, "raise", words, FLAG_WORDS, reviewOn, true);
    }

    /** A second officer agrees to it. */
    public Mono<TeamResult> confirm(Actor officer, UUID concernId) {
        return apply(command(officer, concernId, "confirm", null, null));
    }

    /** It was looked at again, and stands. */
    public Mono<TeamResult> review(Actor officer, UUID concernId, @Nullable LocalDate reviewOn) {
        return step(officer, concernId, "review", null, FLAG_WORDS, reviewOn, true);
    }

    /** It ends, and with it a delay. */
    public Mono<TeamResult> end(Actor officer, UUID concernId, String words) {
        return step(officer, concernId, "end", words, FLAG_WORDS, null, false);
    }

    /** They aren't told for now. */
    public Mono<TeamResult> delay(Actor officer, UUID concernId, String words, @Nullable LocalDate reviewOn) {
        return step(officer, concernId, "delay", words, DELAY_WORDS, reviewOn, true);
    }

    /** A second officer agrees to that. */
    public Mono<TeamResult> confirmDelay(Actor officer, UUID concernId) {
        return apply(command(officer, concernId, "confirm-delay", null, null));
    }

    /** They are told now. */
    public Mono<TeamResult> release(Actor officer, UUID concernId) {
        return apply(command(officer, concernId, "release", null, null));
    }

    private Mono<TeamResult> step(
            Actor officer,
            UUID concernId,
            String step,
            @Nullable String words,
            int mostWords,
            @Nullable LocalDate reviewOn,
            boolean dated) {
        if (words != null && (words.isBlank() || words.length() > mostWords)) {
            return Mono.just(TeamResult.NO_WORDS);
        }
        return mostDays(officer).flatMap(most -> {
            LocalDate today = London.today(clock);
            boolean right = !dated
                    || (reviewOn != null && !reviewOn.isBefore(today) && !reviewOn.isAfter(today.plusDays(most)));
            return right
                    ? apply(command(officer, concernId, step, words == null ? null : words.strip(), reviewOn))
                    : Mono.just(TeamResult.WRONG_DAY);
        });
    }

    private Mono<TeamResult> apply(Mono<Command> made) {
        return made.flatMap(command -> changes.apply("concern_flag_step", command, ConcernTeam.Answer.class))
                .map(ConcernTeam.Answer::result)
                .doOnNext(result -> outbox.nudge());
    }

    private Mono<Command> command(
            Actor officer, UUID concernId, String step, @Nullable String words, @Nullable LocalDate reviewOn) {
        return Mono.fromSupplier(() -> new Command(
                concernId,
                officer.councilId(),
                officer.personId(),
                step,
                Ids.next(),
                words,
                reviewOn,
                London.today(clock).plusDays(1).atStartOfDay(London.ZONE).toInstant(),
                London.today(clock),
                clock.instant()));
    }

    /** The command of {@code concern_flag_step}; written to no log. */
    private record Command(
            UUID id,
            UUID councilId,
            UUID actorId,
            String step,
            UUID flagId,
            @Nullable String words,
            @Nullable LocalDate reviewOn,
            Instant confirmBefore,
            LocalDate today,
            Instant at) {
        @Override
        public String toString() {
            return "Command[" + step + " " + id + "]";
        }
    }
}
