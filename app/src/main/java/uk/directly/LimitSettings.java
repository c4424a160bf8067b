package uk.directly;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may ask of one replica: so much at once, and so much a second after that. It stops floods; nobody
 * who reads and clicks gets near it. Signing in costs more than reading, and guessing at it is worth more to an
 * attacker.
 *
 * @param requestsAtOnce requests at once, for each signed-in person, and for each address nobody is signed in at
 * @param requestsASecond those that come back to each of them every second
 * @param signInsAtOnce steps of signing in at once, for each address; one sign-in takes two
 * @param signInsASecond those that come back every second
 * @param concernsAtOnce concerns at once, for each address (R106)
 * @param concernEvery after how long another one comes back to each of them
 * @param callers of how many callers we keep count at most; beyond that, some are forgotten and begin anew
 */
@ConfigurationProperties("directly.limits")
@Validated
record LimitSettings(
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int requestsAtOnce,
        @DefaultValue("200") @Min(1) @Max(1_000_000) int requestsASecond,
        @DefaultValue("300") @Min(2) @Max(1_000_000) int signInsAtOnce,
        @DefaultValue("5") @Min(1) @Max(1_000_000) int signInsASecond,
        @DefaultValue("20") @Min(1) @Max(1_000_000) int concernsAtOnce,
        @DefaultValue("PT1M") @NotNull Duration concernEvery,
        @DefaultValue("100000") @Min(100) @Max(10_000_000) int callers) {}
