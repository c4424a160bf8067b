package uk.directly.web.rest;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Which routes are for programs: they are answered with JSON and problems, never with a page. */
public final class Machines {
    /** The first parts of those routes. */
    public static final List<String> ROOTS = List.of("api", "webhooks", "open-referral", "v3", "actuator");

    private Machines() {}

    /** The same as patterns, for whoever wires filters. */
    public static String[] patterns() {
        return ROOTS.stream().map(root -> "/" + root + "/**").toArray(String[]::new);
    }

    /** Whether a program asks. */
    public static boolean ask(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication().elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .findFirst()
                .map(first -> ROOTS.contains(first.value()))
                .orElse(false);
    }
}
