package uk.directly.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Keeps what was typed when a session ends under a person's hands (R100). Whoever sends somebody to sign in calls
 * {@link #keep} first; after they have signed in and come back to the same address, that page takes the
 * {@link KeptForm} as a parameter and shows it filled in. They press the button again themselves: nothing is done in
 * their name that they didn't confirm after signing in.
 *
 * <p>One form a session, the last one; never a password or a token; not from another site; nothing very large.
 */
@Component
public class KeptForms {
    private static final String PREFIX = KeptForms.class.getName() + ":";
    private static final int MOST_FIELDS = 100;
    private static final int MOST_CHARACTERS = 20_000;
    private static final Set<String> NEVER = Set.of("password", "_csrf", "token", "secret");

    /** Keeps the form of this request in its session, if it is one. Its body must not have been read otherwise. */
    public Mono<Void> keep(ServerWebExchange exchange) {
        if (!isOwnForm(exchange)) {
            return Mono.empty();
        }
        return fields(exchange)
                .map(KeptForms::sift)
                .filter(form -> !form.isEmpty())
                .zipWith(exchange.getSession(), (form, session) -> {
                    forget(session);
                    session.getAttributes().put(key(exchange), form);
                    return form;
                })
                .then();
    }

    /** What was typed; of a form with a file all but the file. */
    private static Mono<MultiValueMap<String, String>> fields(ServerWebExchange exchange) {
        if (!MediaType.MULTIPART_FORM_DATA.isCompatibleWith(
                exchange.getRequest().getHeaders().getContentType())) {
            return exchange.getFormData();
        }
        return exchange.getMultipartData().map(parts -> {
            MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
            parts.forEach((name, values) -> values.forEach(value -> {
                if (value instanceof FormFieldPart field) {
                    typed.add(name, field.value());
                }
            }));
            return typed;
        });
    }

    /** What was kept for this address; gone from the session once taken. */
    Mono<KeptForm> take(ServerWebExchange exchange) {
        return exchange.getSession()
                .map(session ->
                        session.getAttributes().remove(key(exchange)) instanceof KeptForm form ? form : KeptForm.NONE);
    }

    private static boolean isOwnForm(ServerWebExchange exchange) {
        MediaType type = exchange.getRequest().getHeaders().getContentType();
        String site = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
        return exchange.getRequest().getMethod().equals(HttpMethod.POST)
                && (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)
                        || MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type))
                && (site == null || "same-origin".equals(site));
    }

    private static KeptForm sift(MultiValueMap<String, String> posted) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        int characters = 0;
        for (Map.Entry<String, List<String>> field : posted.entrySet()) {
            List<String> values = field.getValue().stream()
                    .map(value -> value == null ? "" : value)
                    .toList();
            characters += field.getKey().length()
                    + values.stream().mapToInt(String::length).sum();
            if (kept.size() >= MOST_FIELDS || characters > MOST_CHARACTERS) {
                return KeptForm.NONE;
            }
            if (mayBeKept(field.getKey())) {
                kept.put(field.getKey(), values);
            }
        }
        return new KeptForm(kept);
    }

    private static boolean mayBeKept(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return NEVER.stream().noneMatch(name::contains);
    }

    private static void forget(WebSession session) {
        session.getAttributes().keySet().removeIf(name -> name.startsWith(PREFIX));
    }

    private static String key(ServerWebExchange exchange) {
        return PREFIX + exchange.getRequest().getPath().value();
    }
}
