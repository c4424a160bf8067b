package uk.directly;

import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What is asked of the sign-in provider: who is to sign in again is not let through by a session that is there (R26). */
final class SignInRequests implements ServerOAuth2AuthorizationRequestResolver {
    private static final String AGAIN = "again";

    private final DefaultServerOAuth2AuthorizationRequestResolver usual;

    SignInRequests(ReactiveClientRegistrationRepository provider) {
        usual = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return usual.resolve(exchange).map(request -> forThis(exchange, request));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registrationId) {
        return usual.resolve(exchange, registrationId).map(request -> forThis(exchange, request));
    }

    private static OAuth2AuthorizationRequest forThis(ServerWebExchange exchange, OAuth2AuthorizationRequest request) {
        return exchange.getRequest().getQueryParams().containsKey(AGAIN)
                ? OAuth2AuthorizationRequest.from(request)
                        .additionalParameters(asked -> {
                            asked.put("prompt", "login");
                            asked.put("max_age", "0");
                        })
                        .build()
                : request;
    }
}
