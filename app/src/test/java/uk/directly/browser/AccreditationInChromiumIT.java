package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** An officer on a phone: decides item by item, lets a check run out, and suspends somebody at once. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccreditationInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String PROVIDERS = "/api/v1/accreditation/providers/";
    private static final List<String> OTHERS = List.of(
            "holder",
            "holder2",
            "holder-own-bank",
            "carer",
            "isf-person",
            "nominee",
            "authorised",
            "helper",
            "self-funder",
            "pa",
            "micro",
            "newcomer",
            "broker",
            "finance",
            "social-work",
            "commissioner",
            "support");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    AccreditationInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R30 returns an item with a reason, accepts the others, and puts them on the register once all is there")
    void accreditsItemByItem() {
        UUID bilal = waiting("Bilal S.");
        try (Tab tab = phone("accreditation")) {
            assertThat(tab.heading()).isEqualTo("Queue");
            tab.look("officer-1-queue");
            tab.follow("Bilal S.").press("Take it on");
            assertThat(tab.main()).contains("You have it in hand now.").contains("These have to be accepted first:");
            tab.look("officer-2-file");
            tab.follow("References");
            assertThat(tab.main())
                    .contains("What is asked")
                    .contains("What was given")
                    .contains("Referee 1");
            tab.press("Return");
            assertThat(tab.main()).contains("Say what is wrong and what to give instead");
            tab.look("officer-3-item");
            tab.type("What is wrong, and what to give instead?", "We reached nobody on the second number.")
                    .press("Return");
            assertThat(tab.main()).contains("Returned. They read your reason.").contains("returned, waiting");
            tab.follow("Who they are")
                    .type("What did you see, and how?", "The passport, in person")
                    .press("Accept");
            assertThat(tab.main()).contains("Accepted.");
            for (String check : List.of(
                    "right-to-work",
                    "dbs",
                    "insurance",
                    "safeguarding-training",
                    "mental-capacity-act-training",
                    "code-of-conduct")) {
                decide(bilal, "checks/" + check + "/accept", Map.of());
            }
            Api.Answer early = api.post("accreditation", PROVIDERS + bilal + "/accredit", Map.of());
            assertThat(early.status()).isEqualTo(409);
            assertThat(early.body().path("missing").toString()).isEqualTo("[\"references\"]");
            tab.open("/queue/" + bilal + "/accredit");
            tab.press("Put on the register");
            assertThat(tab.main()).contains("These have to be accepted first: References.");
        }
        accreditWhole("Sunrise Gardens");
    }

    private void accreditWhole(String name) {
        UUID provider = waiting(name);
        try (Tab tab = phone("accreditation")) {
            for (String check : List.of(
                    "Who they are",
                    "Right to work",
                    "Criminal record (DBS)",
                    "References",
                    "Public liability insurance",
                    "Safeguarding training",
                    "Mental Capacity Act training",
                    "Code of conduct")) {
                tab.open("/queue/" + provider);
                tab.follow(check).press("Accept");
                assertThat(tab.main()).as(check).contains("Accepted.");
            }
            assertThat(registered()).doesNotContain(name);
            tab.follow("Put on the register").look("officer-4-accredit").press("Put on the register");
            assertThat(tab.main())
                    .contains("They are on the register now.")
                    .contains("Put on the register, Priya Nair");
            assertThat(registered()).contains(name);
            assertThat(api.post("accreditation", PROVIDERS + provider + "/accredit", Map.of())
                            .body()
                            .path("state")
                            .asString())
                    .isEqualTo("accredited");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R32 a renewal makes a paused provider visible at once, and its last day hides it at midnight")
    void renewsAndRunsOut() {
        UUID joan = waiting("Joan W.");
        LocalDate last = api.now().atZone(LONDON).toLocalDate().plusDays(2);
        assertThat(registered()).doesNotContain("Joan W.");
        try (Tab tab = phone("accreditation")) {
            tab.open("/queue?what=renewal");
            tab.follow("Joan W.").follow("Public liability insurance");
            assertThat(tab.main()).contains("Counts now until");
            tab.page().locator("#expiresOn").fill(String.valueOf(last.getDayOfMonth()));
            tab.page().locator("#expiresOn-month").fill(String.valueOf(last.getMonthValue()));
            tab.page().locator("#expiresOn-year").fill(String.valueOf(last.getYear()));
            tab.press("Accept");
            assertThat(tab.main()).contains("on the register");
            assertThat(registered()).contains("Joan W.");

            api.moveClock(last.atTime(LocalTime.of(23, 59, 50)).atZone(LONDON).toInstant());
            tab.open("/queue/" + joan);
            assertThat(tab.main()).doesNotContain("Paused, for these checks ran out: insurance");
            api.moveClock(last.plusDays(1).atStartOfDay(LONDON).toInstant());
            assertThat(Waiting.until(this::registered, found -> !found.contains("Joan W.")))
                    .doesNotContain("Joan W.");
            tab.open("/queue/" + joan);
            assertThat(tab.main()).contains("Paused, for these checks ran out. insurance");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R33 a safeguarding suspension hides at once everywhere; what was delivered is paid; calls are ticked")
    void suspendsAtOnce() {
        UUID offer = Holder.offerOf(api, "pa");
        JsonNode entry = api.get(null, "/api/v1/offers/" + offer).body();
        UUID aisha = UUID.fromString(entry.path("provider").path("id").asString());
        String name = entry.path("provider").path("name").asString();
        Holder tom = new Holder(api, "holder");
        Instant start = api.now()
                .atZone(LONDON)
                .toLocalDate()
                .plusDays(1)
                .atTime(10, 0)
                .atZone(LONDON)
                .toInstant();
        UUID delivered = confirmed(tom, offer, start);
        UUID coming = confirmed(tom, offer, start.plus(Duration.ofDays(2)));
        api.moveClock(start.plus(Duration.ofHours(2)));
        try (Tab open = chromium.signedIn(directly, "holder");
                Tab tab = phone("accreditation")) {
            open.open("/offers/" + offer);
            tab.open("/queue/" + aisha);
            tab.follow("Suspend").press("Continue");
            assertThat(tab.main()).contains("Choose yes or no");
            tab.look("officer-5-suspend");
            tab.tick("Yes")
                    .type("Why?", "A neighbour saw bruises.")
                    .tick("Yes: that they are suspended")
                    .press("Continue");
            assertThat(tab.main()).contains("Check before you suspend").contains("A neighbour saw bruises.");
            assertThat(registered()).contains(name);
            tab.look("officer-6-check").press("Suspend now");
            assertThat(tab.main())
                    .contains("They are hidden now, everywhere.")
                    .contains("1 person with visits to come");
            tab.look("officer-7-calls");

            hidden(offer, aisha, name, tom, start.plus(Duration.ofDays(5)));
            for (String page : List.of("/offers/" + offer, "/book/" + offer + "/time")) {
                open.open(page);
                assertThat(open.heading()).as(page).isEqualTo("Not available now");
            }
            open.lookForPeople("officer-10-not-available");

            tab.page().locator("textarea").first().fill("He asks his sister to come.");
            tab.press("I have called");
            assertThat(tab.main()).contains("Everybody with a visit to come has been called.");
            tab.open("/queue/" + aisha + "/suspension/end");
            tab.look("officer-11-end").open("/queue/" + aisha + "/interest");
            tab.look("officer-12-interest").open("/queue");
            assertThat(tab.main()).contains("Suspended: calls to make today").contains("everybody has been called");
        }
        assertThat(api.get("holder", "/api/v1/bookings/" + coming)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("confirmed");
        paid(delivered, start);

        decide(aisha, "end-suspension", Map.of("reason", "It was not so."));
        assertThat(registered()).contains(name);
    }

    @Test
    @Order(4)
    @DisplayName("R30 a council sets what it asks, from a day on")
    void setsWhatIsAsked() {
        try (Tab tab = phone("accreditation")) {
            tab.follow("Settings")
                    .look("officer-8-settings")
                    .follow("Ask for something else")
                    .look("officer-13-add");
            tab.back();
            tab.follow("Code of conduct").look("officer-9-rule");
            tab.tick("It may be given, and is shown").press("Save the change");
            assertThat(tab.main()).contains("Enter a day, like 1 4 2027");
            LocalDate from = api.now().atZone(LONDON).toLocalDate().plusDays(40);
            tab.page().locator("#from").fill(String.valueOf(from.getDayOfMonth()));
            tab.page().locator("#from-month").fill(String.valueOf(from.getMonthValue()));
            tab.page().locator("#from-year").fill(String.valueOf(from.getYear()));
            tab.press("Save the change");
            assertThat(tab.main()).contains("Saved.").contains("Changes that have not begun");
            tab.press("Take it back");
            assertThat(tab.main()).contains("Taken back.").doesNotContain("Changes that have not begun");
        }
    }

    @Test
    @Order(5)
    @DisplayName("R102 nobody else opens or decides anything of the officers'")
    void keepsTheWrongPeopleOut() {
        UUID provider = waiting("Deborah O.");
        List<String> posts = List.of(
                "claim",
                "give-back",
                "checks/identity/accept",
                "checks/identity/return",
                "accredit",
                "refuse",
                "suspend",
                "suspension/calls/" + provider,
                "suspension/confirm-delay",
                "suspension/tell-now",
                "end-suspension");
        Map<String, Object> body = Map.of("reason", "No");
        for (String persona : OTHERS) {
            assertThat(api.get(persona, "/api/v1/accreditation/queue").status())
                    .as(persona)
                    .isEqualTo(403);
            assertThat(api.get(persona, PROVIDERS + provider + "/suspension").status())
                    .as(persona)
                    .isEqualTo(403);
            for (String post : posts) {
                assertThat(api.post(persona, PROVIDERS + provider + "/" + post, body)
                                .status())
                        .as("%s %s", persona, post)
                        .isEqualTo(403);
            }
        }
        for (String post : posts) {
            assertThat(api.post(null, PROVIDERS + provider + "/" + post, body).status())
                    .as(post)
                    .isEqualTo(401);
        }
        for (String persona : List.of("holder", "pa", "newcomer", "finance", "support", "commissioner")) {
            try (Tab tab = chromium.signedIn(directly, persona)) {
                for (String page : List.of(
                        "/queue",
                        "/queue/" + provider,
                        "/queue/" + provider + "/checks/identity",
                        "/queue/" + provider + "/files/" + provider,
                        "/queue/" + provider + "/accredit",
                        "/queue/" + provider + "/refuse",
                        "/queue/" + provider + "/suspend",
                        "/queue/" + provider + "/suspension",
                        "/queue/" + provider + "/suspension/end",
                        "/queue/" + provider + "/interest",
                        "/queue/" + provider + "/take-over",
                        "/register",
                        "/running-out",
                        "/checks",
                        "/checks/add",
                        "/checks/change?kind=community&check=dbs")) {
                    assertThat(tab.open(page)).as("%s %s", persona, page).isEqualTo(403);
                }
                // R26: where pay goes is said before the council has said yes.
                if (persona.equals("newcomer")) {
                    assertThat(tab.open("/pay/bank")).isEqualTo(200);
                }
            }
        }
        assertThat(api.post("accreditation", PROVIDERS + UUID.randomUUID() + "/accredit", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(api.post("accreditation", PROVIDERS + provider + "/checks/no-such-check/accept", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private void hidden(UUID offer, UUID provider, String name, Holder tom, Instant start) {
        assertThat(registered()).doesNotContain(name);
        assertThat(api.get(null, "/api/v1/providers/" + provider).status()).isEqualTo(404);
        assertThat(api.get(null, "/api/v1/offers?limit=100").response().body())
                .doesNotContain(offer.toString())
                .doesNotContain(provider.toString());
        assertThat(api.get(null, "/api/v1/offers/" + offer).status()).isEqualTo(404);
        assertThat(api.get(null, "/open-referral/services?per_page=100")
                        .response()
                        .body())
                .doesNotContain(provider.toString())
                .doesNotContain(offer.toString());
        Api.Answer booked = tom.book(offer, start, Duration.ofHours(1));
        assertThat(booked.status()).as("%s", booked.body()).isIn(404, 409);
    }

    private void paid(UUID booking, Instant start) {
        assertThat(api.put(
                                "pa",
                                "/api/v1/bookings/" + booking + "/visit",
                                Map.of(
                                        "start",
                                        start.toString(),
                                        "end",
                                        start.plus(Duration.ofHours(1)).toString()))
                        .status())
                .isEqualTo(200);
        Api.Answer approved = api.post(
                "holder",
                "/api/v1/bookings/" + booking + "/approve",
                UUID.randomUUID().toString(),
                Map.of());
        assertThat(approved.status()).as("%s", approved.body()).isEqualTo(200);
        assertThat(approved.body().path("state").asString()).isEqualTo("settled");
        assertThat(Waiting.until(
                        () -> api.get("holder", "/api/v1/bookings/" + booking)
                                .body()
                                .at("/payment/state")
                                .asString(),
                        "paid"::equals))
                .isEqualTo("paid");
    }

    private UUID confirmed(Holder tom, UUID offer, Instant start) {
        Api.Answer booked = tom.book(offer, start, Duration.ofHours(1));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of());
        return booked.id();
    }

    private void decide(UUID provider, String step, Map<String, ?> body) {
        Api.Answer answer = api.post("accreditation", PROVIDERS + provider + "/" + step, body);
        assertThat(answer.status()).as("%s %s", step, answer.body()).isEqualTo(200);
    }

    private UUID waiting(String name) {
        for (JsonNode each : api.get("accreditation", "/api/v1/accreditation/queue?limit=100")
                .body()
                .path("items")) {
            if (each.path("name").asString().equals(name)) {
                return UUID.fromString(each.path("providerId").asString());
            }
        }
        throw new AssertionError(name + " doesn't wait");
    }

    /** All that the public register says. */
    private String registered() {
        StringBuilder all = new StringBuilder();
        String cursor = "";
        do {
            Api.Answer page = api.get(null, "/api/v1/providers?limit=100" + cursor);
            all.append(page.response().body());
            String next = page.body().path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all.toString();
    }

    private Tab phone(String persona) {
        Tab tab = chromium.signedIn(directly, persona);
        tab.page().setViewportSize(360, 740);
        return tab;
    }
}
