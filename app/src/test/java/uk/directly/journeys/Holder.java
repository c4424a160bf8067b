package uk.directly.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;

/** A persona with a budget, as the tests use one over the API. */
public record Holder(Api api, String persona) {

    /** Their first budget. */
    public JsonNode budget() {
        return api.get(persona, "/api/v1/budgets").body().path("items").path(0);
    }

    /** Asks for a visit. */
    public Map<String, Object> visit(UUID offer, Instant start, Duration length) {
        JsonNode budget = budget();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("offerId", offer);
        body.put("budgetId", budget.path("id").asString());
        body.put("planLineId", budget.path("planLines").path(0).path("id").asString());
        body.put("start", start.toString());
        body.put("end", start.plus(length).toString());
        return body;
    }

    /** Books under a key of its own. */
    public Api.Answer book(UUID offer, Instant start, Duration length) {
        return book(offer, start, length, UUID.randomUUID().toString());
    }

    /** Books under that key. */
    public Api.Answer book(UUID offer, Instant start, Duration length, String key) {
        return api.post(persona, "/api/v1/bookings", key, visit(offer, start, length));
    }

    /** The hourly offer of a provider persona. */
    public static UUID offerOf(Api api, String provider) {
        String providerId =
                api.get(provider, "/api/v1/me").body().path("providerId").asString();
        JsonNode found = api.get(null, "/api/v1/offers?provider=" + providerId).body();
        for (JsonNode offer : found.path("items")) {
            if (offer.path("pricing").asString().equals("hourly")) {
                return UUID.fromString(offer.path("id").asString());
            }
        }
        throw new IllegalStateException("No hourly offer in " + found);
    }
}
