package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.council.BankHolidays;
import uk.directly.council.WorkingDays;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** The product's main job over the API, from the search to the paid visit; each step goes on from the one before. */
@WholeApplication
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofMinutes(150);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;

    MainJobIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @Order(1)
    @DisplayName("R37 gardening near M33 2AA within 3 miles is found without signing in, beside the base rate")
    void finds() {
        Api.Answer answer = api.get(null, "/api/v1/offers?service=gardening&near=M33%202AA&within=3&sort=distance");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode items = answer.body().path("items");
        assertThat(items.size()).isGreaterThan(2);
        double before = 0;
        for (JsonNode item : items) {
            assertThat(item.path("service").asString()).isEqualTo("gardening");
            assertThat(item.path("distanceMiles").asDouble()).isBetween(before, 3.0);
            before = item.path("distanceMiles").asDouble();
            assertThat(item.path("differencePence").asLong())
                    .isEqualTo(item.path("ratePence").asLong()
                            - item.path("baseRatePence").asLong());
            assertThat(item.path("provider").path("accreditedOn").asString()).isNotEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName("R31 the register says what was checked and when, and never an address")
    void showsChecks() {
        String providerId =
                api.get("pa", "/api/v1/me").body().path("providerId").asString();

        Api.Answer answer = api.get(null, "/api/v1/providers/" + providerId);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("checks").size()).isGreaterThan(3);
        assertThat(answer.body().path("checks").path(0).path("checkedOn").asString())
                .isNotEmpty();
        assertThat(answer.response().body()).doesNotContainPattern("[A-Z]{1,2}\\d{1,2} \\d[A-Z]{2}");
    }

    @Test
    @Order(3)
    @DisplayName("R13 example 1: two visits are booked, approved as recorded, and paid")
    void twoVisits() {
        UUID aisha = Holder.offerOf(api, "pa");
        Instant tuesday = at(tuesday(), 9, 30);
        Instant thursday = at(tuesday().plusDays(2), 9, 30);
        assertThat(tom.budget().path("availablePence").asLong()).isEqualTo(62400);

        Api.Answer quote = api.post("holder", "/api/v1/quotes", quoteBody(aisha, tuesday));
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.body().path("totalPence").asLong()).isEqualTo(4450);
        assertThat(quote.body().path("lines").path(0).path("band").asString()).isEqualTo("weekday");
        assertThat(quote.body().path("lines").path(0).path("minutes").asLong()).isEqualTo(150);
        assertThat(quote.body().path("baseRatePence").asLong()).isEqualTo(1780);

        Api.Answer first = tom.book(aisha, tuesday, VISIT);
        Api.Answer second = tom.book(aisha, thursday, VISIT);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("state").asString()).isEqualTo("requested");
        assertThat(second.status()).isEqualTo(201);
        assertThat(tom.budget().path("heldPence").asLong()).isEqualTo(8900);
        assertThat(tom.budget().path("availablePence").asLong()).isEqualTo(53500);

        for (Api.Answer booked : new Api.Answer[] {first, second}) {
            assertThat(api.get("pa", "/api/v1/bookings/" + booked.id())
                            .body()
                            .path("address")
                            .isMissingNode())
                    .as("R101 no address before accepting")
                    .isTrue();
            assertThat(api.put("pa", "/api/v1/bookings/" + booked.id() + "/visit", times(tuesday, VISIT))
                            .problem())
                    .isEqualTo("wrong-state");
            assertThat(api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                            .body()
                            .path("state")
                            .asString())
                    .isEqualTo("confirmed");
            assertThat(api.get("pa", "/api/v1/bookings/" + booked.id())
                            .body()
                            .path("address")
                            .path("postcode")
                            .asString())
                    .as("R101 the address after accepting")
                    .isNotEmpty();
        }
        assertThat(api.put("pa", "/api/v1/bookings/" + first.id() + "/visit", times(tuesday, VISIT))
                        .problem())
                .isEqualTo("too-early");

        assertThat(api.moveClock(thursday.plus(Duration.ofHours(4))).status()).isBetween(200, 204);
        assertThat(api.put("pa", "/api/v1/bookings/" + first.id() + "/visit", times(tuesday, VISIT))
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("recorded");
        Api.Answer longer =
                api.put("pa", "/api/v1/bookings/" + second.id() + "/visit", times(thursday, Duration.ofHours(3)));
        assertThat(longer.body().path("visit").path("pricePence").asLong()).isEqualTo(5340);

        Api.Answer approved = approve(first.id(), Map.of());
        assertThat(approved.body().path("state").asString()).isEqualTo("settled");
        assertThat(approved.body().path("payment").path("promisedOn").asString())
                .as("R16 three working days")
                .isEqualTo(workingDays().after(tuesday().plusDays(2), 3).toString());

        Api.Answer part = approve(second.id(), Map.of("amountPence", 4450));
        assertThat(part.body().path("state").asString()).isEqualTo("queried");
        assertThat(part.body().path("settledPence").asLong()).isEqualTo(4450);
        assertThat(part.body().path("inQuestionPence").asLong()).isEqualTo(890);
        assertThat(part.body().path("heldPence").asLong()).isZero();

        Api.Answer rest = approve(second.id(), Map.of());
        assertThat(rest.body().path("state").asString()).isEqualTo("settled");
        assertThat(rest.body().path("settledPence").asLong()).isEqualTo(5340);
        assertThat(tom.budget().path("postedPence").asLong()).isEqualTo(62400 - 9790);
        assertThat(tom.budget().path("heldPence").asLong()).isZero();

        assertThat(Waiting.until(
                        () -> api.get("holder", "/api/v1/bookings/" + first.id())
                                .body()
                                .path("payment")
                                .path("state")
                                .asString(),
                        "paid"::equals))
                .isEqualTo("paid");
        assertThat(Waiting.until(
                        () -> api.get("pa", "/api/v1/earnings").body().toString(),
                        text -> !text.contains("\"due\"") && !text.contains("\"sent\"")))
                .contains(first.id().toString())
                .contains("paidAt");
    }

    @Test
    @Order(4)
    @DisplayName("R11 R103 finance sees the trial balance at zero, the journal and the trail")
    void financeSeesIt() {
        JsonNode balance = api.get("finance", "/api/v1/trial-balance").body();
        assertThat(balance.path("differencePence").asLong()).isZero();
        assertThat(balance.path("totalDebitPence").asLong()).isPositive();

        String booking = api.get("holder", "/api/v1/bookings")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        Api.Answer trail = api.get("finance", "/api/v1/audit?subject=" + booking);
        assertThat(trail.response().body())
                .contains("booking-requested")
                .contains("booking-accepted")
                .contains("visit-recorded")
                .contains("visit-approved");

        LocalDate today = LocalDate.ofInstant(api.now(), LONDON);
        Api.Answer journal = api.get(
                "finance", "/api/v1/exports/journal.csv?from=" + today.minusYears(1) + "&to=" + today.plusDays(1));
        assertThat(journal.response().body()).startsWith("date,transfer,account,kind,debit,credit,description");
        assertThat(journal.response().body().lines().count()).isGreaterThan(8);
    }

    @Test
    @Order(5)
    @DisplayName("R27 from the person's own bank: a line to pay, said paid, not arrived, due again")
    void ownBank() {
        Holder leila = new Holder(api, "holder-own-bank");
        UUID aisha = Holder.offerOf(api, "pa");
        Instant start = at(LocalDate.ofInstant(api.now(), LONDON).plusDays(1), 14, 0);
        UUID booking = leila.book(aisha, start, Duration.ofHours(1)).id();
        api.post("pa", "/api/v1/bookings/" + booking + "/accept", Map.of());
        api.moveClock(start.plus(Duration.ofHours(2)));
        api.put("pa", "/api/v1/bookings/" + booking + "/visit", times(start, Duration.ofHours(1)));
        assertThat(api.post("holder-own-bank", "/api/v1/bookings/" + booking + "/approve", key(), Map.of())
                        .status())
                .isEqualTo(200);

        JsonNode line = api.get("holder-own-bank", "/api/v1/to-pay")
                .body()
                .path("items")
                .path(0);
        assertThat(line.path("bookingId").asString()).isEqualTo(booking.toString());
        String path = "/api/v1/to-pay/" + line.path("id").asString();
        assertThat(api.post("holder", path + "/paid", key(), Map.of()).status())
                .as("R102 somebody else's line")
                .isIn(403, 404);
        assertThat(api.post("holder-own-bank", path + "/paid", key(), Map.of()).status())
                .isEqualTo(200);
        assertThat(api.get("pa", "/api/v1/earnings").response().body()).contains(booking.toString());
        assertThat(api.post("pa", path + "/not-arrived", Map.of()).status()).isEqualTo(200);
        assertThat(api.get("holder-own-bank", "/api/v1/to-pay")
                        .body()
                        .path("items")
                        .path(0)
                        .path("state")
                        .asString())
                .isEqualTo("disputed");
    }

    private Map<String, Object> quoteBody(UUID offer, Instant start) {
        Map<String, Object> body = tom.visit(offer, start, VISIT);
        body.remove("planLineId");
        return body;
    }

    private Api.Answer approve(UUID booking, Map<String, ?> body) {
        return api.post("holder", "/api/v1/bookings/" + booking + "/approve", key(), body);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, String> times(Instant start, Duration length) {
        return Map.of("start", start.toString(), "end", start.plus(length).toString());
    }

    /** The first Tuesday at least two days ahead that has, like its Thursday, weekday rates. */
    private LocalDate tuesday() {
        LocalDate day = directly.firstDay().plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        while (!workingDays().isWorkingDay(day) || !workingDays().isWorkingDay(day.plusDays(2))) {
            day = day.plusWeeks(1);
        }
        return day;
    }

    private WorkingDays workingDays() {
        return directly.bean(BankHolidays.class).workingDays().blockOptional().orElseThrow();
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(LONDON).toInstant();
    }
}
