package uk.directly.web;

import gg.jte.output.Utf8ByteOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds jte templates by the names that {@link Page#template()} gives; their one argument is the page. */
@Component
class JteViewResolver implements ViewResolver, Ordered {
    static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Templates templates;

    JteViewResolver(Templates templates) {
        this.templates = templates;
    }

    @Override
    public Mono<View> resolveViewName(String viewName, Locale locale) {
        return templates.has(viewName) ? Mono.just(new JteView(viewName)) : Mono.empty();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** Writes a page as an answer. What somebody signed in sees is theirs: no cache keeps it. */
    Mono<Void> write(String template, Object page, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> {
                    Utf8ByteOutput output = templates.fill(template, page);
                    HttpHeaders headers = exchange.getResponse().getHeaders();
                    headers.setContentType(HTML);
                    headers.setContentLength(output.getContentLength());
                    if (headers.getCacheControl() == null) {
                        headers.setCacheControl(Viewer.of(exchange).signedIn() ? "no-store" : "private, no-cache");
                    }
                    return exchange.getResponse().bufferFactory().wrap(output.toByteArray());
                })
                .flatMap((DataBuffer buffer) -> exchange.getResponse().writeWith(Mono.just(buffer)));
    }

    private final class JteView implements View {
        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public List<MediaType> getSupportedMediaTypes() {
            return List.of(HTML);
        }

        @Override
        public Mono<Void> render(
                @Nullable Map<String, ?> model, @Nullable MediaType contentType, ServerWebExchange exchange) {
            Object page = model == null ? null : model.get("page");
            return write(template, Objects.requireNonNull(page, "A page is missing for " + template), exchange);
        }
    }
}
