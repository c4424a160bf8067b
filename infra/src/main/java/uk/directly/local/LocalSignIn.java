package uk.directly.local;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OpenID Connect server in this process, reachable from this machine only. The application meets it as it would meet
 * any other: by discovery, code flow with PKCE, and signed tokens. Tokens keep real time, an hour from their issue.
 */
final class LocalSignIn implements AutoCloseable {
    /** The issuer's path, and the first part of every address here. */
    static final String NAME = "directly";

    private static final Logger LOG = LoggerFactory.getLogger(LocalSignIn.class);

    private final SignInServer server;

    private LocalSignIn(SignInServer server) {
        this.server = server;
    }

    /** What tokens name as their issuer. */
    static String issuer(int port) {
        return "http://localhost:" + port + "/" + NAME;
    }

    /** Starts it; the signing key is kept in the folder. */
    static LocalSignIn start(Path folder, int port) {
        LOG.info("Starting sign-in …");
        KeyProvider keys = new KeyProvider(List.of(SignInKey.in(folder)));
        SignInServer server = new SignInServer();
        OAuth2Config config =
                new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(keys), Set.of(), server);
        SignInGate gate = new SignInGate(port, new OAuth2HttpRequestHandler(config).getAuthorizationServer());
        server.start(InetAddress.getLoopbackAddress(), port, gate);
        return new LocalSignIn(server);
    }

    @Override
    public void close() {
        server.stop();
    }
}
