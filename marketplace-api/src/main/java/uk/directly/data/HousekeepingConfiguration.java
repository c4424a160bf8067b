package uk.directly.data;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this package's own tables grows old. */
@Configuration(proxyBeanMethods = false)
class HousekeepingConfiguration {
    @Bean
    OldRows oldAnswers(HousekeepingSettings settings, Clock clock) {
        return new OldRows("answers", "idempotency_forget", settings.answersKept(), clock);
    }
}
