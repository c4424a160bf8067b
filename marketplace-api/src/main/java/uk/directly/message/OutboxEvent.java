package uk.directly.message;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened here and must be told elsewhere.
 *
 * @param id the event's id: the same event, taken again, has the same one
 * @param councilId whose it is
 * @param topic what happened, e.g. {@code settlement-due}
 * @param payload ids and figures, as the function wrote them that made it happen
 * @param attempts how often it was taken, this time included
 * @param at when it happened, in product time
 */
public record OutboxEvent(UUID id, UUID councilId, String topic, JsonNode payload, int attempts, Instant at) {

    /** The id in this field of the payload. */
    public UUID id(String field) {
        return UUID.fromString(payload.required(field).asString());
    }
}
