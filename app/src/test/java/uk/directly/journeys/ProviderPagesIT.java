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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.council.BankHolidays;
import uk.directly.council.WorkingDays;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.PlainBrowser.Shown;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;
import uk.directly.web.testing.PageWords;

/** What a PA does on pages, without a script: answer requests, tell hours, correct them; and what others may not. */
@WholeApplication
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProviderPagesIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration VISIT = Duration.ofMinutes(150);

    private final RunningDirectly directly;
    private final Api api;
    private final Holder tom;

    ProviderPagesIT(RunningDirectly directly) {
        this.directly = directly;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
    }

    @Test
    @Order(1)
    @DisplayName("R101 a yes shows the address; a second press shows the same, a no after it changes nothing")
    void accepts() {
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        UUID id = book(2);

        assertThat(text(aisha.get("/today"))).contains("Tom asks: ").contains("£44.50");
        Shown request = aisha.get("/requests/" + id);
        assertThat(text(request))
                .contains("You see the address once you accept")
                .doesNotContain("M33 2AF");

        Shown accepted = aisha.post("/requests/" + id, Map.of());
        assertThat(accepted.address()).hasPath("/my-visits/" + id);
        assertThat(text(accepted))
                .contains("You said yes. The visit is booked.")
                .contains("M33 2AF");
        assertThat(text(aisha.post("/requests/" + id, Map.of()))).contains("You said yes. The visit is booked.");

        Shown tooLate = aisha.post("/requests/" + id + "/decline", Map.of());
        assertThat(text(tooLate)).contains("so nothing was saved. It is now: booked.");
        assertThat(state(id)).isEqualTo("confirmed");
    }

    @Test
    @Order(2)
    @DisplayName("R12 a no gives the money back")
    void declines() {
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        long before = available();
        UUID id = book(3);

        assertThat(text(aisha.get("/requests/" + id + "/decline"))).contains("Say no to this request?");
        assertThat(text(aisha.post("/requests/" + id + "/decline", Map.of()))).contains("You said no.");

        assertThat(state(id)).isEqualTo("declined");
        assertThat(available()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void saysThatThePersonWasFaster() {
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        UUID id = book(4);
        aisha.get("/requests/" + id);
        api.post("holder", "/api/v1/bookings/" + id + "/cancel", "c-" + id, Map.of("reason", "changed-mind"));

        Shown tooLate = aisha.post("/requests/" + id, Map.of());

        assertThat(text(tooLate)).contains("so nothing was saved. It is now: cancelled.");
        assertThat(aisha.get("/requests/" + id).address()).hasPath("/my-visits/" + id);
    }

    @Test
    @Order(4)
    @DisplayName("R102 another provider finds nothing, and whoever is no provider is turned away")
    void showsNothingToOthers() {
        UUID id = book(5);
        PlainBrowser micro = PlainBrowser.signedIn(directly, "micro");

        for (String path : new String[] {"/requests/", "/my-visits/"}) {
            assertThat(micro.get(path + id).status()).isEqualTo(404);
        }
        assertThat(micro.get("/my-visits/" + id + "/hours").status()).isEqualTo(404);
        assertThat(micro.get("/requests/" + id + "/decline").status()).isEqualTo(404);
        micro.get("/today");
        assertThat(micro.post("/requests/" + id, Map.of()).status()).isEqualTo(404);
        assertThat(micro.post("/requests/" + id + "/decline", Map.of()).status())
                .isEqualTo(404);
        assertThat(micro.post("/my-visits/" + id + "/hours", Map.of("how", "planned"))
                        .status())
                .isEqualTo(404);
        assertThat(PlainBrowser.signedIn(directly, "holder")
                        .get("/my-visits/" + id)
                        .status())
                .isEqualTo(403);
        assertThat(state(id)).isEqualTo("requested");
    }

    @Test
    @Order(5)
    @DisplayName("R57 hours are told once the visit is over, kept when wrong, and above the promise need a yes")
    void tellsHours() {
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        UUID id = book(6);
        aisha.get("/requests/" + id);
        aisha.post("/requests/" + id, Map.of());
        String hours = "/my-visits/" + id + "/hours";

        Shown early = aisha.post(hours, Map.of("how", "planned"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(text(early)).contains("This time has not passed yet");

        api.moveClock(start(6).plus(Duration.ofHours(4)));
        assertThat(text(aisha.get("/today"))).contains("Tell us your hours for");
        Shown wrong = aisha.post(hours, times(6, "half nine", "12:30pm"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(text(wrong)).contains("Give the time you started");
        assertThat(wrong.html()).contains("value=\"half nine\"").contains("value=\"12:30pm\"");
        assertThat(text(aisha.post(hours, times(6, "12:30pm", "9:30")))).contains("has to be after the start");

        Shown told = aisha.post(hours, times(6, "9:30", "12:30pm"));
        assertThat(text(told)).contains("We have your hours.").contains("£8.90 more than was promised");
        assertThat(state(id)).isEqualTo("recorded");
        assertThat(text(aisha.get("/pay"))).contains("£53.40 waiting for an answer");

        assertThat(text(aisha.post(hours, Map.of("how", "planned")))).contains("9:30am to midday (2 hours 30 minutes)");
        api.post("holder", "/api/v1/bookings/" + id + "/approve", "a-" + id, Map.of());
        assertThat(text(aisha.post(hours, times(6, "9:30", "12:30pm"))))
                .contains("so nothing was saved. It is now: agreed.");
        assertThat(text(aisha.get("/pay"))).contains("£44.50");
    }

    @Test
    @Order(6)
    @DisplayName("R11 R103 finance sees that the ledger balances, the payment, its trail and the journal")
    void showsFinance() {
        PlainBrowser colin = PlainBrowser.signedIn(directly, "finance");

        assertThat(PageWords.textOf(colin.get("/home").html())).contains("The ledger balances:");
        assertThat(PageWords.textOf(colin.get("/finance/trial-balance").html())).contains("the difference is £0.00");
        assertThat(PageWords.textOf(colin.get("/finance/payments").html())).contains("Aisha K.");
        assertThat(PageWords.textOf(colin.get("/finance/audit").html())).contains("visit approved");
        LocalDate day = directly.firstDay();
        Shown journal = colin.get("/finance/journal?from-day=" + day.getDayOfMonth() + "&from-month="
                + day.getMonthValue() + "&from-year=" + day.getYear() + "&to-day=31&to-month=12&to-year="
                + (day.getYear() + 1));
        assertThat(journal.status()).isEqualTo(200);
        assertThat(journal.html())
                .startsWith("date,transfer,account,kind,debit,credit,description\r\n")
                .contains("44.50");
        assertThat(colin.get("/finance/journal?from-day=31&from-month=2").status())
                .isEqualTo(422);
        assertThat(colin.get("/today").status()).isEqualTo(403);
    }

    @Test
    @Order(7)
    @DisplayName("R44 who hides from somebody isn't found or booked by them; what was booked before stays")
    void hides() {
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        PlainBrowser tomsPhone = PlainBrowser.signedIn(directly, "holder");
        UUID offer = Holder.offerOf(api, "pa");
        UUID booked = book(9);
        assertThat(text(aisha.get("/my-page/hidden?visit=" + booked))).contains("Hide from Tom?");

        Shown done = aisha.post("/my-page/hidden", Map.of("visit", booked.toString()));

        assertThat(done.address()).hasPath("/my-page/hidden");
        assertThat(text(done)).contains("They are not told.").contains("Tom");
        Api.Answer refused = tom.book(offer, start(10), VISIT);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-available");
        assertThat(tomsPhone.get("/offers/" + offer).status()).isEqualTo(404);
        assertThat(tomsPhone.get("/find/results?near=M33+2AA").html()).doesNotContain(offer.toString());
        assertThat(api.get(null, "/api/v1/offers/" + offer).status()).isEqualTo(200);
        assertThat(state(booked)).isEqualTo("requested");
        assertThat(text(tomsPhone.get("/people/hidden"))).contains("Nobody now.");

        String id = api.get("pa", "/api/v1/blocks")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(text(aisha.post("/my-page/hidden/" + id + "/show", Map.of())))
                .contains("You can find each other again");
        assertThat(tomsPhone.get("/offers/" + offer).status()).isEqualTo(200);
        tomsPhone.get("/offers/" + offer + "/hide");
        assertThat(text(tomsPhone.post("/offers/" + offer + "/hide", Map.of()))).contains("Aisha K.");
        assertThat(text(aisha.post("/my-page/hidden", Map.of("name", "Tom")))).contains("first name and the last name");
    }

    private UUID book(int days) {
        Api.Answer answer = tom.book(Holder.offerOf(api, "pa"), start(days), VISIT);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.id();
    }

    /** At half past nine, that many working days after tomorrow: each is priced as a weekday. */
    private Instant start(int days) {
        return day(days).atTime(LocalTime.of(9, 30)).atZone(LONDON).toInstant();
    }

    private LocalDate day(int days) {
        WorkingDays workingDays =
                directly.bean(BankHolidays.class).workingDays().blockOptional().orElseThrow();
        return workingDays.after(directly.firstDay().plusDays(1), days);
    }

    private Map<String, String> times(int days, String start, String end) {
        Map<String, String> fields = new HashMap<>(Map.of("how", "different", "start-time", start, "end-time", end));
        LocalDate day = day(days);
        for (String name : new String[] {"start-date", "end-date"}) {
            fields.put(name + "-day", String.valueOf(day.getDayOfMonth()));
            fields.put(name + "-month", String.valueOf(day.getMonthValue()));
            fields.put(name + "-year", String.valueOf(day.getYear()));
        }
        return fields;
    }

    private String state(UUID id) {
        return api.get("pa", "/api/v1/bookings/" + id).body().path("state").asString();
    }

    private long available() {
        return tom.budget().path("availablePence").asLong();
    }

    /** What a person reads, which is checked for our own words. */
    private static String text(Shown shown) {
        String text = PageWords.textOf(shown.html()).replaceAll("\\s+", " ");
        PageWords.check(shown.address().getPath(), text);
        return text;
    }
}
