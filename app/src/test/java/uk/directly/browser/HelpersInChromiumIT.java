package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/**
 * A helper comes with a code, acts within limits and no further, and is stopped in the middle of what they do; somebody is
 * authorised by two officers, and the council looks at it again. On a phone that runs no scripts.
 */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HelpersInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern LINK = Pattern.compile("/helping\\?code=[0-9A-Z]{12}");

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;
    private final Holder tom;
    private final UUID aisha;
    private String link = "";
    private String seen = "holder";

    HelpersInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
        this.tom = new Holder(api, "holder");
        this.aisha = Holder.offerOf(api, "pa");
    }

    @Test
    @Order(0)
    @DisplayName("R26 R64 what officers look at: an address that waits for a second one, and a tie that one ends")
    void officersLook() {
        String helper = id("helper");
        String provider = api.get("pa", "/api/v1/me").body().path("providerId").asString();
        assertThat(api.post("helper", "/api/v1/acting-for/ties", Map.of("providerId", provider, "kind", "household"))
                        .status())
                .isEqualTo(204);
        try (Tab support = chromium.signedIn(directly, "support");
                Tab officer = chromium.signedIn(directly, "social-work")) {
            support.open("/home-changes/for/" + id("holder2"));
            support.press("Ask another officer to look");
            assertThat(support.main()).contains("First make sure that it is really them");
            support.look("officers-1-address-wrong");
            support.type("New address, without the postcode", "5 New Street")
                    .type("Its postcode", "M33 2AB")
                    .tick("Yes, I called the number that we had before, or saw them")
                    .type("How do you know it was them, and that this is right?", "I saw her")
                    .press("Ask another officer to look");
            assertThat(support.main()).contains("Another officer looks at it");
            officer.open("/home-changes");
            officer.look("officers-2-addresses");
            officer.follow("Look at it");
            assertThat(officer.main()).contains("5 New Street, M33 2AB");
            officer.look("officers-3-address");
            officer.open("/acting/people/" + helper + "/ties");
            assertThat(officer.main()).contains("Aisha K.");
            officer.look("officers-4-ties");
        }
    }

    private String id(String persona) {
        return api.get(persona, "/api/v1/me").body().path("id").asString();
    }

    @Test
    @Order(1)
    @DisplayName("R60 the person asks somebody to help, within limits, with a link that is shown once")
    void asks() {
        try (Tab tab = onAPhone("holder")) {
            tab.open("/people");
            tab.follow("Who helps you");
            assertThat(tab.main())
                    .contains("Ngozi Okafor")
                    .contains("Chosen to look after the money")
                    .contains("Danny Price")
                    .contains("up to £50.00 a visit");
            see(tab, "helpers-1-list");
            tab.follow("Ask somebody to help");
            tab.press("Ask them");
            assertThat(tab.main())
                    .contains("Enter their name")
                    .contains("Choose what they may do")
                    .contains("Choose how to ask them");
            see(tab, "helpers-2-wrong");
            tab.type("Their name", "Rosa Lind")
                    .tick("Look, book, and say yes to hours")
                    .tick("I send them a link");
            tab.press("Ask them");
            assertThat(tab.main()).contains("Enter up to how much they may say yes to");
            tab.type("Up to how much may they say yes to, for a visit?", "20").press("Ask them");
            assertThat(tab.heading()).isEqualTo("Letter for Rosa Lind");
            see(tab, "helpers-3-list-again", "/people/helpers");
            Matcher found = LINK.matcher(tab.main());
            assertThat(found.find()).isTrue();
            link = found.group();
        }
    }

    @Test
    @Order(2)
    @DisplayName("R60 R61 who was asked signs in with a sign-in of their own, reads what it means, and acts for them")
    void comes() {
        try (Tab tab = onAPhone("own-pa")) {
            tab.open("/helping?code=nonsense");
            assertThat(tab.main()).contains("Enter the code from your letter");
            see(tab, "helpers-4-code");
            tab.open(link);
            assertThat(tab.heading()).isEqualTo("Tom asks you to help");
            tab.follow("Sign in and go on");
            assertThat(tab.main()).contains("up to £20.00 a visit").contains("What you do stands under both names");
            see(tab, "helpers-5-yes");
            tab.press("Say yes");
            assertThat(tab.main())
                    .contains("Choose whether you live or work with them")
                    .contains("Tick the box if you agree");
            tab.tick("No").tick("Yes, I have read it and agree").press("Say yes");
            assertThat(tab.heading()).isEqualTo("Who are you here for?");
            assertThat(tab.main()).contains("You can act for them from now on.").contains("Tom Okafor");
            see(tab, "helpers-6-for");
            tab.press("Act for Tom Okafor");
            assertThat(tab.page().locator(".app-acting").innerText())
                    .contains("You are acting for Tom Okafor. You can approve up to £20.00");
            see(tab, "helpers-7-home");
            assertThat(tab.open("/money/bank")).isEqualTo(403);
        }
    }

    @Test
    @Order(3)
    @DisplayName("R60 R61 a helper says yes within the limit and not beyond it; both names stand beside it")
    void keepsToTheLimit() {
        UUID small = told(2, Duration.ofHours(1));
        UUID large = told(3, Duration.ofHours(2));
        try (Tab tab = onAPhone("own-pa")) {
            actForTom(tab);
            tab.open("/visits/" + small);
            assertThat(tab.main()).contains("Yes, that’s right");
            tab.open("/visits/" + small + "/agree");
            tab.press("Yes, pay £17.80");
            assertThat(api.get("holder", "/api/v1/bookings/" + small)
                            .body()
                            .path("settledPence")
                            .asLong())
                    .isEqualTo(1780);
            tab.open("/visits/" + large + "/agree");
            tab.press("Yes, pay £35.60");
            assertThat(tab.main()).contains("This is more than you may say yes to, which is £20.00");
            see(tab, "helpers-8-beyond", "/visits/" + large);
        }
        assertThat(api.get("holder", "/api/v1/bookings/" + large)
                        .body()
                        .path("settledPence")
                        .asLong())
                .isZero();
        try (Tab tab = onAPhone("holder")) {
            tab.open("/money/" + tom.budget().path("id").asString() + "/statement");
            assertThat(tab.main()).contains("Rosa Lind for Tom Okafor");
        }
    }

    @Test
    @Order(4)
    @DisplayName("R61 ended in the middle of a session: the next click does nothing, what was booked stands")
    void isEnded() {
        UUID booking = booked(9, Duration.ofHours(1));
        try (Tab helper = onAPhone("own-pa");
                Tab tab = onAPhone("holder")) {
            actForTom(helper);
            helper.open("/visits/" + booking + "/cancel");
            tab.open("/people/helpers");
            tab.page().locator(".app-card:has-text('Rosa Lind') >> text=End it").click();
            assertThat(tab.heading()).isEqualTo("End that Rosa Lind helps?");
            see(tab, "helpers-9-end");
            tab.press("End it now");
            assertThat(tab.main()).contains("It is ended. They can’t see or do anything here any more.");
            see(tab, "helpers-10-ended");

            helper.page().locator("main form button[type=submit]").first().click();

            assertThat(helper.main())
                    .contains("You don’t act for this person any more. What you were doing was not done.");
            assertThat(helper.open("/money")).isEqualTo(403);
        }
        assertThat(api.get("holder", "/api/v1/bookings/" + booking)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("confirmed");
    }

    @Test
    @Order(5)
    @DisplayName("R65 whoever was authorised says that the person may decide again; the council looks, and ends it")
    void isLookedAtAgain() {
        try (Tab tab = onAPhone("authorised")) {
            tab.open("/home");
            tab.press("Act for Peter Marsh");
            assertThat(tab.heading()).startsWith("Peter Marsh has £");
            see(tab, "helpers-11-authorised");
            tab.open("/people/helpers");
            assertThat(tab.heading()).isEqualTo("Who helps Peter Marsh");
            tab.follow("Can they decide about the money again?");
            see(tab, "helpers-12-again");
            tab.type("Would you like to say more?", "He explained his whole week to me")
                    .press("Yes, I think they can");
            assertThat(tab.main()).contains("The council looks at it by the next working day");
        }
        try (Tab tab = onAPhone("social-work2")) {
            whoActsForPeter(tab);
            tab.follow("Lower up to how much Helen Marsh says yes");
            tab.press("Lower it now");
            assertThat(tab.main()).contains("Enter an amount, like 250.00").contains("Write why");
            see(tab, "helpers-13-lower");
            tab.page().locator("a.govuk-back-link").click();
            tab.follow("Whom Helen Marsh lives or works with");
            assertThat(tab.main()).contains("Nothing is known.");
            see(tab, "helpers-13-ties");
            tab.open("/awards");
            tab.follow("Who acts for whom");
            assertThat(tab.main()).contains("Helen Marsh for Peter Marsh");
            see(tab, "helpers-13-office");
            tab.follow("Look at it");
            assertThat(tab.main()).contains("He explained his whole week to me");
            tab.press("Go on");
            assertThat(tab.main()).contains("Choose whether they can decide");
            see(tab, "helpers-14-review");
            tab.tick("They can decide about the money").press("Go on");
            assertThat(tab.main()).contains("This ends now: Helen Marsh");
            see(tab, "helpers-14-review-can");
            tab.typeDate("When was it assessed?", directly.firstDay().minusDays(1))
                    .type("Who assessed it, and what follows", "Mr Marsh decides himself now")
                    .press("Record it, and end it now");
            assertThat(tab.main()).contains("The decision is recorded.");
        }
        try (Tab tab = onAPhone("authorised")) {
            tab.open("/home");
            assertThat(tab.main()).doesNotContain("Peter Marsh");
        }
    }

    @Test
    @Order(6)
    @DisplayName("R65 two officers agree on who is authorised, who comes with the code of a letter")
    void isAuthorised() {
        try (Tab tab = onAPhone("social-work")) {
            whoActsForPeter(tab);
            see(tab, "helpers-15-person");
            tab.follow("Record whether they can decide");
            tab.press("Record it");
            assertThat(tab.main()).contains("Choose yes or no");
            see(tab, "helpers-16-capacity");
            tab.tick("No")
                    .typeDate("When was it assessed?", directly.firstDay().minusDays(1))
                    .type("Who assessed it, and what follows", "Dr Ross, on a hard week")
                    .press("Record it");
            assertThat(tab.main()).contains("The council holds that they can’t decide about this money.");
            tab.follow("Propose who is to act for them");
            tab.press("Propose");
            assertThat(tab.main()).contains("Enter their name").contains("Choose how they come to it");
            see(tab, "helpers-17-propose");
            tab.type("Their name", "Rosa Lind").tick("Deputy of the Court of Protection");
            tab.page().locator("input[name=kin][value=no]").check();
            tab.type("Up to how much may they say yes, for a visit?", "lots")
                    .type("Why they are the one", "The court appointed her")
                    .press("Propose");
            assertThat(tab.main()).contains("Enter an amount, like 250.00, or leave it empty");
            tab.type("Up to how much may they say yes, for a visit?", "250.00").press("Propose");
            assertThat(tab.main()).contains("It is recorded.");
            tab.open("/acting");
            tab.follow("Look at it");
            tab.tick("Yes").press("Record the decision");
            assertThat(tab.main()).contains("Another officer has to decide this");
        }
        try (Tab tab = onAPhone("social-work2")) {
            tab.open("/acting");
            tab.follow("Look at it");
            assertThat(tab.main()).contains("Up to £250.00 for a visit");
            see(tab, "helpers-18-check");
            tab.tick("Yes").press("Record the decision");
            assertThat(tab.heading()).isEqualTo("Letter for Rosa Lind");
            Matcher found = LINK.matcher(tab.main());
            assertThat(found.find()).isTrue();
            link = found.group();
        }
        try (Tab tab = onAPhone("own-pa")) {
            tab.open(link);
            tab.follow("Sign in and go on");
            assertThat(tab.main())
                    .contains("You have to see the DBS certificate of everybody who is paid")
                    .contains("Mental Capacity Act 2005")
                    .contains("£250.00");
            see(tab, "helpers-19-duties");
            tab.tick("No").tick("Yes, I have read it and agree").press("Say yes");
            tab.press("Act for Peter Marsh");
            tab.open("/acting-for");
            tab.follow("DBS certificates you have seen");
            assertThat(tab.main()).contains("You have to see the certificate of everybody");
            see(tab, "helpers-20-dbs");
            tab.open("/acting-for/ties");
            see(tab, "helpers-21-ties");
            tab.open("/acting-for");
            tab.follow("Stop acting");
            see(tab, "helpers-22-stop");
            tab.press("Stop now");
            assertThat(tab.main()).contains("You have stopped acting for them.");
        }
    }

    private static void whoActsForPeter(Tab tab) {
        tab.open("/awards?q=Marsh");
        tab.page().locator("main a:has-text('Peter Marsh')").first().click();
        assertThat(tab.address().getPath()).startsWith("/awards/");
        tab.page().locator("a.govuk-back-link").click();
        tab.follow("Who acts for them");
        assertThat(tab.heading()).isEqualTo("Who acts for Peter Marsh");
    }

    private void actForTom(Tab tab) {
        tab.open("/acting-for");
        tab.press("Act for Tom Okafor");
    }

    private UUID booked(int day, Duration length) {
        Instant start = directly.firstDay()
                .plusDays(day)
                .atTime(LocalTime.of(11, 0))
                .atZone(LONDON)
                .toInstant();
        Api.Answer booked = tom.book(aisha, start, length);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(api.post("pa", "/api/v1/bookings/" + booked.id() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return booked.id();
    }

    private UUID told(int day, Duration length) {
        UUID booking = booked(day, length);
        Instant start = Instant.parse(api.get("holder", "/api/v1/bookings/" + booking)
                .body()
                .path("start")
                .asString());
        api.moveClock(start.plus(length).plusSeconds(60));
        assertThat(api.put(
                                "pa",
                                "/api/v1/bookings/" + booking + "/visit",
                                Map.of(
                                        "start", start.toString(),
                                        "end", start.plus(length).toString()))
                        .status())
                .isEqualTo(200);
        return booking;
    }

    private void see(Tab tab, String name) {
        see(tab, name, tab.address().toString().substring(directly.address().length()));
    }

    /** The same page in a window that runs scripts, which axe needs; under the same name as in the first window. */
    private void see(Tab tab, String name, String path) {
        tab.checkWords();
        try (Tab other = chromium.signedIn(directly, seen)) {
            boolean acting = tab.page().locator(".app-acting").count() > 0;
            if (acting) {
                other.open("/acting-for");
                other.page().locator("main form button[type=submit]").first().click();
            }
            other.open(path);
            other.lookForPeople(name);
        }
    }

    private Tab onAPhone(String persona) {
        seen = persona;
        Tab tab = chromium.signedInWithoutScripts(directly, persona);
        tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
        return tab;
    }
}
