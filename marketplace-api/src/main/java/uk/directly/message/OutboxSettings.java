package uk.directly.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is kept.
 *
 * @param doneKept how long an event stays to be looked at after it was handled; parked ones stay for good
 */
@ConfigurationProperties("directly.outbox")
record OutboxSettings(@DefaultValue("30d") Duration doneKept) {
    OutboxSettings {
        if (doneKept.isNegative()) {
            throw new IllegalArgumentException("directly.outbox.done-kept is less than nothing");
        }
    }
}
