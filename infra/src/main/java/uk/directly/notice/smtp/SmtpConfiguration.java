package uk.directly.notice.smtp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.mail.javamail.JavaMailSender;
import uk.directly.notice.Channel;

/** The mail server that {@code spring.mail.host} names. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
class SmtpConfiguration {
    @Bean
    @Order(0)
    Channel smtp(JavaMailSender sender, MailSettings settings) {
        return new SmtpChannel(sender, settings.sender());
    }
}
