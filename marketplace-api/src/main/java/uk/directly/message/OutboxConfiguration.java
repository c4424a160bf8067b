package uk.directly.message;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.data.OldRows;

/** What of the outbox grows old: how old says each council ({@code events-kept-days}). */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    @Bean
    OldRows doneEvents() {
        return rows(InstantSource.system());
    }

    /** In real time, like all times of the outbox: moving product time makes nothing there older. */
    static OldRows rows(InstantSource realTime) {
        return new OldRows("events", "outbox_forget", Duration.ZERO, realTime);
    }
}
