package uk.directly.referral;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people find this installation, for the links of the feed.
 *
 * @param address as it stands in the browser's address line, without a path
 */
@ConfigurationProperties("directly")
public record FeedSettings(
        @DefaultValue("http://localhost:8080") URI address) {
    /** The whole address of one of our pages. */
    public String link(String path) {
        return address.toString().replaceAll("/+$", "") + path;
    }
}
