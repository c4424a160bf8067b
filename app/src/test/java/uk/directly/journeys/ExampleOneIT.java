package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.council.BankHolidays;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.PlainBrowser.Shown;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** Worked example 1, to the penny: two visits, £8.90 over, silence, a later yes. */
@WholeApplication
class ExampleOneIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofMinutes(150);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;

    ExampleOneIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName("R13 R57 example 1: £44.50 by silence, £8.90 by a later yes, £526.10 are left and £0.00 is held")
    void twoVisits() {
        UUID aisha = Holder.offerOf(api, "pa");
        LocalDate first = directly.bean(BankHolidays.class)
                .workingDays()
                .blockOptional()
                .orElseThrow()
                .after(directly.firstDay(), 1);
        LocalDate second = directly.bean(BankHolidays.class)
                .workingDays()
                .blockOptional()
                .orElseThrow()
                .after(first, 2);
        assertThat(figures()).isEqualTo("62400 0");
        UUID one = booked(aisha, start(first));
        UUID two = booked(aisha, start(second));
        assertThat(figures()).as("two holds of £44.50").isEqualTo("62400 8900");
        assertThat(tom.budget().path("availablePence").asLong()).isEqualTo(53_500);

        tell(one, start(first), VISIT);
        ok(api.post("holder", "/api/v1/bookings/" + one + "/approve", key(), Map.of()));
        assertThat(figures()).isEqualTo("57950 4450");
        tell(two, start(second), VISIT.plusMinutes(30));
        Instant told = api.now();
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        assertThat(text(browser.get("/visits/check")))
                .contains("£8.90 more than planned")
                .doesNotContain("Yes to these");

        // Straight to the fifth day: the clock stops on the way where something is due, so the reminder went on the
        // third.
        api.moveClock(told.plus(Duration.ofDays(5)).plusSeconds(60));
        JsonNode silent = Waiting.until(
                () -> booking(two), seen -> seen.path("state").asString().equals("queried"));

        assertThat(outbox("visit-reminded", two)).isEqualTo(1);
        assertThat(silent.path("settledPence").asLong()).isEqualTo(4_450);
        assertThat(silent.path("inQuestionPence").asLong()).isEqualTo(890);
        assertThat(silent.path("heldPence").asLong()).isZero();
        assertThat(silent.path("bySilence").asBoolean()).isTrue();
        assertThat(figures()).isEqualTo("53500 0");
        Shown visit = browser.get("/visits/" + two);
        assertThat(text(visit))
                .contains(
                        "You didn’t answer, so what was promised is paid: £44.50. The other £8.90 is not agreed yet.");
        assertThat(text(PlainBrowser.signedIn(directly, "pa").get("/my-visits/" + two)))
                .contains("£8.90 is waiting for an answer")
                .contains("Ask for help with this visit");

        Shown ask = browser.get("/visits/" + two + "/agree");
        assertThat(text(ask)).contains("Yes, pay £8.90");
        Shown yes = browser.post("/visits/" + two + "/agree", Map.of("version", version(ask), "yes", "all"));
        assertThat(yes.status()).isEqualTo(200);
        assertThat(figures()).as("£97.90 in all").isEqualTo("52610 0");
        assertThat(booking(two).path("state").asString()).isEqualTo("settled");
        assertThat(booking(two).path("settledPence").asLong()).isEqualTo(5_340);
        assertThat(api.get("finance", "/api/v1/trial-balance")
                        .body()
                        .path("differencePence")
                        .asLong())
                .isZero();
    }

    private String figures() {
        JsonNode budget = tom.budget();
        return budget.path("postedPence").asLong() + " "
                + budget.path("heldPence").asLong();
    }

    private UUID booked(UUID offer, Instant start) {
        Api.Answer booked = tom.book(offer, start, VISIT);
        assertThat(booked.status()).as(booked.response().body()).isEqualTo(201);
        ok(api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of()));
        return booked.id();
    }

    private void tell(UUID booking, Instant start, Duration stayed) {
        api.moveClock(start.plus(stayed).plusSeconds(60));
        ok(api.put(
                "pa",
                "/api/v1/bookings/" + booking + "/visit",
                Map.of("start", start.toString(), "end", start.plus(stayed).toString())));
    }

    private JsonNode booking(UUID id) {
        return api.get("holder", "/api/v1/bookings/" + id).body();
    }

    private long outbox(String topic, UUID booking) {
        return directly.database()
                .sql("select count(*) from outbox where topic = :topic and payload ->> 'bookingId' = :booking")
                .bind("topic", topic)
                .bind("booking", booking.toString())
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static Instant start(LocalDate day) {
        return day.atTime(LocalTime.of(9, 30)).atZone(LONDON).toInstant();
    }

    private static String version(Shown page) {
        Matcher field = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page.html());
        assertThat(field.find()).as(page.html()).isTrue();
        return field.group(1);
    }

    private static String text(Shown shown) {
        String text = PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
        PageWords.check(shown.address().getPath(), text);
        return text;
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
