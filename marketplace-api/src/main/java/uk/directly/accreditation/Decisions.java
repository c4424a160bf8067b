package uk.directly.accreditation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.data.Changes;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;

/**
 * What officers decide about providers (R30): each item on its own, then the whole. Nobody decides about themself or where
 * they have an interest (R34). Done twice, each is the same.
 */
@Service
public class Decisions {
    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 2_000;

    /** For how long the files of a refused provider are kept, so that the refusal can be challenged. */
    private static final Duration TIME_TO_CHALLENGE = Duration.ofDays(28);

    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    Decisions(Changes changes, Outbox outbox, Clock clock) {
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes a provider on: others don't decide about it meanwhile.
     *
     * @param takeOver also from an officer who has it
     */
    public Mono<DecisionResult> claim(Actor officer, UUID providerId, boolean takeOver) {
        return decide(
                "provider_claim",
                () -> new ClaimCommand(officer.councilId(), officer.personId(), providerId, takeOver, clock.instant()));
    }

    /** Gives it back to whoever takes it on next. */
    public Mono<DecisionResult> giveBack(Actor officer, UUID providerId) {
        return decide("provider_give_back", () -> plain(officer, providerId));
    }

    /** Accepts what was given for a check; from then on it counts, and only its outcome is kept (R101). */
    public Mono<DecisionResult> accept(Actor officer, UUID providerId, CheckName check, CheckDecision decision) {
        String note = decision.note();
        if (note != null && note.length() > CheckDecision.LONGEST) {
            return invalid("note", "Say it in at most 2,000 characters.");
        }
        return decide(
                "check_accept",
                () -> new AcceptCommand(
                        officer.councilId(),
                        officer.personId(),
                        providerId,
                        check,
                        decision.evidenceId(),
                        blankless(note),
                        decision.checkedOn(),
                        decision.expiresOn(),
                        London.today(clock),
                        clock.instant()));
    }

    /**
     * Gives a check back; what counted before counts on.
     *
     * @param evidenceId the evidence that was seen; none: whatever is open
     * @param reason as the provider reads it, 1 to 2,000 characters
     */
    public Mono<DecisionResult> returnCheck(
            Actor officer, UUID providerId, CheckName check, @Nullable UUID evidenceId, @Nullable String reason) {
        String why = blankless(reason);
        if (why == null || why.length() > LONGEST_REASON) {
            return invalid("reason", "Say what is wrong and what to give instead, in at most 2,000 characters.");
        }
        return decide(
                "check_return",
                () -> new ReturnCommand(
                        officer.councilId(), officer.personId(), providerId, check, evidenceId, why, clock.instant()));
    }

    /** Puts a provider on the register, once all that is asked whatever they offer is there. */
    public Mono<DecisionResult> accredit(Actor officer, UUID providerId) {
        return decide("provider_accredit", () -> plain(officer, providerId));
    }

    /**
     * Says no.
     *
     * @param reason as the provider reads it, 1 to 2,000 characters
     */
    public Mono<DecisionResult> refuse(Actor officer, UUID providerId, @Nullable String reason) {
        String why = blankless(reason);
        if (why == null || why.length() > LONGEST_REASON) {
            return invalid("reason", "Say why, in at most 2,000 characters. The provider reads it as it is.");
        }
        return decide(
                "provider_refuse",
                () -> new RefuseCommand(
                        officer.councilId(),
                        officer.personId(),
                        providerId,
                        why,
                        clock.instant().plus(TIME_TO_CHALLENGE),
                        clock.instant()));
    }

    /** R34: says what ties the officer to a provider; from then on they neither decide nor see the evidence. */
    public Mono<DecisionResult> declareInterest(Actor officer, UUID providerId, InterestKind kind) {
        return decide(
                "interest_declare",
                () -> new InterestCommand(
                        officer.councilId(), officer.personId(), providerId, kind.slug(), clock.instant()));
    }

    /** Says that nothing ties the officer to it any more. */
    public Mono<DecisionResult> withdrawInterest(Actor officer, UUID providerId) {
        return decide("interest_withdraw", () -> plain(officer, providerId));
    }

    private Mono<DecisionResult> decide(String function, java.util.function.Supplier<Object> command) {
        return Mono.fromSupplier(command)
                .flatMap(made -> changes.apply(function, made, DecisionAnswer.class))
                .map(DecisionAnswer::result)
                .doOnNext(result -> outbox.nudge());
    }

    private PlainCommand plain(Actor officer, UUID providerId) {
        return new PlainCommand(
                officer.councilId(), officer.personId(), providerId, London.today(clock), clock.instant());
    }

    private static Mono<DecisionResult> invalid(String field, String message) {
        return Mono.just(new DecisionResult.Invalid(field, message));
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The command of {@code provider_claim}. */
    private record ClaimCommand(UUID councilId, UUID actorId, UUID providerId, boolean takeOver, Instant at) {}

    /** The command of {@code provider_give_back}, {@code provider_accredit} and {@code interest_withdraw}. */
    private record PlainCommand(UUID councilId, UUID actorId, UUID providerId, LocalDate today, Instant at) {}

    /** The command of {@code check_accept}. */
    private record AcceptCommand(
            UUID councilId,
            UUID actorId,
            UUID providerId,
            CheckName check,
            @Nullable UUID evidenceId,
            @Nullable String note,
            @Nullable LocalDate checkedOn,
            @Nullable LocalDate expiresOn,
            LocalDate today,
            Instant at) {}

    /** The command of {@code check_return}. */
    private record ReturnCommand(
            UUID councilId,
            UUID actorId,
            UUID providerId,
            CheckName check,
            @Nullable UUID evidenceId,
            String reason,
            Instant at) {}

    /** The command of {@code provider_refuse}. */
    private record RefuseCommand(
            UUID councilId, UUID actorId, UUID providerId, String reason, Instant deleteAfter, Instant at) {}

    /** The command of {@code interest_declare}. */
    private record InterestCommand(UUID councilId, UUID actorId, UUID providerId, String kind, Instant at) {}
}
