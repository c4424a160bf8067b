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
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.PlainBrowser.Shown;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** The council stops somebody's money for a while, they read it the same day, and it opens again; without a script. */
@WholeApplication
class FreezeIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern FIELD = Pattern.compile("name=\"(key|seen)\" value=\"([^\"]*)\"");

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;

    FreezeIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName("R24 R104 nothing new is booked, what is booked is paid, and the person reads why on the same day")
    void stopsNewVisitsOnly() {
        UUID offer = Holder.offerOf(api, "pa");
        Instant start = LocalDate.now(LONDON)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();
        UUID booked = tom.book(offer, start, Duration.ofMinutes(60)).id();
        api.post("pa", "/api/v1/bookings/" + booked + "/accept", Map.of());
        long held = tom.budget().path("heldPence").asLong();
        String award = awardOf(tom.budget().path("id").asString());
        PlainBrowser officer = PlainBrowser.signedIn(directly, "social-work");

        Shown form = officer.get("/awards/" + award + "/freeze");
        Shown wrong = officer.post(
                "/awards/" + award + "/freeze",
                sent(form, "", LocalDate.now(LONDON).plusDays(15)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(read(wrong)).contains("Say why, in at most 1,000 letters").contains("Enter a day from today to");
        Map<String, String> right =
                sent(form, "We are checking a bill.", LocalDate.now(LONDON).plusDays(7));
        assertThat(read(officer.post("/awards/" + award + "/freeze", right)))
                .contains("It is frozen. The person sees it and why on their pages now.");
        // Pressed twice, it is one.
        assertThat(officer.post("/awards/" + award + "/freeze", right).status()).isEqualTo(200);

        PlainBrowser person = PlainBrowser.signedIn(directly, "holder");
        for (String path : new String[] {"/home", "/money"}) {
            Shown page = person.get(path);
            String text = read(page);
            PageWords.check(path, text);
            assertThat(text)
                    .contains("New visits are stopped for now")
                    .contains("Why: We are checking a bill.")
                    .contains("The visits you have booked stay, and are paid.")
                    .contains("Ombudsman");
        }
        Api.Answer refused = tom.book(offer, start.plus(Duration.ofHours(5)), Duration.ofMinutes(60));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("wrong-state");
        assertThat(refused.body().path("state").asString()).isEqualTo("frozen");
        assertThat(tom.budget().path("heldPence").asLong()).isEqualTo(held);

        api.moveClock(start.plus(Duration.ofHours(2)));
        api.put(
                "pa",
                "/api/v1/bookings/" + booked + "/visit",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(Duration.ofHours(1)).toString()));
        assertThat(api.post(
                                "holder",
                                "/api/v1/bookings/" + booked + "/approve",
                                UUID.randomUUID().toString(),
                                Map.of())
                        .status())
                .isEqualTo(200);

        Shown open = officer.get("/awards/" + award + "/unfreeze");
        assertThat(read(officer.post(
                        "/awards/" + award + "/unfreeze", sent(open, "All is well.", LocalDate.now(LONDON)))))
                .contains("It is open again.");
        assertThat(read(person.get("/money"))).doesNotContain("New visits are stopped for now");
        assertThat(tom.book(offer, start.plus(Duration.ofHours(30)), Duration.ofMinutes(60))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("R17 the sum of what is unspent stands line by line, and says that nothing is taken")
    void showsWhatIsUnspent() {
        PlainBrowser person = PlainBrowser.signedIn(directly, "holder");
        String path = "/money/" + tom.budget().path("id").asString() + "/unspent";
        String text = read(person.get(path));

        PageWords.check(path, text);
        assertThat(text).contains("Paid in by the council, less what was spent").contains("Nothing is taken from you");
        assertThat(PlainBrowser.signedIn(directly, "holder2").get(path).status())
                .isEqualTo(404);
        assertThat(person.get("/unspent-money").status()).isEqualTo(403);
        assertThat(read(PlainBrowser.signedIn(directly, "finance").get("/unspent-money")))
                .contains("Nothing is taken because of it.");
    }

    private String awardOf(String budget) {
        for (JsonNode award :
                api.get("finance", "/api/v1/awards?limit=100").body().path("items")) {
            if (award.path("budgetId").asString().equals(budget)) {
                return award.path("id").asString();
            }
        }
        throw new IllegalStateException("No award of " + budget);
    }

    private static Map<String, String> sent(Shown form, String reason, LocalDate review) {
        Map<String, String> fields = new java.util.HashMap<>(Map.of(
                "reason",
                reason,
                "review-day",
                String.valueOf(review.getDayOfMonth()),
                "review-month",
                String.valueOf(review.getMonthValue()),
                "review-year",
                String.valueOf(review.getYear())));
        Matcher field = FIELD.matcher(form.html());
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private static String read(Shown page) {
        return PageWords.textOf(page.html()).replaceAll("\\s+", " ");
    }
}
