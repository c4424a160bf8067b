package uk.directly.local;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of the library that speaks OpenID Connect. It is a test server and trusts everybody: it takes its
 * own name from the request, answers any website, redirects anywhere. Here only its protocol is let through, under one
 * name, for one client, to addresses of this machine, and to no website but ours.
 */
final class SignInGate implements Function1<OAuth2HttpRequest, OAuth2HttpResponse> {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String AUTHORIZE = "authorize";
    private static final String TOKEN = "token";
    private static final String END_SESSION = "endsession";
    private static final Set<String> OFFERED = Set.of(
            ".well-known/openid-configuration",
            ".well-known/oauth-authorization-server",
            AUTHORIZE,
            TOKEN,
            "jwks",
            "userinfo",
            END_SESSION);
    private static final String CLIENT = "directly-web";
    private static final String HTML = "text/html;charset=UTF-8";

    private final int port;
    private final Function1<OAuth2HttpRequest, OAuth2HttpResponse> library;

    SignInGate(int port, Function1<OAuth2HttpRequest, OAuth2HttpResponse> library) {
        this.port = port;
        this.library = library;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        HttpUrl url = request.getOriginalUrl();
        if (!THIS_MACHINE.contains(url.host())) {
            return refused(421, "This is the sign-in of http://localhost:" + port + ".");
        }
        String path = url.encodedPath();
        String prefix = "/" + LocalSignIn.NAME + "/";
        String asked = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        if (!OFFERED.contains(asked)) {
            return refused(404, "There is no such page here.");
        }
        String origin = request.getHeaders().get("Origin");
        if (origin != null && (asked.equals(TOKEN) || !origin.equals("http://localhost:" + port))) {
            return refused(403, "Another website may not ask for this.");
        }
        OAuth2HttpRequest cleaned = underOneName(request);
        return switch (asked) {
            case AUTHORIZE -> authorize(cleaned);
            case END_SESSION -> endSession(cleaned);
            default -> guarded(library.invoke(cleaned), "");
        };
    }

    private OAuth2HttpResponse authorize(OAuth2HttpRequest request) {
        HttpUrl url = request.getOriginalUrl();
        String goOn = local(url.queryParameter("redirect_uri"));
        if (goOn == null || !CLIENT.equals(url.queryParameter("client_id"))) {
            return refused(400, "Start from the application: it sends you here and takes you back.");
        }
        if (request.getMethod().equals("GET")) {
            return page(200, PersonaPage.personas(), goOn);
        }
        return guarded(library.invoke(request), goOn);
    }

    private OAuth2HttpResponse endSession(OAuth2HttpRequest request) {
        String goOn = local(request.getOriginalUrl().queryParameter("post_logout_redirect_uri"));
        return goOn == null ? page(200, PersonaPage.signedOut(), "") : guarded(library.invoke(request), goOn);
    }

    /** Scheme, host and port of an address on this machine; none if it is not. */
    private static @Nullable String local(@Nullable String address) {
        HttpUrl url = address == null ? null : HttpUrl.parse(address);
        return url == null || !THIS_MACHINE.contains(url.host())
                ? null
                : url.scheme() + "://" + URI.create(url.toString()).getAuthority();
    }

    /** As if it had been asked by the name that the issuer has, and by nobody in particular. */
    private OAuth2HttpRequest underOneName(OAuth2HttpRequest request) {
        Headers headers = request.getHeaders()
                .newBuilder()
                .removeAll("Origin")
                .removeAll("X-Forwarded-Proto")
                .removeAll("X-Forwarded-Port")
                .set("Host", "localhost:" + port)
                .build();
        HttpUrl url = request.getOriginalUrl()
                .newBuilder()
                .scheme("http")
                .host("localhost")
                .port(port)
                .build();
        return request.copy(headers, request.getMethod(), url, request.getBody());
    }

    private static OAuth2HttpResponse refused(int status, String why) {
        return page(status, PersonaPage.refused(why), "");
    }

    private static OAuth2HttpResponse page(int status, String html, String goOn) {
        return guarded(new OAuth2HttpResponse(Headers.of(Map.of("Content-Type", HTML)), status, html, null), goOn);
    }

    private static OAuth2HttpResponse guarded(OAuth2HttpResponse response, String goOn) {
        Headers headers = response.getHeaders()
                .newBuilder()
                .set("Content-Security-Policy", PersonaPage.securityPolicy(goOn))
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "same-origin")
                .set("Cache-Control", "no-store")
                .build();
        return new OAuth2HttpResponse(headers, response.getStatus(), response.getBody(), response.getBytesBody());
    }
}
