package uk.directly.data;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When rows that nobody needs any more are deleted.
 *
 * @param every how often
 * @param atOnce how many by one statement
 * @param answersKept how long the answer under an Idempotency-Key is kept; callers may count on thirty days
 */
@ConfigurationProperties("directly.housekeeping")
@Validated
public record HousekeepingSettings(
        @DefaultValue("1h") Duration every,
        @DefaultValue("1000") @Min(1) @Max(100_000) int atOnce,
        @DefaultValue("30d") Duration answersKept) {

    public HousekeepingSettings {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("directly.housekeeping.every is less than a second");
        }
        if (answersKept.compareTo(IdempotencyKey.KEPT) < 0) {
            throw new IllegalArgumentException(
                    "directly.housekeeping.answers-kept is less than the thirty days that callers count on");
        }
    }
}
