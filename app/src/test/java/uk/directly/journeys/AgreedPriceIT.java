package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** What two people agreed counts for their visits, the new price from its day on, what is booked included (R54). */
@WholeApplication
class AgreedPriceIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Api api;
    private final Holder carer;
    private final UUID offer;

    AgreedPriceIT(RunningDirectly directly) {
        this.api = directly.api();
        this.carer = new Holder(api, "carer");
        this.offer = Holder.offerOf(api, "pa");
    }

    @Test
    @DisplayName(
            "R54 a new price that was said yes to counts from its day: visits before keep theirs, later ones follow")
    void followsFromItsDay() {
        LocalDate today = LocalDate.ofInstant(api.now(), LONDON);
        Api.Answer soon = carer.book(offer, noon(today.plusDays(3)), Duration.ofHours(1));
        assertThat(soon.status()).as("%s", soon.body()).isEqualTo(201);
        Api.Answer later = carer.book(offer, noon(today.plusDays(40)), Duration.ofHours(1));
        assertThat(later.status()).as("%s", later.body()).isEqualTo(201);
        accept(soon.id());
        accept(later.id());
        long before = soon.body().path("heldPence").asLong();

        JsonNode agreement = agreement();
        JsonNode inForce = inForce(agreement);
        Map<String, Long> dearer = new LinkedHashMap<>();
        inForce.path("ratesPence").propertyNames().forEach(band -> dearer.put(band, 3_000L));
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("offerId", offer);
        terms.put("ratesPence", dearer);
        terms.put("from", today.plusDays(27).toString());
        String path = "/api/v1/agreements/" + agreement.path("id").asString();
        assertThat(api.post("pa", path + "/versions", terms)
                        .body()
                        .path("earliest")
                        .asString())
                .isEqualTo(today.plusDays(28).toString());
        assertThat(api.post("carer", path + "/versions", terms).status()).isEqualTo(403);
        terms.put("from", today.plusDays(28).toString());
        Api.Answer asked = api.post("pa", path + "/versions", terms);
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        int version = asked.body().at("/versions/0/version").asInt();
        assertThat(held(later.id())).isNotEqualTo(3_000);

        assertThat(api.post("pa", path + "/versions/" + version + "/yes", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(api.post("carer", path + "/versions/" + version + "/yes", Map.of())
                        .status())
                .isEqualTo(200);

        assertThat(Waiting.until(() -> held(later.id()), pence -> pence == 3_000))
                .isEqualTo(3_000);
        assertThat(held(soon.id())).isEqualTo(before);
        Api.Answer anew = carer.book(offer, noon(today.plusDays(41)), Duration.ofHours(1));
        assertThat(anew.body().path("heldPence").asLong()).as("%s", anew.body()).isEqualTo(3_000);
        for (UUID booking : new UUID[] {soon.id(), later.id(), anew.id()}) {
            api.post(
                    "carer",
                    "/api/v1/bookings/" + booking + "/cancel",
                    UUID.randomUUID().toString(),
                    Map.of("reason", "changed-mind"));
        }
        // Whoever comes next in this application finds the price as it was.
        terms.put("ratesPence", old(inForce));
        int back = api.post("pa", path + "/versions", terms)
                .body()
                .at("/versions/0/version")
                .asInt();
        api.post("carer", path + "/versions/" + back + "/yes", Map.of());
    }

    private static Map<String, Long> old(JsonNode version) {
        Map<String, Long> rates = new LinkedHashMap<>();
        version.path("ratesPence")
                .propertyNames()
                .forEach(band ->
                        rates.put(band, version.path("ratesPence").path(band).asLong()));
        return rates;
    }

    private JsonNode agreement() {
        String provider = api.get("pa", "/api/v1/me").body().path("providerId").asString();
        for (JsonNode each : api.get("carer", "/api/v1/agreements").body().path("items")) {
            if (each.at("/provider/id").asString().equals(provider)) {
                return each;
            }
        }
        throw new AssertionError("The two have not agreed");
    }

    private static JsonNode inForce(JsonNode agreement) {
        return agreement
                .path("versions")
                .valueStream()
                .filter(version -> version.path("inForce").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private long held(UUID booking) {
        return api.get("carer", "/api/v1/bookings/" + booking)
                .body()
                .path("heldPence")
                .asLong();
    }

    private void accept(UUID booking) {
        assertThat(api.post("pa", "/api/v1/bookings/" + booking + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.of(11, 0)).atZone(LONDON).toInstant();
    }
}
