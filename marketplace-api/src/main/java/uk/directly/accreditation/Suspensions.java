package uk.directly.accreditation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.data.Changes;
import uk.directly.message.Outbox;
import uk.directly.people.Actor;

/**
 * Hides a provider at once and lets them come back (R33). What is booked stands; whoever has a visit to come is called the
 * same day. The provider hears of it the same day, without the reason (R104), unless two officers decide otherwise (R106).
 */
@Service
public class Suspensions {
    private static final int LONGEST = 2_000;

    private final Changes changes;
    private final Outbox outbox;
    private final CouncilSettings settings;
    private final Clock clock;

    Suspensions(Changes changes, Outbox outbox, CouncilSettings settings, Clock clock) {
        this.changes = changes;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Hides a provider. */
    public Mono<DecisionResult> suspend(Actor officer, UUID providerId, SuspensionRequest request) {
        return mostDelayDays(officer)
                .flatMap(most -> fault(request, most)
                        .<Mono<DecisionResult>>map(Mono::just)
                        .orElseGet(() -> decide(
                                "provider_suspend",
                                () -> new SuspendCommand(
                                        request.id(),
                                        officer.councilId(),
                                        officer.personId(),
                                        providerId,
                                        request.safeguarding(),
                                        request.reason(),
                                        request.delayReason(),
                                        request.reviewOn(),
                                        London.today(clock)
                                                .plusDays(1)
                                                .atStartOfDay(London.ZONE)
                                                .toInstant(),
                                        clock.instant()))));
    }

    /** For how many days a notice may be delayed before that is looked at again (R106). */
    public Mono<Integer> mostDelayDays(Actor officer) {
        return Mono.defer(() -> settings.valueOf(officer.councilId(), Setting.NOTICE_DELAY_DAYS, London.today(clock)));
    }

    /** The case: the suspension that stands, else the last one. That an officer looked at it is written down. */
    public Mono<Case> look(Actor officer, UUID providerId) {
        return Mono.fromSupplier(() -> step(officer, providerId))
                .flatMap(command -> changes.apply("suspension_case", command, CaseAnswer.class))
                .map(CaseAnswer::found);
    }

    /**
     * Writes down that somebody was called.
     *
     * @param said what was said, 1 to 2,000 characters
     */
    public Mono<DecisionResult> called(Actor officer, UUID providerId, UUID holderId, @Nullable String said) {
        String words = meant(said);
        if (words == null) {
            return invalid("said", "Say what was said, in at most 2,000 characters.");
        }
        return decide(
                "suspension_called",
                () -> new CalledCommand(
                        officer.councilId(), officer.personId(), providerId, holderId, words, clock.instant()));
    }

    /** A second officer agrees that the provider isn't told today. */
    public Mono<DecisionResult> confirmDelay(Actor officer, UUID providerId) {
        return decide("delay_confirm", () -> step(officer, providerId));
    }

    /** The provider is told now. */
    public Mono<DecisionResult> tellNow(Actor officer, UUID providerId) {
        return decide("delay_release", () -> step(officer, providerId));
    }

    /**
     * Ends it: the provider is on the register again at once, or paused where something ran out meanwhile.
     *
     * @param reason as the provider reads it, 1 to 2,000 characters
     */
    public Mono<DecisionResult> end(Actor officer, UUID providerId, @Nullable String reason) {
        String words = meant(reason);
        if (words == null) {
            return invalid("reason", "Say why it ends, in at most 2,000 characters. The provider reads it as it is.");
        }
        return decide(
                "provider_end_suspension",
                () -> new EndCommand(
                        officer.councilId(),
                        officer.personId(),
                        providerId,
                        words,
                        London.today(clock),
                        clock.instant()));
    }

    private Optional<DecisionResult> fault(SuspensionRequest request, int mostDays) {
        String reason = request.reason();
        LocalDate today = London.today(clock);
        LocalDate review = request.reviewOn();
        if (reason != null && reason.length() > LONGEST) {
            return Optional.of(new DecisionResult.Invalid("reason", "Say why in at most 2,000 characters."));
        }
        if (request.delayReason() == null) {
            return Optional.empty();
        }
        if (meant(request.delayReason()) == null) {
            return Optional.of(new DecisionResult.Invalid(
                    "delayReason", "Say why they aren't told today, in at most 2,000 characters."));
        }
        return review == null || review.isBefore(today) || review.isAfter(today.plusDays(mostDays))
                ? Optional.of(new DecisionResult.Invalid("reviewOn", "Choose a day in the next " + mostDays + " days."))
                : Optional.empty();
    }

    private Mono<DecisionResult> decide(String function, Supplier<Object> command) {
        return Mono.fromSupplier(command)
                .flatMap(made -> changes.apply(function, made, DecisionAnswer.class))
                .map(DecisionAnswer::result)
                .doOnNext(result -> outbox.nudge());
    }

    private StepCommand step(Actor officer, UUID providerId) {
        return new StepCommand(
                officer.councilId(), officer.personId(), providerId, London.today(clock), clock.instant());
    }

    private static Mono<DecisionResult> invalid(String field, String message) {
        return Mono.just(new DecisionResult.Invalid(field, message));
    }

    /** Without the blanks around it; null where nothing is left, or too much. */
    private static @Nullable String meant(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > LONGEST ? null : text.strip();
    }

    /** What an officer sees of a case. */
    public sealed interface Case {
        /** The case. */
        record Found(Suspension suspension) implements Case {}

        /** There is none. */
        record None() implements Case {}

        /** R34: the officer has an interest. */
        record Interested() implements Case {}
    }

    /** The command of {@code provider_suspend}. */
    private record SuspendCommand(
            UUID id,
            UUID councilId,
            UUID actorId,
            UUID providerId,
            boolean safeguarding,
            @Nullable String reason,
            @Nullable String delayReason,
            @Nullable LocalDate reviewOn,
            Instant endOfDay,
            Instant at) {}

    /** The command of {@code suspension_called}. */
    private record CalledCommand(
            UUID councilId, UUID actorId, UUID providerId, UUID holderId, String said, Instant at) {}

    /** The command of {@code suspension_case}, {@code delay_confirm} and {@code delay_release}. */
    private record StepCommand(UUID councilId, UUID actorId, UUID providerId, LocalDate today, Instant at) {}

    /** The command of {@code provider_end_suspension}. */
    private record EndCommand(
            UUID councilId, UUID actorId, UUID providerId, String reason, LocalDate today, Instant at) {}

    private record CaseAnswer(String outcome, @Nullable Suspension suspension) {
        Case found() {
            return switch (outcome) {
                case "done" -> new Case.Found(Objects.requireNonNull(suspension));
                case "interest" -> new Case.Interested();
                default -> new Case.None();
            };
        }
    }
}
