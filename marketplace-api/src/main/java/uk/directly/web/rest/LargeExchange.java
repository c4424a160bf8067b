package uk.directly.web.rest;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.MultipartHttpMessageReader;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request whose body may be large: it is counted as it comes in, and its form is read with a limit of its own. */
final class LargeExchange extends ServerWebExchangeDecorator {
    private static final ResolvableType FORM =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, Part.class);

    /** Where Spring Security keeps who has signed in. */
    private static final String SIGNED_IN = "SPRING_SECURITY_CONTEXT";

    private static final int MAX_PARTS = 50;
    private static final int MAX_HEADERS_BYTES = 8 * 1024;

    private final ServerHttpRequest request;
    private final Mono<MultiValueMap<String, Part>> form;
    private final AtomicBoolean read = new AtomicBoolean();

    LargeExchange(ServerWebExchange exchange, long maxBytes) {
        super(exchange);
        request = new Counted(exchange.getRequest(), maxBytes);
        form = isForm(request)
                ? exchange.getSession()
                        .filter(session -> session.getAttributes().containsKey(SIGNED_IN))
                        .flatMap(session -> readForm(maxBytes))
                        .switchIfEmpty(Mono.defer(exchange::getMultipartData))
                        .cache()
                : exchange.getMultipartData();
    }

    @Override
    public ServerHttpRequest getRequest() {
        return request;
    }

    @Override
    public Mono<MultiValueMap<String, Part>> getMultipartData() {
        return form;
    }

    /** Gives back the memory of what was sent, whoever has read it or not. */
    Mono<Void> forget() {
        return !read.get()
                ? Mono.empty()
                : form.onErrorComplete()
                        .flatMapIterable(parts -> parts.values().stream()
                                .flatMap(java.util.List::stream)
                                .toList())
                        .flatMap(part -> part.delete().onErrorComplete())
                        .then();
    }

    private static boolean isForm(ServerHttpRequest request) {
        MediaType type = request.getHeaders().getContentType();
        return type != null && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type);
    }

    private Mono<MultiValueMap<String, Part>> readForm(long maxBytes) {
        DefaultPartHttpMessageReader parts = new DefaultPartHttpMessageReader();
        parts.setMaxInMemorySize(Math.toIntExact(maxBytes));
        parts.setMaxDiskUsagePerPart(maxBytes);
        parts.setMaxParts(MAX_PARTS);
        parts.setMaxHeadersSize(MAX_HEADERS_BYTES);
        return new MultipartHttpMessageReader(parts)
                .readMono(FORM, request, java.util.Map.of())
                .doOnSubscribe(begun -> read.set(true))
                .switchIfEmpty(Mono.fromSupplier(LinkedMultiValueMap::new));
    }

    /** Refuses what goes on beyond the limit, also where it was not said before. */
    private static final class Counted extends ServerHttpRequestDecorator {
        private final long maxBytes;

        Counted(ServerHttpRequest request, long maxBytes) {
            super(request);
            this.maxBytes = maxBytes;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                AtomicLong bytes = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> {
                    if (bytes.addAndGet(buffer.readableByteCount()) > maxBytes) {
                        DataBufferUtils.release(buffer);
                        sink.error(Failures.tooLarge(maxBytes));
                    } else {
                        sink.next(buffer);
                    }
                });
            });
        }
    }
}
