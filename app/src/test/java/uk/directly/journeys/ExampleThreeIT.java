package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.PlainBrowser.Shown;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** Worked example 3: £100.00, and two visits of £60.00 at the same instant; on pages first, then over the API. */
@WholeApplication
class ExampleThreeIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(3);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder grace;
    private final UUID garden;
    /** On a Saturday £20.00 an hour is less than the council pays, so that all of it is support money. */
    private final LocalDate saturday;

    ExampleThreeIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.grace = new Holder(api, "holder2");
        this.garden = Holder.offerOf(api, "micro");
        this.saturday = directly.firstDay().plusDays(3).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    }

    @Test
    @DisplayName("R12 example 3: one succeeds, the other is told £20.00 short, and nothing was taken")
    void oneOfTwo() {
        assertThat(money()).isEqualTo("10000 0");

        List<Shown> pages = IntStream.of(8, 14).mapToObj(hour -> ready(check(at(saturday, hour)))).toList().stream()
                .map(CompletableFuture::supplyAsync)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(pages).filteredOn(page -> page.status() == 200).hasSize(1);
        Shown told =
                pages.stream().filter(page -> page.status() == 409).findFirst().orElseThrow();
        assertThat(text(told)).contains("£20.00 short, nothing was taken");
        assertThat(money()).isEqualTo("4000 6000");

        String booked = pages.stream()
                .filter(page -> page.status() == 200)
                .map(ExampleThreeIT::id)
                .findFirst()
                .orElseThrow();
        api.post("holder2", "/api/v1/bookings/" + booked + "/cancel", key(), Map.of("reason", "changed-mind"));
        assertThat(money()).isEqualTo("10000 0");
        List<Api.Answer> answers = IntStream.of(8, 14)
                .mapToObj(hour -> api.postAsync(
                        "holder2",
                        "/api/v1/bookings",
                        key(),
                        grace.visit(garden, at(saturday.plusWeeks(1), hour), VISIT)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        JsonNode refused = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow()
                .body();
        assertThat(refused.path("type").asString()).endsWith("/insufficient-funds");
        assertThat(refused.path("shortPence").asLong()).isEqualTo(2_000);
        assertThat(money()).isEqualTo("4000 6000");
    }

    /** A browser that shows the page before booking; what it answers is pressing the button. */
    private Supplier<Shown> ready(String check) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder2");
        assertThat(text(browser.get(check))).contains("Book and promise £60.00");
        return () -> browser.post(check, Map.of());
    }

    private String check(Instant start) {
        String line = grace.budget().path("planLines").path(0).path("id").asString();
        return "/book/" + garden + "/check?start=" + encoded(start) + "&end=" + encoded(start.plus(VISIT)) + "&for="
                + line + "&key=" + key();
    }

    private String money() {
        JsonNode budget = grace.budget();
        return budget.path("availablePence").asLong() + " "
                + budget.path("heldPence").asLong();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(LONDON).toInstant();
    }

    private static String encoded(Instant instant) {
        return URLEncoder.encode(instant.toString(), StandardCharsets.UTF_8);
    }

    /** Of {@code /bookings/<id>/sent}. */
    private static String id(Shown page) {
        String path = page.address().getPath();
        return path.substring("/bookings/".length(), path.lastIndexOf('/'));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String text(Shown page) {
        String text = PageWords.textOf(page.html()).replaceAll("\\s+", " ");
        PageWords.check(page.address().getPath(), text);
        return text;
    }
}
