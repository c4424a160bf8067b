package uk.directly.message;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.data.OldRows;

/** What of the outbox grows old. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {
    @Bean
    OldRows doneEvents(OutboxSettings settings) {
        return rows(settings, InstantSource.system());
    }

    /** In real time, like all times of the outbox: moving product time makes nothing there older. */
    static OldRows rows(OutboxSettings settings, InstantSource realTime) {
        return new OldRows("events", "outbox_forget", settings.doneKept(), realTime);
    }
}
