package uk.directly.referral.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.directly.referral.ReferralServer;

/** Open Referral UK's own description of its objects; formats such as uuid and uri count, too. */
final class OpenReferralSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Schema schema;

    private OpenReferralSchema(String name, JsonNode schema) {
        this.name = name;
        this.schema = REGISTRY.getSchema(schema);
    }

    static OpenReferralSchema of(String name) {
        return new OpenReferralSchema(name, read(name));
    }

    /** It refers to its terms by the name of their file. */
    static OpenReferralSchema taxonomy() {
        JsonNode schema = read("taxonomy");
        ((ObjectNode) schema.at("/properties/taxonomy_terms")).set("items", read("taxonomy_term"));
        return new OpenReferralSchema("taxonomy", schema);
    }

    private static JsonNode read(String name) {
        return JSON.readTree(ReferralServer.file("/open-referral/schema/" + name + ".json"));
    }

    void fits(JsonNode object) {
        assertThat(schema.validate(
                        object, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s: %s", name, object)
                .isEmpty();
    }

    /** No null, no empty text, list or object anywhere. */
    static void isFull(JsonNode node) {
        if (node.isContainer()) {
            assertThat(node.size()).as("%s", node).isPositive();
            node.forEach(OpenReferralSchema::isFull);
        } else {
            assertThat(node.isNull() || (node.isString() && node.asString().isBlank()))
                    .as("something empty")
                    .isFalse();
        }
    }
}
