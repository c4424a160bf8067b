package uk.directly.notice.govuknotify;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import uk.directly.notice.Channel;
import uk.gov.service.notify.NotificationClient;

/** The service whose key {@code directly.notify.api-key} is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("directly.notify.api-key")
class NotifyConfiguration {
    /** After a mail server of the council's own, where there is one. */
    @Bean
    @Order(1)
    Channel govUkNotify(NotifySettings settings) {
        return new NotifyChannel(
                new NotificationClient(settings.key(), settings.baseUrl().toString()), settings);
    }
}
