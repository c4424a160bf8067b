package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.council.BankHolidays;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** Worked example 4, to the penny: a late cancellation, and the time is booked by somebody else. */
@WholeApplication
class ExampleFourIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(4);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;
    private final Holder nora;

    ExampleFourIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.nora = new Holder(api, "holder2");
    }

    @Test
    @DisplayName(
            "R53 example 4: £71.20 held, 40 hours before £35.60 charged and £35.60 released, re-let £0.00, both told")
    void lateAndLetAgain() {
        UUID aisha = Holder.offerOf(api, "pa");
        Instant start = directly.bean(BankHolidays.class)
                .workingDays()
                .blockOptional()
                .orElseThrow()
                .after(directly.firstDay().plusDays(5), 1)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        UUID visit = booked(tom, aisha, start);
        assertThat(figures()).isEqualTo("62400 7120");
        api.moveClock(start.minus(Duration.ofHours(40)));

        JsonNode cost =
                api.get("holder", "/api/v1/bookings/" + visit + "/cancellation").body();
        assertThat(cost.path("chargePence").asLong()).as("shown first").isEqualTo(3_560);
        assertThat(cost.path("releasePence").asLong()).isEqualTo(3_560);
        ok(api.post("holder", "/api/v1/bookings/" + visit + "/cancel", key(), Map.of("reason", "changed-mind")));
        assertThat(figures()).isEqualTo("58840 0");
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        assertThat(text(browser, "/visits/" + visit)).contains("Cancelling cost £35.60.");

        booked(nora, aisha, start);

        JsonNode cancelled = api.get("holder", "/api/v1/bookings/" + visit).body();
        assertThat(cancelled.path("settledPence").asLong()).isZero();
        assertThat(figures()).isEqualTo("62400 0");
        assertThat(told(visit)).isEqualTo(1);
        assertThat(text(browser, "/visits/" + visit))
                .contains("It cost nothing. Somebody else booked the time, so you have £35.60 back.");
        assertThat(text(PlainBrowser.signedIn(directly, "pa"), "/my-visits/" + visit))
                .contains("You took another booking in this time, so £35.60 went back to");
        assertThat(api.get("finance", "/api/v1/trial-balance")
                        .body()
                        .path("differencePence")
                        .asLong())
                .isZero();
    }

    private UUID booked(Holder holder, UUID offer, Instant start) {
        Api.Answer booked = holder.book(offer, start, VISIT);
        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        ok(api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of()));
        return booked.id();
    }

    private String figures() {
        JsonNode budget = tom.budget();
        return budget.path("postedPence").asLong() + " "
                + budget.path("heldPence").asLong();
    }

    private long told(UUID booking) {
        return directly.database()
                .sql(
                        "select count(*) from outbox where topic = 'charge-given-back' and payload ->> 'bookingId' = :booking")
                .bind("booking", booking.toString())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static String text(PlainBrowser browser, String path) {
        String text = PageWords.textOf(browser.get(path).html()).replaceAll("\\s+", " ");
        PageWords.check(path, text);
        return text;
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
