package uk.directly.notice.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose mail it is. Where the server is says {@code spring.mail.host}.
 *
 * @param from the council's address; answers go there; null: no mail is sent
 */
@ConfigurationProperties("directly.mail")
record MailSettings(@Nullable String from) {
    MailSettings {
        if (from != null && !isAddress(from)) {
            throw new IllegalArgumentException("directly.mail.from is no address that mail could come from");
        }
    }

    private static boolean isAddress(String from) {
        try {
            new InternetAddress(from, true);
            return from.indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    /** Whose it is, where there is a mail server. */
    String sender() {
        if (from == null) {
            throw new IllegalArgumentException(
                    "spring.mail.host is set, and directly.mail.from isn't: whose mail is it?");
        }
        return from;
    }
}
