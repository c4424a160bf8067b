package uk.directly.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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
        return Mono.defer(() -> settings.valueOf(councilId, Setting.OFFER_QUIET_DAYS, London.today(clock)))
                .map(days -> clock.instant().minus(Duration.ofDays(days)));
    }
}
