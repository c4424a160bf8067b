package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.council.BankHolidays;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** What is above the base rate comes from own money, and goes back there (R4, R14). */
@WholeApplication
class OwnMoneyIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(3);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final UUID garden;

    OwnMoneyIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.garden = Holder.offerOf(api, "micro");
    }

    @Test
    @DisplayName("R14 example 2 at £20.00 beside £19.50: four visits of three hours, one cancelled, one longer")
    void sharesThePrice() {
        Map<String, Object> first = visit(1);

        Api.Answer short1 = api.post("holder", "/api/v1/bookings", key(), first);
        assertThat(short1.problem()).isEqualTo("insufficient-funds");
        assertThat(short1.body().path("shortPence").asLong()).isEqualTo(150);
        assertThat(short1.body().path("ownShortPence").asLong()).isEqualTo(150);
        assertThat(figures()).isEqualTo(new Figures(62_400, 0, 62_400, 0, 0));

        new CardPage(api).add(tom, 1_000);
        first.remove("planLineId");
        JsonNode quote = api.post("holder", "/api/v1/quotes", first).body();
        assertThat(quote.path("totalPence").asLong()).isEqualTo(6_000);
        assertThat(quote.path("fromBudgetPence").asLong()).isEqualTo(5_850);
        assertThat(quote.path("fromOwnPence").asLong()).isEqualTo(150);

        UUID[] booked = new UUID[4];
        for (int i = 0; i < booked.length; i++) {
            Api.Answer answer = api.post("holder", "/api/v1/bookings", key(), visit(i + 1));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            booked[i] = answer.id();
            assertThat(step("micro", booked[i], "accept", Map.of()).status()).isEqualTo(200);
        }
        assertThat(figures()).isEqualTo(new Figures(62_400, 23_400, 39_000, 1_000, 600));

        step("holder", booked[3], "cancel", Map.of("reason", "changed-mind"));
        assertThat(figures())
                .as("£58.50 to the budget, £1.50 to own money")
                .isEqualTo(new Figures(62_400, 17_550, 44_850, 1_000, 450));

        tell(booked[0], 1, VISIT);
        tell(booked[1], 2, VISIT.plusHours(1));
        step("holder", booked[0], "approve", Map.of());
        assertThat(figures()).isEqualTo(new Figures(56_550, 11_700, 44_850, 850, 300));

        // Four hours instead of three: first the part up to what was promised, then the rest.
        step("holder", booked[1], "approve", Map.of("amountPence", 6_000));
        assertThat(figures())
                .as("the budget first: £60.00 of the £78.00 that it pays for four hours")
                .isEqualTo(new Figures(50_550, 5_850, 44_700, 850, 150));
        step("holder", booked[1], "approve", Map.of());
        assertThat(figures())
                .as("£18.00 more from the budget, then £2.00 own money")
                .isEqualTo(new Figures(48_750, 5_850, 42_900, 650, 150));
    }

    private record Figures(long posted, long held, long available, long own, long ownHeld) {}

    private Figures figures() {
        JsonNode budget = tom.budget();
        return new Figures(
                budget.path("postedPence").asLong(),
                budget.path("heldPence").asLong(),
                budget.path("availablePence").asLong(),
                budget.path("ownPence").asLong(),
                budget.path("ownHeldPence").asLong());
    }

    private Map<String, Object> visit(int day) {
        Map<String, Object> body = tom.visit(garden, start(day), VISIT);
        body.put("useOwnMoney", true);
        return body;
    }

    /** At ten, that many working days after the day after next: free to cancel on all but the first. */
    private Instant start(int day) {
        LocalDate date = directly.bean(BankHolidays.class)
                .workingDays()
                .blockOptional()
                .orElseThrow()
                .after(directly.firstDay().plusDays(2), day);
        return date.atTime(LocalTime.of(10, 0)).atZone(LONDON).toInstant();
    }

    private void tell(UUID booking, int day, Duration length) {
        if (api.now().isBefore(start(day).plus(length))) {
            api.moveClock(start(day).plus(length));
        }
        Api.Answer told = api.put(
                "micro",
                "/api/v1/bookings/" + booking + "/visit",
                Map.of(
                        "start", start(day).toString(),
                        "end", start(day).plus(length).toString()));
        assertThat(told.status()).as(told.response().body()).isEqualTo(200);
    }

    private Api.Answer step(String persona, UUID booking, String what, Map<String, ?> body) {
        Api.Answer answer = api.post(persona, "/api/v1/bookings/" + booking + "/" + what, key(), body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
