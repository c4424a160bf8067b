package uk.directly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.people.Actor;

/** What holds for every route of the application. */
@RunningApplication
class EveryRouteIT {
    private final Collection<RequestMappingHandlerMapping> mappings;
    private final JsonMapper json;
    private final WebTestClient client;

    EveryRouteIT(
            @Autowired List<RequestMappingHandlerMapping> mappings,
            @Autowired JsonMapper json,
            @LocalServerPort int port) {
        this.mappings = mappings;
        this.json = json;
        this.client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(10_000_000))
                .responseTimeout(java.time.Duration.ofMinutes(1))
                .build();
    }

    @Test
    @DisplayName("R102 every route says who may use it")
    void saysWhoMayUseIt() {
        assertThat(ours().filter(EveryRouteIT::isClosed)).isEmpty();
    }

    @Test
    void noticesARouteThatDoesNotSay() {
        assertThat(all().filter(EveryRouteIT::isClosed))
                .extracting(HandlerMethod::getMethod)
                .extracting(java.lang.reflect.Method::getName)
                .containsExactly(Doors.FORGOTTEN);
    }

    @Test
    void needsAnActorOnlyWhereOneIsSure() {
        Predicate<MethodParameter> needsOne =
                parameter -> parameter.getParameterType() == Actor.class && !parameter.isOptional();

        assertThat(ours().filter(handler -> Routes.gate(handler) instanceof Routes.Gate.Everyone)
                        .filter(handler ->
                                Stream.of(handler.getMethodParameters()).anyMatch(needsOne)))
                .isEmpty();
    }

    @Test
    void isDescribedIfItIsOfTheApi() {
        JsonNode paths = document().path("paths");

        List<String> missing = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> isOurs(route.getValue()))
                .flatMap(route -> operations(route.getKey()))
                .filter(operation -> operation.path().startsWith("/api/"))
                .filter(operation -> paths.path(operation.path())
                        .path(operation.method().toLowerCase(java.util.Locale.ROOT))
                        .isMissingNode())
                .map(Operation::toString)
                .toList();

        assertThat(missing).isEmpty();
        assertThat(paths.has("/api/v1/me")).isTrue();
        assertThat(paths.propertyNames())
                .allMatch(path -> path.startsWith("/api/") || path.startsWith("/open-referral"));
    }

    @Test
    void isDescribedWithoutWhatCallersDoNotSend() {
        JsonNode document = document();

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/components/schemas/Problem/properties").has("requestId"))
                .isTrue();
        assertThat(document.path("components").path("schemas").propertyNames())
                .doesNotContain("Actor", "Viewer", "Paging", "Cursor", "RequestKey");
        List<String> audit = document.at("/paths/~1api~1v1~1audit/get/parameters")
                .valueStream()
                .map(parameter -> parameter.path("name").asString())
                .toList();
        assertThat(audit).containsExactlyInAnyOrder("subject", "limit", "cursor", "Act-For");
    }

    private JsonNode document() {
        byte[] body = client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return json.readTree(Objects.requireNonNull(body));
    }

    private record Operation(String method, String path) {}

    private static Stream<Operation> operations(RequestMappingInfo route) {
        return route.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> route.getMethodsCondition().getMethods().stream()
                        .map(method ->
                                new Operation(HttpMethod.valueOf(method.name()).name(), pattern.getPatternString())));
    }

    private Stream<HandlerMethod> ours() {
        return all().filter(EveryRouteIT::isOurs)
                .filter(handler -> !handler.getBeanType().isAnnotationPresent(TestComponent.class));
    }

    private Stream<HandlerMethod> all() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(handler -> isOurs(handler));
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("uk.directly.");
    }

    private static boolean isClosed(HandlerMethod handler) {
        return Optional.of(Routes.gate(handler))
                .filter(Routes.Gate.Closed.class::isInstance)
                .isPresent();
    }
}
