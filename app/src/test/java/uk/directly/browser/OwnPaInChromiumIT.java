package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.JsonNode;
import uk.directly.journeys.Holder;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** A PA whom the person has had for years is invited, booked, approved and paid (R9), on a phone that runs no scripts. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnPaInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final String PERSON = "holder-own-bank";
    private static final String NOT_CHECKED = "You chose this person. The council has not checked them.";

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;
    private final Holder leila;
    private String link = "";
    private String seen = PERSON;
    private UUID booking = new UUID(0, 0);
    private UUID offer = new UUID(0, 0);

    OwnPaInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
        this.leila = new Holder(api, PERSON);
    }

    @Test
    @Order(1)
    @DisplayName("R9 invites somebody by a link, which is shown once")
    void invites() {
        try (Tab tab = onAPhone(PERSON)) {
            tab.open("/people");
            tab.follow("Bring somebody you know");
            see(tab, "own-1-invite");
            tab.press("Make the invitation");
            assertThat(tab.main())
                    .contains("Enter their name")
                    .contains("Choose what they do")
                    .contains("Choose how to invite them");
            see(tab, "own-2-wrong");
            tab.type("Their name", "Rosa Lind")
                    .choose("What do they do?", "companionship")
                    .type("What do they ask for an hour, if you know it?", "17.80")
                    .tick("I send them a link")
                    .press("Make the invitation");
            assertThat(tab.heading()).isEqualTo("Invitation for Rosa Lind");
            tab.checkWords();
            Matcher found = Pattern.compile("/invited\\?code=[0-9A-Z]{12}").matcher(tab.main());
            assertThat(found.find()).isTrue();
            link = found.group();
            tab.open("/people/invite");
            assertThat(tab.main()).contains("Waiting for them");
            see(tab, "own-4-waiting");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R9 whom nobody knows opens the link, signs in, says what they do, and has a page")
    void comes() {
        try (Tab tab = onAPhone("own-pa")) {
            tab.open("/invited");
            tab.type("The code", "nonsense").press("Go on");
            assertThat(tab.main()).contains("Enter the code from your invitation");
            see(tab, "own-5-code");
            tab.open(link);
            assertThat(tab.heading()).contains("has invited you");
            see(tab, "own-6-invited");
            tab.follow("Sign in and go on");
            tab.press("Say yes");
            assertThat(tab.main()).contains("Choose who is the boss");
            see(tab, "own-7-wrong");
            tab.type("Your phone number", "0161 496 0333").tick("I run my own business");
            tab.type("Your postcode", "nowhere").press("Say yes");
            assertThat(tab.main()).contains("Enter a full postcode, like M33 2AA");
            tab.type("Your postcode", "M33 4AA").press("Say yes");
            assertThat(tab.heading()).isEqualTo("My page");
            assertThat(tab.main()).contains("Rosa L.").contains("Only who invited you can find and book you.");
            see(tab, "own-8-my-page");
            tab.follow("Join the register");
            assertThat(tab.address().getPath()).startsWith("/join/").doesNotContain("about-you");
            tab.open(link);
            assertThat(tab.main()).contains("This code was used, or is too old");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R9 the person sees that nobody checked them, and books")
    void books() {
        try (Tab tab = onAPhone(PERSON)) {
            tab.open("/people/invite");
            assertThat(tab.main()).contains(NOT_CHECKED);
            tab.follow("See and book");
            String path = tab.address().getPath();
            offer = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            assertThat(tab.main()).contains("Rosa L.").contains(NOT_CHECKED);
            see(tab, "own-9-person");
            tab.follow("Choose a time");
            tab.follow(DAY.format(day()));
            tab.choose("When does it start?", "10am")
                    .choose("How long is it?", "2 hours")
                    .press("Continue");
            tab.page().locator("input[name=for]").first().check();
            tab.press("Continue");
            assertThat(tab.main()).contains(NOT_CHECKED).contains("£35.60");
            see(tab, "own-10-check");
            tab.press("Book and promise £35.60");
            assertThat(tab.heading()).isEqualTo("We asked Rosa L.");
        }
        for (JsonNode each :
                api.get(PERSON, "/api/v1/bookings?limit=100").body().path("items")) {
            if (each.path("offerId").asString().equals(offer.toString())) {
                booking = UUID.fromString(each.path("id").asString());
            }
        }
        assertThat(booking).isNotEqualTo(new UUID(0, 0));
    }

    @Test
    @Order(4)
    @DisplayName("R9 R102 nobody else finds, reads or books them, over the API and the pages")
    void isNobodyElses() {
        String provider =
                api.get("own-pa", "/api/v1/me").body().path("providerId").asString();
        assertThat(provider).isNotEmpty();
        for (String other : List.of("holder", "holder2", "carer", "pa", "self-funder")) {
            assertThat(api.get(other, "/api/v1/offers/" + offer).status())
                    .as(other)
                    .isEqualTo(404);
            assertThat(api.get(other, "/api/v1/providers/" + provider).status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(api.get(null, "/api/v1/offers/" + offer).status()).isEqualTo(404);
        for (String list : List.of(
                "/api/v1/offers?q=Rosa",
                "/api/v1/offers?provider=" + provider,
                "/api/v1/directory?limit=100",
                "/api/v1/providers?limit=100",
                "/open-referral/services?per_page=100")) {
            assertThat(api.get(null, list).response().body())
                    .as(list)
                    .doesNotContain("Rosa L")
                    .doesNotContain(provider)
                    .doesNotContain(offer.toString());
        }
        Holder tom = new Holder(api, "holder");
        Api.Answer booked = tom.book(offer, start().plus(Duration.ofDays(1)), Duration.ofHours(1));
        assertThat(booked.status()).as("%s", booked.body()).isIn(404, 409);
        assertThat(api.post("holder", "/api/v1/agreements", Map.of("offerId", offer))
                        .problem())
                .isEqualTo("not-available");
        assertThat(api.get("holder", "/api/v1/own-providers/invitations").body().path("items"))
                .isEmpty();
        assertThat(api.get("finance", "/api/v1/own-providers/invitations").status())
                .isEqualTo(403);
        try (Tab tab = onAPhone("holder2")) {
            assertThat(tab.open("/offers/" + offer)).isEqualTo(404);
            assertThat(tab.open("/providers/" + provider)).isEqualTo(404);
            assertThat(tab.open("/people/agreements/" + offer)).isEqualTo(404);
            tab.open("/people/invite");
            assertThat(tab.main()).doesNotContain("Rosa");
        }
    }

    @Test
    @Order(5)
    @DisplayName("R50 they say yes, come, tell their hours, and are paid from the person's own bank")
    void isPaid() {
        try (Tab tab = onAPhone("own-pa")) {
            tab.open("/requests/" + booking);
            tab.press("Accept");
            assertThat(tab.main()).contains("You said yes. The visit is booked.");
            api.moveClock(start().plus(Duration.ofHours(3)));
            tab.open("/today");
            tab.follow("Tell us your hours");
            tab.tick("As planned").press("Send my hours");
            assertThat(tab.main()).contains("We have your hours.");
            tab.open("/my-page/agreements");
            see(tab, "own-11-agreements");
            tab.page().locator(".app-card a").first().click();
            assertThat(tab.main()).contains("You run your own business.").contains("This counts now");
            see(tab, "own-12-agreement");
            tab.follow("Ask for a new price");
            see(tab, "own-13-price");
            tab.type("How much more for each hour?", "much").press("Go on");
            assertThat(tab.main()).contains("Enter an amount, like 1.50");
            tab.type("How much more for each hour?", "1.50").press("Go on");
            assertThat(tab.main()).contains("Now it is £17.80").contains("Ask for this");
            see(tab, "own-13-price-check");
            tab.follow("Give each price, another day or other terms");
            see(tab, "own-13-price-all");
        }
        try (Tab tab = onAPhone(PERSON)) {
            tab.open("/visits/" + booking + "/agree");
            tab.press("Yes, pay £35.60");
            tab.open("/money/to-pay");
            assertThat(tab.main()).contains("Rosa L.").contains("£35.60");
            tab.page().locator("input[name=paid]").first().check();
            tab.press("I have paid what I ticked");
            assertThat(tab.main()).contains("Thank you.");

            tab.open("/people/agreements");
            assertThat(tab.main()).contains("Rosa L.").contains(NOT_CHECKED).contains("£17.80");
            see(tab, "own-14-agreements");
            tab.follow("Rosa L.");
            assertThat(tab.main()).contains("This counts now").contains("Are the two of you family?");
            see(tab, "own-15-agreement");
            tab.press("Save");
            assertThat(tab.main()).contains("Choose an answer");
            tab.tick("No").press("Save");
            assertThat(tab.main()).contains("You will not be asked again");
            byte[] pdf = tab.page()
                    .request()
                    .get(directly.address() + tab.link("Print version 1").getAttribute("href"))
                    .body();
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
        assertThat(leila.api()
                        .get(PERSON, "/api/v1/bookings/" + booking)
                        .body()
                        .at("/payment/state")
                        .asString())
                .isIn("sent", "paid");
    }

    /** The same page in a window that runs scripts, which axe needs. */
    private void see(Tab tab, String name) {
        tab.checkWords();
        try (Tab other = chromium.signedIn(directly, seen)) {
            other.open(tab.address().toString().substring(directly.address().length()));
            other.lookForPeople(name);
        }
    }

    private Tab onAPhone(String persona) {
        seen = persona;
        Tab tab = chromium.signedInWithoutScripts(directly, persona);
        tab.page().setViewportSize(Tab.PHONE, Tab.HEIGHT);
        return tab;
    }

    /** Two days after the application's time when it began: before other journeys move it. */
    private LocalDate day() {
        return LocalDate.ofInstant(api.now(), LONDON).plusDays(2);
    }

    private Instant start() {
        return Instant.parse(api.get(PERSON, "/api/v1/bookings/" + booking)
                .body()
                .path("start")
                .asString());
    }
}
