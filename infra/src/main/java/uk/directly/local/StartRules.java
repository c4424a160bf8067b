package uk.directly.local;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What a half-configured production looks like from here, and is refused: local sign-in, where anyone can be anybody, on
 * an address or with a database that is not this machine's.
 */
final class StartRules {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private final Environment environment;
    private final LocalSettings settings;

    StartRules(Environment environment, LocalSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /** Refuses with the first rule that is broken. */
    void check() {
        if (LocalSignInCondition.isLocal(environment)) {
            requireThisMachine(addressHost(), "the address is", "directly.address");
            requireThisMachine(databaseHost(), "the database is on", LocalDatabaseCondition.URL);
        } else if (LocalDatabaseCondition.isLocal(environment) && settings.reset()) {
            throw new RefusedStartException(
                    "directly.local.reset would delete the data of people who sign in elsewhere.",
                    "Leave directly.local.reset out, or sign-in.");
        }
    }

    private static void requireThisMachine(@Nullable String host, String what, String setting) {
        if (host != null && !THIS_MACHINE.contains(host)) {
            throw new RefusedStartException(
                    "Sign-in is the local one, where anyone can be anybody, but " + what + " " + host + ".",
                    "Configure sign-in: DIRECTLY_SIGN_IN_ISSUER=https://… with DIRECTLY_SIGN_IN_CLIENT_ID and"
                            + " DIRECTLY_SIGN_IN_CLIENT_SECRET. For a trial leave " + setting + " out.");
        }
    }

    private @Nullable String addressHost() {
        String address = environment.getProperty("directly.address", "");
        return address.isBlank() ? null : URI.create(address).getHost();
    }

    private @Nullable String databaseHost() {
        if (LocalDatabaseCondition.isLocal(environment)) {
            return null;
        }
        ConnectionFactoryOptions options =
                ConnectionFactoryOptions.parse(environment.getRequiredProperty(LocalDatabaseCondition.URL));
        Object host = options.getValue(ConnectionFactoryOptions.HOST);
        return host == null ? null : host.toString();
    }
}
