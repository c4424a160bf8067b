package uk.directly.bank;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.data.OldRows;

/** What of bank details grows old. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {
    /** Whole numbers that nobody pays to any more: so long a change may be stopped and they be needed again. */
    static final Duration WHOLE = Duration.ofDays(30);

    @Bean
    OldRows oldAccountNumbers(Clock clock) {
        return new OldRows("account numbers", "bank_forget", WHOLE, clock);
    }
}
