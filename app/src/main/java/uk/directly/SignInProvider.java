package uk.directly;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * Finds the sign-in provider's addresses when somebody first signs in, not at the start: it may start later than we do,
 * or in the same process. Asked again as long as it doesn't answer.
 */
@Component
class SignInProvider implements ReactiveClientRegistrationRepository {
    static final String ID = "directly";

    private static final Logger LOG = LoggerFactory.getLogger(SignInProvider.class);
    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Mono<ClientRegistration> registration;

    SignInProvider(SignInSettings settings, AddressSettings address) {
        this.registration = Mono.fromCallable(() -> discover(settings, address))
                .subscribeOn(Schedulers.boundedElastic())
                .cache(found -> FOREVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
        return ID.equals(registrationId)
                ? registration.onErrorMap(SignInProvider::isNotOurs, SignInProvider::away)
                : Mono.empty();
    }

    private static ClientRegistration discover(SignInSettings settings, AddressSettings address) {
        return ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .redirectUri(address.redirectBase() + "/login/oauth2/code/" + ID)
                .scope("openid")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private static boolean isNotOurs(Throwable failure) {
        return !(failure instanceof Problem);
    }

    private static Problem away(Throwable failure) {
        LOG.error("The sign-in provider doesn't answer", failure);
        return Problem.of(ProblemType.UNAVAILABLE, "Signing in doesn't work just now. Try again in a minute.");
    }
}
