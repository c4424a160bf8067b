package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
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

/** "Can I spend it on this?", from the question to the booking that rests on the answer, without a script. */
@WholeApplication
class SpendingQuestionsIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]*)\"");

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;

    SpendingQuestionsIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @DisplayName("R5 asks, is answered in writing, sees the answer, and nothing typed is lost on the way")
    void asksOnPages() {
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        Shown form = browser.get("/money/ask");
        Matcher key = KEY.matcher(form.html());
        assertThat(key.find()).isTrue();

        Shown wrong = browser.post("/money/ask", Map.of("key", key.group(1), "what", "", "amount", "12,5"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(text(wrong))
                .contains("Say what you would like to spend it on")
                .contains("Enter the amount in pounds, like 12.50, or leave it empty");
        assertThat(wrong.html()).contains("value=\"12,5\"");

        Map<String, String> filled = Map.of("key", key.group(1), "what", "Swimming lessons", "amount", "12.50");
        Shown asked = browser.post("/money/ask", filled);
        assertThat(text(asked))
                .contains("We asked the council. Nothing is spent.")
                .contains("Swimming lessons")
                .contains("answers in writing by");
        // Pressed twice, it is the same question.
        assertThat(browser.post("/money/ask", filled).address().getPath())
                .isEqualTo(asked.address().getPath());
        String path = asked.address().getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);

        PlainBrowser officer = PlainBrowser.signedIn(directly, "social-work");
        assertThat(read(officer.get("/questions"))).contains("Swimming lessons").contains("Tom Okafor");
        Shown unsure = officer.post("/questions/" + id, Map.of("yes", "yes", "words", "Yes, once a week."));
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(read(unsure)).contains("Choose what in the plan it counts as");
        assertThat(unsure.html()).contains("Yes, once a week.");
        String line = tom.budget().path("planLines").path(1).path("id").asString();
        assertThat(read(officer.post(
                        "/questions/" + id,
                        Map.of("yes", "yes", "line", line, "upTo", "15", "words", "Yes, once a week."))))
                .contains("Answered. They see it on their pages now.");
        assertThat(read(officer.post("/questions/" + id, Map.of("yes", "no", "words", "No after all."))))
                .contains("Yes, once a week.")
                .doesNotContain("No after all.");

        assertThat(text(browser.get(path)))
                .contains("The council said yes")
                .contains("Yes, once a week.")
                .contains("£15.00 each time");
        assertThat(text(browser.get("/money/questions"))).contains("Swimming lessons The council said yes");
    }

    @Test
    @DisplayName("R102 others find nothing here, and finance never reads what people ask (R93)")
    void keepsOthersOut() {
        String id = ask("A bus pass");

        PlainBrowser grace = PlainBrowser.signedIn(directly, "holder2");
        assertThat(grace.get("/money/questions/" + id).status()).isEqualTo(404);
        assertThat(grace.post("/money/questions/" + id, Map.of()).status()).isEqualTo(404);
        assertThat(grace.get("/questions").status()).isEqualTo(403);
        PlainBrowser finance = PlainBrowser.signedIn(directly, "finance");
        assertThat(finance.get("/questions/" + id).status()).isEqualTo(403);
        assertThat(api.get("finance", "/api/v1/spending-questions/" + id).status())
                .isEqualTo(403);
        assertThat(api.post("holder", "/api/v1/spending-questions/" + id + "/answer", Map.of("yes", true))
                        .status())
                .isEqualTo(403);
        assertThat(api.get("holder2", "/api/v1/spending-questions/" + id).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R5 the answer binds: a booking may rest on it, as far as it reaches")
    void restsOnTheAnswer() {
        String id = ask("Somebody to go swimming with");
        JsonNode lines = tom.budget().path("planLines");
        UUID offer = Holder.offerOf(api, "pa");
        Instant start = LocalDate.now(LONDON)
                .plusDays(40)
                .atTime(LocalTime.of(10, 0))
                .atZone(LONDON)
                .toInstant();

        // Nobody has said yes yet.
        assertThat(book(offer, start, lines.path(1), id).problem()).isEqualTo("not-in-plan");
        Map<String, Object> yes = Map.of(
                "yes",
                true,
                "answer",
                "Yes.",
                "planLineId",
                lines.path(1).path("id").asString(),
                "upToPence",
                8_000,
                "until",
                LocalDate.now(LONDON).plusDays(60).toString());
        assertThat(api.post("social-work", "/api/v1/spending-questions/" + id + "/answer", yes)
                        .status())
                .isEqualTo(200);

        assertThat(book(offer, start, lines.path(0), id).problem()).isEqualTo("not-in-plan");
        assertThat(book(offer, start.plus(Duration.ofDays(30)), lines.path(1), id)
                        .problem())
                .isEqualTo("not-in-plan");
        assertThat(book(offer, start, Duration.ofHours(6), lines.path(1), id).problem())
                .isEqualTo("not-in-plan");
        // Up to £80.00 is enough for this one on any day, a bank holiday too.
        Api.Answer booked = book(offer, start, lines.path(1), id);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
    }

    private Api.Answer book(UUID offer, Instant start, JsonNode line, String question) {
        return book(offer, start, Duration.ofMinutes(150), line, question);
    }

    private Api.Answer book(UUID offer, Instant start, Duration length, JsonNode line, String question) {
        Map<String, Object> body = new HashMap<>(tom.visit(offer, start, length));
        body.put("planLineId", line.path("id").asString());
        body.put("spendingQuestionId", question);
        return api.post("holder", "/api/v1/bookings", UUID.randomUUID().toString(), body);
    }

    private String ask(String what) {
        Api.Answer asked = api.post(
                "holder",
                "/api/v1/spending-questions",
                Map.of("budgetId", tom.budget().path("id").asString(), "what", what));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        return asked.body().path("id").asString();
    }

    private static String read(Shown page) {
        return PageWords.textOf(page.html()).replaceAll("\\s+", " ");
    }

    /** The same, and none of our own words is on it. */
    private static String text(Shown page) {
        String text = read(page);
        PageWords.check(page.address().getPath(), text);
        return text;
    }
}
