package uk.directly.web.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.validation.Validator;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read, for every JSON route; after Boot's own wiring, so that ours stands. */
@Configuration(proxyBeanMethods = false)
@Order(10)
class RestWiring implements WebFluxConfigurer {
    private final JsonMapper json;

    RestWiring(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(StrictJson.from(json)));
        codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(json));
        codecs.defaultCodecs().maxInMemorySize((int) BodyLimit.MAX_BYTES);
    }

    @Override
    public Validator getValidator() {
        return PlainValidator.create();
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, Plain::id);
        registry.addConverter(String.class, Instant.class, Plain::instant);
        registry.addConverter(String.class, LocalDate.class, Plain::date);
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new PagingArgument(), new RequestKeyArgument());
    }
}
