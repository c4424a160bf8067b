package uk.directly.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import uk.directly.notice.model.Happened;

/** What of an event is kept with a notice: ids, dates and figures. Nobody's words, reasons or names are among them. */
final class Figures {
    private static final List<String> KEPT = List.of(
            "bookingId",
            "becameId",
            "seriesId",
            "agreementId",
            "enquiryId",
            "threadId",
            "advertId",
            "offerId",
            "requestId",
            "coupleId",
            "pairId",
            "firstDay",
            "from",
            "until",
            "hiddenFrom",
            "expiresOn",
            "amountPence",
            "pence",
            "lapsedPence",
            "leastPence",
            "bookings",
            "visits");

    private Figures() {}

    static Map<String, Object> of(JsonNode payload, Happened happened) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (String name : KEPT) {
            JsonNode value = payload.path(name);
            if (value.isNumber()) {
                figures.put(name, value.longValue());
            } else if (value.isString()) {
                figures.put(name, value.asString());
            }
        }
        put(figures, "holderId", happened.holderId());
        put(figures, "providerId", happened.providerId());
        put(figures, "startsAt", happened.startsAt());
        return figures;
    }

    private static void put(Map<String, Object> figures, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            figures.put(name, value.toString());
        }
    }
}
