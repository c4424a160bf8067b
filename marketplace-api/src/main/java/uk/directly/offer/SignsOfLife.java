package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;

/** Since when a provider must have been heard of, so that an offer counts as one that can be booked (R37). */
@Component
class SignsOfLife {
    private final CouncilSettings settings;
    private final Clock clock;

    SignsOfLife(CouncilSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Instant> since(UUID councilId) {
        return limits(councilId).map(Limits::aliveSince);
    }

    /** That, and from when on a provider is told. */
    Mono<Limits> limits(UUID councilId) {
        return Mono.defer(() -> settings.on(councilId, London.today(clock))).map(inForce -> {
            Duration quiet = Duration.ofDays(inForce.get(Setting.OFFER_QUIET_DAYS));
            Duration told = quiet.minusDays(inForce.get(Setting.OFFER_REMIND_DAYS));
            return new Limits(clock.instant().minus(quiet), clock.instant().minus(told), quiet);
        });
    }

    /**
     * The oldest signs of life.
     *
     * @param aliveSince before it an offer is hidden
     * @param toldSince before it the provider is told
     * @param quiet after so long without one an offer is hidden
     */
    record Limits(Instant aliveSince, Instant toldSince, Duration quiet) {
        /** The day from which it is hidden, if that is soon or past. */
        @Nullable LocalDate quietUntil(Instant signOfLife) {
            return signOfLife.isBefore(toldSince)
                    ? signOfLife.plus(quiet).atZone(London.ZONE).toLocalDate()
                    : null;
        }
    }
}
