package uk.directly.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's own description of its objects, taken from its OpenAPI document: see the README beside the files. */
final class StripeSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Schema schema;

    private StripeSchema(String name) {
        this.name = name;
        this.schema = REGISTRY.getSchema(resource(name + ".schema.json"));
    }

    static StripeSchema of(String name) {
        return new StripeSchema(name);
    }

    /** An example of Stripe's. */
    static JsonNode fixture(String name) {
        return resource(name + ".fixture.json");
    }

    void fits(JsonNode object) {
        assertThat(schema.validate(object)).as("%s: %s", name, object).isEmpty();
    }

    private static JsonNode resource(String file) {
        try (InputStream in = Objects.requireNonNull(StripeSchema.class.getResourceAsStream("/stripe/" + file))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
