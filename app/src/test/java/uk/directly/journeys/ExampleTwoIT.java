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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import uk.directly.council.BankHolidays;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.PlainBrowser.Shown;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/**
 * Worked example 2, to the penny: Green Gate asks £22.00 an hour, the council pays £19.50, twelve hours. Once over the
 * API, once on the pages; the card pays and gets back through the stand-in for Stripe.
 */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExampleTwoIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofHours(3);
    /** The second time it is played, the first is over. */
    private static final int LATER = 8;

    private final RunningDirectly directly;
    private final Api api;
    private final CardPage card;
    private final UUID garden;

    ExampleTwoIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.card = new CardPage(api);
        this.garden = Holder.offerOf(api, "micro");
    }

    @BeforeAll
    void asksMoreThanTheCouncilPays() {
        directly.database()
                .sql("update offer_rate set pence = 2200 where offer_id = :offer")
                .bind("offer", garden)
                .fetch()
                .rowsUpdated()
                .block();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R4 R14 example 2 over the API: £234.00 and £30.00, after a cancellation £175.50, £22.50 and £7.50 back")
    void overTheApi() {
        Holder leila = new Holder(api, "carer");
        UUID topUp = card.add(leila, 3_000);
        assertThat(figures(leila)).isEqualTo(new Figures(30_000, 0, 3_000, 0));

        UUID[] visits = new UUID[4];
        for (int i = 0; i < visits.length; i++) {
            Map<String, Object> body = leila.visit(garden, start(i, 10), VISIT);
            body.put("useOwnMoney", true);
            visits[i] =
                    ok(api.post("carer", "/api/v1/bookings", key(), body), 201).id();
            step("micro", visits[i], "accept", Map.of());
        }
        assertThat(figures(leila)).as("£234.00 and £30.00").isEqualTo(new Figures(30_000, 23_400, 3_000, 3_000));
        Api.Answer tooEarly = refund(leila, 1);
        assertThat(tooEarly.problem()).isEqualTo("insufficient-funds");

        step("carer", visits[3], "cancel", Map.of("reason", "changed-mind"));
        assertThat(figures(leila)).isEqualTo(new Figures(30_000, 17_550, 3_000, 2_250));
        for (int i = 0; i < 3; i++) {
            tell(visits[i], start(i, 10));
            step("carer", visits[i], "approve", Map.of());
        }
        assertThat(figures(leila))
                .as("council spend £175.50, own £22.50")
                .isEqualTo(new Figures(30_000 - 17_550, 0, 750, 0));

        assertThat(refund(leila, 751).body().path("shortPence").asLong()).isEqualTo(1);
        Api.Answer back = ok(refund(leila, 750), 201);
        assertThat(back.body().path("parts").path(0).path("topUpId").asString()).isEqualTo(topUp.toString());
        assertThat(figures(leila).own()).as("not gone before Stripe says so").isIn(750L, 0L);
        Waiting.until(() -> figures(leila), seen -> seen.own() == 0);
        assertThat(figures(leila)).isEqualTo(new Figures(30_000 - 17_550, 0, 0, 0));
        JsonNode refund = Waiting.until(
                        () -> api.get("carer", "/api/v1/top-ups/refunds").body(),
                        seen -> seen.path("items")
                                .path(0)
                                .path("state")
                                .asString()
                                .equals("done"))
                .path("items")
                .path(0);
        assertThat(refund.path("amountPence").asLong()).isEqualTo(750);
        assertThat(refund.path("to").asString()).isEqualTo("card");
        assertThat(api.get("finance", "/api/v1/trial-balance")
                        .body()
                        .path("differencePence")
                        .asLong())
                .isZero();
    }

    @Test
    @Order(2)
    @DisplayName("R4 R14 example 2 on the pages, without a script: from the missing money to the card and back again")
    void onThePages() {
        Holder leila = new Holder(api, "holder");
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder");
        UUID[] visits = new UUID[4];

        Shown check = browser.get(forPath(leila, start(LATER, 14)));
        assertThat(text(check))
                .contains("From your support money £58.50")
                .contains("From you £7.50")
                .contains("£7.50 of your own money is missing. Nothing was taken.")
                .doesNotContain("Book and promise");
        Shown howMuch = browser.get(link(check, "Add £7.50 of your own money"));
        assertThat(howMuch.html()).contains("value=\"7.50\"");
        text(howMuch);
        Shown toPay = browser.get(with(howMuch, "30"));
        assertThat(text(toPay)).contains("You add £30.00").contains("Fee None");
        Shown cardPage = browser.post(action(toPay), Map.of());
        assertThat(cardPage.html()).contains("Pay £30.00").contains("Test card");
        String cardPath = cardPage.address().toString();
        assertThat(browser.post(cardPath, Map.of("card", CardPage.REFUSED)).html())
                .contains("The bank said no to this card. Nothing was taken.");
        Shown there = browser.post(cardPath, Map.of("card", CardPage.PAYS));
        assertThat(text(there)).contains("£30.00 of your own money is there");
        Shown again = browser.get(link(there, "Go on with your booking"));
        assertThat(again.address()).as("the same page, with the same key").isEqualTo(check.address());
        assertThat(text(again))
                .contains("Left to use afterwards £565.50")
                .contains("Your own money left afterwards £22.50")
                .contains("Your support money pays first");
        visits[0] = booked(browser.post(action(again), Map.of()));
        for (int i = 1; i < visits.length; i++) {
            visits[i] = booked(browser.post(action(browser.get(forPath(leila, start(LATER + i, 14)))), Map.of()));
        }
        assertThat(figures(leila)).isEqualTo(new Figures(62_400, 23_400, 3_000, 3_000));

        PlainBrowser greenGate = PlainBrowser.signedIn(directly, "micro");
        assertThat(text(greenGate.get("/requests/" + visits[0]))).contains("£7.50 of it is paid by the person");
        for (UUID visit : visits) {
            greenGate.post("/requests/" + visit, Map.of());
        }
        Shown cancel = browser.get("/visits/" + visits[3] + "/cancel");
        assertThat(text(cancel)).contains("£58.50 goes back to your support money, £7.50 to your own money.");
        Shown cancelled =
                browser.post("/visits/" + visits[3] + "/cancel", Map.of("reason", "changed-mind", "charge", "0"));
        assertThat(text(cancelled)).contains("£66.00 is left to use again. £58.50 goes back to your support money");
        for (int i = 0; i < 3; i++) {
            tell(visits[i], start(LATER + i, 14));
            Shown happened = browser.get("/visits/" + visits[i]);
            assertThat(text(happened)).contains("Where it comes from £58.50 from your support money, £7.50 from you");
            browser.post(action(happened), Map.of("version", version(happened), "yes", "all"));
        }
        assertThat(figures(leila)).isEqualTo(new Figures(62_400 - 17_550, 0, 750, 0));

        String own = "/money/" + budget(leila) + "/own";
        assertThat(text(browser.get("/money"))).contains("Your own money: £7.50 left to use");
        assertThat(text(browser.get(own)))
                .contains("You have £7.50 of your own money left to use.")
                .contains("Added from your card +£30.00 £30.00");
        assertThat(text(browser.get(own + "/back?answered=yes&pounds=7.51"))).contains("at most £7.50");
        Shown sure = browser.get(own + "/back?answered=yes&pounds=7.50");
        assertThat(text(sure)).contains("You have back £7.50");
        Shown onItsWay = browser.post(action(sure), Map.of());
        assertThat(text(onItsWay)).containsAnyOf("It is on its way.", "You have it back.");
        Waiting.until(() -> figures(leila), seen -> seen.own() == 0);
        assertThat(text(browser.get(own)))
                .contains("You have £0.00 of your own money left to use.")
                .contains("Given back to your card −£7.50 £0.00");
        assertThat(text(browser.post(action(sure), Map.of())))
                .as("pressed again: it went back once")
                .contains("You have £0.00 of your own money left to use.");
    }

    @Test
    @DisplayName("what comes back from the card page says so: left, stopped, nothing taken")
    void saysThatNothingWasTaken() {
        Holder nora = new Holder(api, "holder2");
        PlainBrowser browser = PlainBrowser.signedIn(directly, "holder2");
        Shown cardPage = browser.post(
                action(browser.get("/money/" + budget(nora) + "/own/add?answered=yes&pounds=12")), Map.of());
        Shown left = browser.get(link(cardPage, "Go back without paying"));
        assertThat(text(left)).contains("Nothing was taken").contains("Go to the card page");

        Shown stopped = browser.post(action(left), Map.of());

        assertThat(text(stopped)).contains("Nothing was taken").contains("The card page is closed.");
        assertThat(browser.get(cardPage.address().toString()).html()).contains("This page is closed");
        assertThat(figures(nora).own()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa",
                "micro",
                "newcomer",
                "finance",
                "accreditation",
                "support",
                "nominee",
                "broker",
                "self-funder"
            })
    @DisplayName("R102 those who have no support money add and take back nothing")
    void isClosedToOthers(String persona) {
        String budget = budget(new Holder(api, "holder"));
        Map<String, Object> body = Map.of("budgetId", budget, "amountPence", 2_000);

        assertThat(api.post(persona, "/api/v1/top-ups", key(), body).problem()).isEqualTo("not-allowed");
        assertThat(api.post(persona, "/api/v1/top-ups/refunds", key(), body).problem())
                .isEqualTo("not-allowed");
        assertThat(api.get(persona, "/api/v1/top-ups").problem()).isEqualTo("not-allowed");
        assertThat(api.get(persona, "/api/v1/top-ups/refunds").problem()).isEqualTo("not-allowed");
        assertThat(PlainBrowser.signedIn(directly, persona)
                        .get("/money/" + budget + "/own")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("R102 another holder finds nothing; R15 without a key nothing is begun")
    void isNobodyElsesBusiness() {
        Holder tom = new Holder(api, "holder");
        UUID topUp = ok(
                        api.post(
                                "holder",
                                "/api/v1/top-ups",
                                key(),
                                Map.of("budgetId", budget(tom), "amountPence", 500)),
                        201)
                .id();
        Map<String, Object> body = Map.of("budgetId", budget(tom), "amountPence", 2_000);

        assertThat(api.post("holder2", "/api/v1/top-ups", key(), body).status()).isEqualTo(404);
        assertThat(api.post("holder2", "/api/v1/top-ups/refunds", key(), body).status())
                .isEqualTo(404);
        assertThat(api.get("holder2", "/api/v1/top-ups/" + topUp).status()).isEqualTo(404);
        assertThat(api.post("holder2", "/api/v1/top-ups/" + topUp + "/stop", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(api.post(null, "/api/v1/top-ups", key(), body).status()).isEqualTo(401);
        assertThat(api.post("holder", "/api/v1/top-ups", body).problem()).isEqualTo("idempotency-key-required");
        assertThat(api.post("holder", "/api/v1/top-ups", key(), Map.of("budgetId", budget(tom), "amountPence", 99))
                        .problem())
                .isEqualTo("invalid-request");
        PlainBrowser nora = PlainBrowser.signedIn(directly, "holder2");
        for (String page : new String[] {
            "/money/own/" + topUp,
            "/money/" + budget(tom) + "/own",
            "/money/" + budget(tom) + "/own/add",
            "/money/" + budget(tom) + "/own/back"
        }) {
            assertThat(nora.get(page).status()).as(page).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("R15 the same key over the API: the same answer, also after it is paid; another body is refused")
    void repeatsOverTheApi() {
        Holder nora = new Holder(api, "holder2");
        String key = key();
        Map<String, Object> body = Map.of("budgetId", budget(nora), "amountPence", 900);
        Api.Answer first = ok(api.post("holder2", "/api/v1/top-ups", key, body), 201);
        card.pay(first.body().path("checkoutUrl").asString());
        card.awaitPaid("holder2", first.id());

        Api.Answer again = ok(api.post("holder2", "/api/v1/top-ups", key, body), 201);

        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(again.body().path("state").asString()).isEqualTo("open");
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(api.post("holder2", "/api/v1/top-ups", key, Map.of("budgetId", budget(nora), "amountPence", 901))
                        .problem())
                .isEqualTo("idempotency-key-reused");
    }

    private record Figures(long posted, long held, long own, long ownHeld) {}

    private static Figures figures(Holder holder) {
        JsonNode budget = holder.budget();
        return new Figures(
                budget.path("postedPence").asLong(),
                budget.path("heldPence").asLong(),
                budget.path("ownPence").asLong(),
                budget.path("ownHeldPence").asLong());
    }

    private static String budget(Holder holder) {
        return holder.budget().path("id").asString();
    }

    /** That hour of the working days after the day after tomorrow. */
    private Instant start(int day, int hour) {
        LocalDate date = directly.bean(BankHolidays.class)
                .workingDays()
                .blockOptional()
                .orElseThrow()
                .after(directly.firstDay().plusDays(2), day + 1);
        return date.atTime(LocalTime.of(hour, 0)).atZone(LONDON).toInstant();
    }

    private void tell(UUID booking, Instant start) {
        if (api.now().isBefore(start.plus(VISIT))) {
            api.moveClock(start.plus(VISIT));
        }
        ok(
                api.put(
                        "micro",
                        "/api/v1/bookings/" + booking + "/visit",
                        Map.of(
                                "start", start.toString(),
                                "end", start.plus(VISIT).toString())),
                200);
    }

    private void step(String persona, UUID booking, String what, Map<String, ?> body) {
        ok(api.post(persona, "/api/v1/bookings/" + booking + "/" + what, key(), body), 200);
    }

    private Api.Answer refund(Holder holder, long pence) {
        return api.post(
                holder.persona(),
                "/api/v1/top-ups/refunds",
                key(),
                Map.of("budgetId", budget(holder), "amountPence", pence));
    }

    /** Screen 6 with its answers: it leads to screen 7. */
    private String forPath(Holder holder, Instant start) {
        return "/book/" + garden + "/for?answered=yes&more=self&start=" + start + "&end=" + start.plus(VISIT) + "&for="
                + holder.budget().path("planLines").path(0).path("id").asString();
    }

    private static String with(Shown howMuch, String pounds) {
        String query = howMuch.address().getRawQuery().replaceFirst("pounds=[^&]*", "pounds=" + pounds);
        return howMuch.address().getRawPath() + "?" + query + "&answered=yes";
    }

    private static UUID booked(Shown sent) {
        assertThat(sent.status()).as(sent.html()).isEqualTo(200);
        Matcher path = Pattern.compile("/bookings/([0-9a-f-]{36})/sent")
                .matcher(sent.address().getPath());
        assertThat(path.matches()).as(sent.address().toString()).isTrue();
        text(sent);
        return UUID.fromString(path.group(1));
    }

    private static String link(Shown page, String words) {
        Matcher link = Pattern.compile("<a [^>]*?href=\"([^\"]*)\"[^>]*>\\s*" + Pattern.quote(words))
                .matcher(page.html());
        assertThat(link.find()).as("%s in %s", words, page.html()).isTrue();
        return HtmlUtils.htmlUnescape(link.group(1));
    }

    /** Where the page's own form goes; the first one signs out. */
    private static String action(Shown page) {
        Matcher form = Pattern.compile("<form [^>]*method=\"post\"[^>]*action=\"([^\"]*)\"")
                .matcher(page.html());
        String found = "";
        while (form.find()) {
            found = HtmlUtils.htmlUnescape(form.group(1));
        }
        assertThat(found).as(page.html()).isNotEqualTo("/sign-out");
        return found;
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

    private static Api.Answer ok(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        return answer;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
