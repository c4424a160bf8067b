package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/**
 * Worked example 5, to the penny: the night that clocks go forward, awake and employed at £13.20; and what becomes of wages
 * that nothing covers.
 */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExampleFiveIT {
    /** Saturday 27 March 2027, 22:00 by the clock; 07:00 on Sunday is eight hours later. */
    private static final Instant TEN = Instant.parse("2027-03-27T22:00:00Z");

    private static final Instant LATER = Instant.parse("2027-04-03T21:00:00Z");
    private static final Duration NIGHT = Duration.ofHours(8);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final Holder grace;
    private UUID longNight = new UUID(0, 0);

    ExampleFiveIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.grace = new Holder(api, "holder2");
    }

    /** Grace books for six hours of a later night, while all that the demonstration has is still fresh. */
    @BeforeAll
    void booksALaterNight() {
        UUID offer = awakeAllNight();
        employs("holder");
        employs("holder2");
        Map<String, Object> body = grace.visit(offer, LATER, Duration.ofHours(6));
        body.put("engagement", "employed");
        Api.Answer booked = api.post("holder2", "/api/v1/bookings", key(), body);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.body().path("heldPence").asLong()).isEqualTo(9_360);
        longNight = booked.id();
        api.post("pa-employed", "/api/v1/bookings/" + longNight + "/accept", Map.of());
    }

    @Test
    @Order(1)
    @DisplayName("R52 R84 example 5: 8 hours, pay £105.60, held £124.80, £19.20 set aside for employer costs")
    void aNightThatClocksGoForward() {
        UUID offer = Holder.offerOf(api, "pa-employed");
        Map<String, Object> body = tom.visit(offer, TEN, NIGHT);
        body.put("engagement", "employed");
        Map<String, Object> ask = new java.util.LinkedHashMap<>(body);
        ask.remove("planLineId");
        JsonNode quote = api.post("holder", "/api/v1/quotes", ask).body();
        assertThat(quote.path("payPence").asLong()).as("%s", quote).isEqualTo(10_560);
        assertThat(quote.path("employerCostsPence").asLong()).isEqualTo(1_920);
        assertThat(quote.path("totalPence").asLong()).isEqualTo(12_480);
        assertThat(quote.at("/lines/0/minutes").asLong()).isEqualTo(480);

        Api.Answer booked = api.post("holder", "/api/v1/bookings", key(), body);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(figures()).isEqualTo("62400 12480 49920 0");
        assertThat(api.post("pa-employed", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);

        api.moveClock(TEN.plus(NIGHT).plusSeconds(3600));
        Api.Answer told = visit(booked.id(), TEN, NIGHT);
        assertThat(told.status()).as("%s", told.body()).isEqualTo(200);
        assertThat(told.body().at("/visit/pricePence").asLong()).isEqualTo(12_480);
        Api.Answer agreed = api.post("holder", "/api/v1/bookings/" + booked.id() + "/approve", key(), Map.of());
        assertThat(agreed.status()).as("%s", agreed.body()).isEqualTo(200);
        assertThat(agreed.body().path("settledPence").asLong()).isEqualTo(12_480);
        assertThat(agreed.body().at("/payment/amountPence").asLong()).isEqualTo(10_560);
        assertThat(agreed.body().at("/payment/rail").asString()).isEqualTo("payroll");
        assertThat(figures()).isEqualTo("49920 0 49920 1920");
    }

    @Test
    @Order(2)
    @DisplayName(
            "R57 R85 wages are not withheld: what nothing covers stands in the exception account, and finance is told")
    void wagesThatNothingCovers() {
        api.moveClock(LATER.plus(Duration.ofHours(9)));
        assertThat(visit(longNight, LATER, NIGHT).status()).isEqualTo(200);

        Api.Answer agreed = api.post("holder2", "/api/v1/bookings/" + longNight + "/approve", key(), Map.of());

        assertThat(agreed.status()).as("%s", agreed.body()).isEqualTo(200);
        assertThat(agreed.body().at("/payment/amountPence").asLong()).isEqualTo(10_560);
        assertThat(agreed.body().path("settledPence").asLong())
                .as("what was really posted: nothing was set aside")
                .isEqualTo(10_560);
        assertThat(figures(grace)).isEqualTo("0 0 0 0");
        assertThat(
                        count(
                                "select debits_posted - credits_posted from ledger_account where kind = 'exception' and name = 'wages'"))
                .isEqualTo(560);
        assertThat(count("select (payload ->> 'pence')::bigint from outbox where topic = 'wages-not-covered'"))
                .isEqualTo(560);
    }

    private long count(String sql) {
        return directly.database()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private String figures() {
        return figures(tom);
    }

    private static String figures(Holder holder) {
        JsonNode budget = holder.budget();
        return budget.path("postedPence").asLong() + " "
                + budget.path("heldPence").asLong() + " "
                + budget.path("availablePence").asLong() + " "
                + budget.path("reservePence").asLong();
    }

    private UUID awakeAllNight() {
        UUID offer = Holder.offerOf(api, "pa-employed");
        sql("""
                update offer set whole_band = 'waking-night', longest_minutes = 720, notice_minutes = 0 where id = '%1$s';
                delete from offer_rate where offer_id = '%1$s';
                insert into offer_rate (council_id, offer_id, band, pence)
                select council_id, id, 'waking-night', 1320 from offer where id = '%1$s';
                delete from offer_hours where offer_id = '%1$s';
                insert into offer_hours (council_id, offer_id, weekday, minutes)
                select o.council_id, o.id, d, int4range(0, 1440) from offer o, generate_series(1, 7) d where o.id = '%1$s'""".formatted(offer));
        return offer;
    }

    private void employs(String persona) {
        UUID holder = id("/api/v1/me", "/id", persona);
        UUID provider = id("/api/v1/me", "/providerId", "pa-employed");
        sql("""
                insert into agreement (council_id, holder_id, provider_id, engagement)
                select council_id, '%1$s', id, 'employed' from provider where id = '%2$s' on conflict do nothing;
                insert into employer_task (council_id, agreement_id, task, done_on, said_by, said_at)
                select g.council_id, g.id, t, '2026-11-01', g.holder_id, now()
                  from agreement g, unnest(array['insurance', 'right-to-work']) t
                 where g.holder_id = '%1$s' and g.provider_id = '%2$s' on conflict do nothing""".formatted(holder, provider));
    }

    private UUID id(String path, String pointer, String persona) {
        return UUID.fromString(api.get(persona, path).body().at(pointer).asString());
    }

    private void sql(String statements) {
        for (String statement : statements.split(";", -1)) {
            directly.database().sql(statement).fetch().rowsUpdated().block();
        }
    }

    private Api.Answer visit(UUID booking, Instant start, Duration length) {
        return api.put(
                "pa-employed",
                "/api/v1/bookings/" + booking + "/visit",
                Map.of("start", start.toString(), "end", start.plus(length).toString()));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
