package uk.directly.notice.govuknotify;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The council's service at GOV.UK Notify.
 *
 * @param apiKey its name, the service's id and the secret, as Notify shows it once; null: there is no such service
 * @param emailTemplate the id of a template whose subject is {@code ((subject))} and whose body is {@code ((body))}; null: no
 *     mail goes this way
 * @param smsTemplate the id of one that is {@code ((text))}; null: no text messages
 * @param letters whether letters go this way; they are PDFs, so there is no template
 * @param baseUrl where Notify is
 * @see <a href="https://docs.notifications.service.gov.uk/java.html">Notify's Java client</a>
 */
@ConfigurationProperties("directly.notify")
record NotifySettings(
        @Nullable String apiKey,
        @Nullable String emailTemplate,
        @Nullable String smsTemplate,
        boolean letters,

        @DefaultValue("https://api.notifications.service.gov.uk")
        URI baseUrl) {
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY = Pattern.compile(".+-" + ID + "-" + ID);
    private static final Pattern TEMPLATE = Pattern.compile(ID);

    NotifySettings {
        boolean used = emailTemplate != null || smsTemplate != null || letters;
        if (apiKey == null ? used : !KEY.matcher(apiKey).matches()) {
            throw new IllegalArgumentException("directly.notify.api-key is no key of GOV.UK Notify");
        }
        require(emailTemplate, "directly.notify.email-template");
        require(smsTemplate, "directly.notify.sms-template");
        if (apiKey != null && !used) {
            throw new IllegalArgumentException(
                    "directly.notify has a key, but neither a template nor letters: nothing would go out");
        }
        boolean here = "localhost".equals(baseUrl.getHost()) || "127.0.0.1".equals(baseUrl.getHost());
        if (!"https".equals(baseUrl.getScheme()) && !here) {
            throw new IllegalArgumentException("directly.notify.base-url must be https: the key goes there");
        }
    }

    private static void require(@Nullable String template, String name) {
        if (template != null && !TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException(name + " is no template's id");
        }
    }

    /** The key, where there is one. */
    String key() {
        return Objects.requireNonNull(apiKey, "directly.notify.api-key");
    }

    @Override
    public String toString() {
        return "NotifySettings[masked]";
    }
}
