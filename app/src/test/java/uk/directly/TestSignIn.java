package uk.directly;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A sign-in provider of a test's own: hands out good tokens, and helps to forge bad ones. */
final class TestSignIn implements AutoCloseable {
    static final String ISSUER = "directly";

    private static final String AUDIENCE = "directly-api";

    private final MockOAuth2Server server = new MockOAuth2Server();

    TestSignIn() {
        server.start();
    }

    String issuer() {
        return server.issuerUrl(ISSUER).toString();
    }

    /** What a good caller sends. */
    String token(String subject) {
        return server.issueToken(ISSUER, subject, AUDIENCE).serialize();
    }

    String tokenFor(String subject, String audience) {
        return server.issueToken(ISSUER, subject, audience).serialize();
    }

    String tokenOf(String issuer, String subject) {
        return server.issueToken(issuer, subject, AUDIENCE).serialize();
    }

    String expiredToken(String subject) {
        return server.issueToken(
                        ISSUER,
                        subject,
                        AUDIENCE,
                        Map.of(),
                        -Duration.ofMinutes(10).toSeconds())
                .serialize();
    }

    /** Right in every word, signed with another key. */
    String forgedToken(String subject) {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID(ISSUER).generate();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(ISSUER).build(), claims(subject));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Right in every word, not signed at all. */
    String unsignedToken(String subject) {
        return new PlainJWT(claims(subject)).serialize();
    }

    /** The next one to sign in on a page is this one. */
    void nextIs(String subject) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of("directly")));
    }

    private JWTClaimsSet claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .build();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** Gives each Spring context a provider of its own; it goes when the context closes. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestSignIn signIn = new TestSignIn();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource("test sign-in", Map.of("directly.sign-in.issuer", signIn.issuer())));
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("testSignIn", signIn);
            beans.registerDisposableBean("testSignIn", signIn::close);
        }
    }
}
