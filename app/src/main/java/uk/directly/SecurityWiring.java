package uk.directly;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.WebSessionServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;
import reactor.core.publisher.Mono;
import uk.directly.people.SignIns;
import uk.directly.starting.FirstSignIn;
import uk.directly.web.rest.Machines;
import uk.directly.web.rest.Problem;

/**
 * Three doors, each closed by default: the management port, programs with a bearer token, people with a session. Which
 * route lets in whom stands at the route ({@link RouteAccess}).
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {
    static final String SIGN_OUT = "/sign-out";

    private static final String SIGN_IN_FAILED = "/sign-in-failed";

    private final SignInSettings signIn;
    private final AddressSettings address;

    SecurityWiring(SignInSettings signIn, AddressSettings address) {
        signIn.checkAgainst(address);
        this.signIn = signIn;
        this.address = address;
    }

    /** Health, metrics and the like: on a port of their own that only this machine's keepers reach. */
    @Bean
    @Order(1)
    SecurityWebFilterChain management(ServerHttpSecurity http) {
        return http.securityMatcher(new ManagementPort())
                .authorizeExchange(routes -> routes.matchers(EndpointRequest.toAnyEndpoint())
                        .permitAll()
                        .anyExchange()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(ManagementPort.NOTHING_HERE))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** Programs: a bearer token or nothing, no session, no cookie, and so no forgery from another site. */
    @Bean
    @Order(2)
    SecurityWebFilterChain machines(ServerHttpSecurity http, RouteAccess access, Limits limits, LimitFilters counted) {
        MachineRefusals refusals = new MachineRefusals(limits);
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(Machines.patterns()))
                .authorizeExchange(routes -> routes.pathMatchers(HttpMethod.GET, "/v3/api-docs/**")
                        .permitAll()
                        .anyExchange()
                        .access(access))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtDecoder(ApiTokens.decoder(signIn)))
                        .authenticationEntryPoint(refusals)
                        .authenticationFailureHandler(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handlers -> handlers.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(counted::programs, SecurityWebFiltersOrder.AUTHENTICATION)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** People: OpenID Connect, a session, forms with a token. */
    @Bean
    @Order(3)
    SecurityWebFilterChain pages(
            ServerHttpSecurity http,
            RouteAccess access,
            PageRefusals refusals,
            LimitFilters counted,
            SignInProvider provider,
            FirstSignIn firstSignIn,
            Clock clock,
            ServerCsrfTokenRepository formTokens,
            ServerRequestCache wayBack,
            SignIns signIns) {
        RedirectServerAuthenticationSuccessHandler back = new RedirectServerAuthenticationSuccessHandler("/home");
        back.setRequestCache(wayBack);
        return http.authorizeExchange(routes -> routes.pathMatchers(HttpMethod.GET, "/assets/**")
                        .permitAll()
                        .anyExchange()
                        .access(access))
                .oauth2Login(login -> login.clientRegistrationRepository(provider)
                        .authorizationRequestResolver(new SignInRequests(provider))
                        .authorizedClientRepository(new WebSessionServerOAuth2AuthorizedClientRepository())
                        .authenticationSuccessHandler(new ChosenSignIn(firstSignIn, back, clock))
                        .authenticationFailureHandler(new RedirectServerAuthenticationFailureHandler(SIGN_IN_FAILED)))
                .addFilterAt(counted::people, SecurityWebFiltersOrder.FIRST)
                .logout(logout -> logout.requiresLogout(
                                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, SIGN_OUT))
                        .logoutHandler(new DelegatingServerLogoutHandler(List.of(
                                (left, who) -> left.getExchange()
                                        .getSession()
                                        .flatMap(session -> signIns.left(SignIns.hash(session))),
                                new SecurityContextServerLogoutHandler(),
                                new WebSessionServerLogoutHandler())))
                        .logoutSuccessHandler(signOutThere(provider)))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(protectedForms())
                        .csrfTokenRepository(formTokens)
                        .accessDeniedHandler(refusals.oldForm())
                        .csrfTokenRequestHandler(formToken()))
                .requestCache(cache -> cache.requestCache(wayBack))
                .exceptionHandling(
                        handlers -> handlers.authenticationEntryPoint(refusals).accessDeniedHandler(refusals.denied()))
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .build();
    }

    /**
     * All but the form for a worry (R106): a visitor's has no session that could keep what was typed, and it does nothing in
     * anybody's name. It looks at where it was sent from itself.
     */
    private static ServerWebExchangeMatcher protectedForms() {
        return new AndServerWebExchangeMatcher(
                CsrfWebFilter.DEFAULT_CSRF_MATCHER, new NegatedServerWebExchangeMatcher(Worry.posted()));
    }

    /** The form's token is looked for in forms that send a file, too. How large these may be stands in the settings. */
    private static ServerCsrfTokenRequestHandler formToken() {
        XorServerCsrfTokenRequestAttributeHandler handler = new XorServerCsrfTokenRequestAttributeHandler();
        handler.setTokenFromMultipartDataEnabled(true);
        return handler;
    }

    /** The tokens of a session's forms. */
    @Bean
    ServerCsrfTokenRepository formTokens() {
        return new WebSessionServerCsrfTokenRepository();
    }

    /** Where somebody wanted to go before they signed in. */
    @Bean
    ServerRequestCache wayBack() {
        return new WebSessionServerRequestCache();
    }

    /** The session's cookie: not for scripts, not for other sites, never unencrypted beyond this machine. */
    @Bean
    WebSessionIdResolver sessionCookie() {
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        // The prefix makes browsers insist on Secure, on the whole path and on this host alone.
        cookie.setCookieName(address.isSecure() ? "__Host-directly" : "directly");
        cookie.addCookieInitializer(attributes ->
                attributes.path("/").httpOnly(true).sameSite("Lax").secure(address.isSecure()));
        return cookie;
    }

    /** Addresses that no browser sends, such as {@code /a//b} or {@code /%2e%2e}: refused like other bad input. */
    @Bean
    ServerExchangeRejectedHandler strangeAddresses() {
        return (exchange, rejected) -> Mono.error(Problem.invalid("address", "isn't one that we answer"));
    }

    private OidcClientInitiatedServerLogoutSuccessHandler signOutThere(SignInProvider provider) {
        OidcClientInitiatedServerLogoutSuccessHandler there =
                new OidcClientInitiatedServerLogoutSuccessHandler(provider);
        there.setPostLogoutRedirectUri(address.redirectBase() + "/");
        there.setLogoutSuccessUrl(URI.create("/"));
        return there;
    }
}
