package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** An hour of Tom's, of somebody whom he employs, that has happened and was questioned: on the payroll, not agreed yet (R57). */
public record EmployedVisit(RunningDirectly directly, UUID booking, Instant start) {

    /** Booked some days from now, told, questioned. */
    public static EmployedVisit questioned(RunningDirectly directly, int daysAhead) {
        Api api = directly.api();
        UUID offer = Holder.offerOf(api, "pa-employed");
        DatabaseClient database = directly.database();
        String holder = api.get("holder", "/api/v1/me").body().path("id").asString();
        String provider =
                api.get("pa-employed", "/api/v1/me").body().path("providerId").asString();
        for (String sql : new String[] {
            "insert into agreement (council_id, holder_id, provider_id, engagement) select council_id, '" + holder
                    + "', id, 'employed' from provider where id = '" + provider
                    + "' on conflict (council_id, holder_id, provider_id) do update set engagement = 'employed'",
            "insert into employer_task (council_id, agreement_id, task, done_on, said_by, said_at) select g.council_id, g.id, t,"
                    + " '2026-11-01', g.holder_id, now() from agreement g, unnest(array['insurance', 'right-to-work']) t"
                    + " where g.holder_id = '" + holder + "' and g.provider_id = '" + provider
                    + "' on conflict do nothing",
            "delete from offer_hours where offer_id = '" + offer + "'",
            "insert into offer_hours (council_id, offer_id, weekday, minutes) select o.council_id, o.id, d, int4range(0, 1440)"
                    + " from offer o, generate_series(1, 7) d where o.id = '" + offer + "'"
        }) {
            database.sql(sql).fetch().rowsUpdated().block();
        }
        Instant start = api.now()
                .plus(Duration.ofDays(daysAhead))
                .truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                .plus(Duration.ofHours(10));
        Map<String, Object> body =
                new LinkedHashMap<>(new Holder(api, "holder").visit(offer, start, Duration.ofHours(1)));
        body.put("engagement", "employed");
        Api.Answer booked =
                api.post("holder", "/api/v1/bookings", UUID.randomUUID().toString(), body);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        String path = "/api/v1/bookings/" + booked.id();
        api.post("pa-employed", path + "/accept", Map.of());
        api.moveClock(start.plus(Duration.ofHours(2)));
        assertThat(api.put(
                                "pa-employed",
                                path + "/visit",
                                Map.of(
                                        "start",
                                        start.toString(),
                                        "end",
                                        start.plus(Duration.ofHours(1)).toString()))
                        .status())
                .isEqualTo(200);
        Api.Answer queried = api.post("holder", path + "/query", Map.of("message", "You left early."));
        assertThat(queried.status()).as("%s", queried.body()).isEqualTo(200);
        return new EmployedVisit(directly, booked.id(), start);
    }

    /** The month that it is in. */
    public String month() {
        return start.toString().substring(0, 7);
    }
}
