package uk.directly.web;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves {@link Assets} to everyone below {@code /assets/}; a name never changes its content, so for a year. */
@Configuration(proxyBeanMethods = false)
class AssetRoutes {
    @Bean
    RouterFunction<ServerResponse> assets() {
        return RouterFunctions.route().GET("/assets/{name}", AssetRoutes::serve).build();
    }

    private static Mono<ServerResponse> serve(ServerRequest request) {
        Asset asset = Assets.find(request.pathVariable("name"));
        if (asset == null) {
            return ServerResponse.notFound().build();
        }
        byte[] compressed = accepts(request) ? asset.compressed() : null;
        ServerResponse.BodyBuilder answer = ServerResponse.ok()
                .contentType(MediaType.parseMediaType(asset.type()))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        return compressed == null
                ? answer.bodyValue(asset.plain())
                : answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").bodyValue(compressed);
    }

    private static boolean accepts(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream().anyMatch(line -> line.contains("gzip"));
    }
}
