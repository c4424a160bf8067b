package uk.directly;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people find this installation.
 *
 * @param address as it stands in the browser's address line, without a path
 */
@ConfigurationProperties("directly")
record AddressSettings(
        @DefaultValue("http://localhost:8080") URI address) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    AddressSettings {
        if (!isLocal(address) && !isSecure(address)) {
            throw new IllegalArgumentException("directly.address is " + address
                    + ": beyond this machine it must be https, or sign-in could be overheard");
        }
    }

    /** Whether only this machine can reach it. */
    boolean isLocal() {
        return isLocal(address);
    }

    /** Whether cookies may only travel encrypted: always, but for plain http on this machine. */
    boolean isSecure() {
        return isSecure(address);
    }

    /**
     * What redirects begin with. On this machine that is wherever the request came in, so that any port will do;
     * elsewhere it is never the caller's to say.
     */
    String redirectBase() {
        return isLocal() ? "{baseUrl}" : address.toString().replaceAll("/+$", "");
    }

    static boolean isLocal(URI address) {
        return address.getHost() != null && LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }
}
