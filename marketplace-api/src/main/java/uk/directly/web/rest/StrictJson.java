package uk.directly.web.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How the JSON of a request is read: exactly. A field that we don't know, a number in quotes or a time without an
 * offset is refused by name, because a caller who misspelt {@code useOwnMoney} must hear of it.
 */
final class StrictJson {
    private StrictJson() {}

    static JsonMapper from(JsonMapper lenient) {
        return lenient.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(UUID.class, new Text<>(UUID.class, Plain::id))
                        .addDeserializer(Instant.class, new Text<>(Instant.class, Plain::instant))
                        .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, Plain::date))
                        .addDeserializer(String.class, new Text<>(String.class, StrictJson::storable)))
                .build();
    }

    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("has a character that can't be kept (U+0000)");
        }
        return text;
    }

    /** A value that stands in the body as text, read by one of our functions. */
    private static final class Text<T> extends StdDeserializer<T> {
        private final Function<String, T> read;

        Text(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new Unreadable(parser, Expected.message(handledType()));
            }
            try {
                return read.apply(parser.getString());
            } catch (IllegalArgumentException e) {
                throw new Unreadable(parser, String.valueOf(e.getMessage()));
            }
        }
    }
}
