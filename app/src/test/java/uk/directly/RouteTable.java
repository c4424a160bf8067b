package uk.directly;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import uk.directly.people.Role;

/**
 * Who may use which route, as it is printed into {@code docs/who-may.md}: a line for each route, read from the routes
 * themselves. Whoever adds a route, or lets somebody else in, changes the page, and whoever reviews it sees that.
 */
final class RouteTable {
    private static final String HEAD = """
            # Who may use which route

            Printed from the application (`./mvnw verify -pl app -am -Dit.test=RouteTableIT -Ddirectly.print=true …`); a test
            fails where it differs. *Everyone* needs no sign-in, *anyone* only that. The last column is for whoever acts for
            somebody else (R60): with which power they may use it for that person, who must then be of one of these roles;
            – is never. Whose rows somebody sees within a route (their own, R102) is tested with the wrong people at each.

            """;

    private RouteTable() {}

    static String of(Collection<RequestMappingHandlerMapping> mappings) {
        Map<String, String> api = new TreeMap<>();
        Map<String, String> pages = new TreeMap<>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> isOurs(route.getValue()))
                .forEach(route -> addresses(route.getKey()).forEach(address -> {
                    boolean program = address.startsWith("/api/")
                            || address.startsWith("/open-referral")
                            || address.startsWith("/webhooks");
                    (program ? api : pages).put(address, who(Routes.gate(route.getValue())));
                }));
        return HEAD + table("The API", api) + "\n" + table("The pages", pages);
    }

    private static String table(String title, Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> {
                    int space = row.getKey().lastIndexOf(' ');
                    return "| " + row.getKey().substring(space + 1) + " | `"
                            + row.getKey().substring(0, space) + "` | " + row.getValue() + " |\n";
                })
                .collect(Collectors.joining(
                        "", "## " + title + "\n\n| | Route | Who | For another |\n|---|---|---|---|\n", ""));
    }

    private static Stream<String> addresses(RequestMappingInfo route) {
        List<String> methods = route.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .sorted()
                .toList();
        return route.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> (methods.isEmpty() ? List.of("any") : methods)
                        .stream().map(method -> pattern.getPatternString() + " " + method));
    }

    private static String who(Routes.Gate gate) {
        return switch (gate) {
            case Routes.Gate.Closed closed -> "nobody | –";
            case Routes.Gate.Everyone everyone -> "everyone | everyone";
            case Routes.Gate.Only only ->
                (only.roles().isEmpty()
                                ? "anyone"
                                : only.roles().stream().sorted().map(Role::slug).collect(Collectors.joining(", ")))
                        + " | "
                        + (only.forOthers() == null
                                ? "–"
                                : only.forOthers().name().toLowerCase(Locale.ROOT));
        };
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("uk.directly.")
                && !handler.getBeanType().isAnnotationPresent(TestComponent.class);
    }
}
