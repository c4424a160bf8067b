package uk.directly.journeys;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;

/** A rate card like the one of today from another day, as finance officers send it. */
public final class CardOfToday {
    private CardOfToday() {}

    /** With these pence an hour for everybody engaged so; a sleep-in stays as it is. */
    public static Map<String, Object> with(Api api, LocalDate from, String engagement, long pence) {
        JsonNode current = api.get(null, "/api/v1/rate-cards/current").body();
        Map<String, Object> base = new LinkedHashMap<>();
        current.path("base").properties().forEach(row -> {
            Map<String, Object> bands = new LinkedHashMap<>();
            row.getValue().properties().forEach(band -> {
                boolean changes =
                        row.getKey().equals(engagement) && !band.getKey().equals("sleep-in");
                bands.put(band.getKey(), changes ? pence : band.getValue().asLong());
            });
            base.put(row.getKey(), bands);
        });
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("from", from.toString());
        card.put("base", base);
        card.put("payGuide", current.path("payGuide"));
        return card;
    }

    /** The id of such a draft. */
    public static UUID draft(Api api, String officer, LocalDate from, String engagement, long pence) {
        Api.Answer drafted = api.post(officer, "/api/v1/rate-cards", with(api, from, engagement, pence));
        if (drafted.status() != 201) {
            throw new IllegalStateException("No draft: " + drafted.body());
        }
        return drafted.id();
    }
}
