package uk.directly.payment;

import java.net.URI;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people come back to from the page where their card pays.
 *
 * @param address of this installation, as it stands in the browser's address line
 */
@ConfigurationProperties("directly")
record CheckoutSettings(
        @DefaultValue("http://localhost:8080") URI address) {

    /** The page of a top-up. */
    URI back(UUID topUpId) {
        return URI.create(address.toString().replaceAll("/+$", "") + "/money/own/" + topUpId);
    }
}
