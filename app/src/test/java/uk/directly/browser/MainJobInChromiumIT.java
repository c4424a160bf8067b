package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.directly.council.BankHolidays;
import uk.directly.council.WorkingDays;
import uk.directly.journeys.Holder;
import uk.directly.journeys.Waiting;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/** The product's main job in a browser, from the search to the paid visit; each step goes on from the one before. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    MainJobInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @Order(1)
    @DisplayName(
            "R37 gardening near M33 2AA within 3 miles, without signing in; what is wrong is said beside the field")
    void finds() {
        try (Tab tab = chromium.visitor(directly)) {
            assertThat(tab.open("/find")).isEqualTo(200);
            tab.lookForPeople("1-what").follow("Gardening");
            tab.type("Postcode or town", "ZZ99 9ZZ").press("Show who can help");
            assertThat(tab.main()).contains("There is a problem");
            tab.lookForPeople("2-where-wrong");
            tab.type("Postcode or town", "M33 2AA")
                    .choose("How far from there?", "3")
                    .press("Show who can help");

            tab.lookForPeople("3-results");
            assertThat(tab.heading()).isEqualTo("People and places that can help");
            assertThat(tab.main())
                    .contains("M33 2AA")
                    .contains("£")
                    .contains("The council pays all of this")
                    .contains("Checked by the council on");
        }
    }

    @Test
    @Order(2)
    @DisplayName("R12 R51 the eight screens: sign-in comes back to the same place, and the money is promised")
    void books() {
        try (Tab tab = chromium.visitor(directly)) {
            tab.open("/find");
            tab.type("Say it in your own words", "Aisha").press("Continue");
            tab.tick("I’m not sure yet").press("Show who can help");
            tab.follow("Aisha K.");
            assertThat(tab.main()).contains("What the council checked").contains("What it doesn’t mean");
            tab.lookForPeople("4-person").follow("Choose a time");

            // Between screens 3 and 5 a person signs in, and is where they wanted to be.
            tab.choosePersona("holder");
            assertThat(tab.address().getPath()).endsWith("/time");
            assertThat(tab.text("header")).contains("£624.00 left to use");
            tab.lookForPeople("5-day").follow(DAY.format(day()));
            tab.press("Continue");
            assertThat(tab.main()).contains("There is a problem");
            tab.choose("When does it start?", "9:30am").choose("How long is it?", "2 hours 30 minutes");
            tab.lookForPeople("5-time").press("Continue");
            tab.press("Continue");
            assertThat(tab.main()).contains("There is a problem");
            tab.tick("Getting out and about").lookForPeople("6-for").press("Continue");

            assertThat(tab.main())
                    .contains("Aisha K.")
                    .contains("2 hours 30 minutes at £17.80 an hour")
                    .contains("£44.50")
                    .contains("£579.50")
                    .contains("If you cancel");
            tab.lookForPeople("7-check").press("Book and promise £44.50");

            assertThat(tab.heading()).isEqualTo("We asked Aisha K.");
            tab.lookForPeople("8-asked");
            assertThat(available()).isEqualTo(57950);

            // Back, and once more: the same booking, not another one.
            String booking = tab.address().getPath();
            tab.back().press("Book and promise £44.50");
            assertThat(tab.address()).hasPath(booking);
            assertThat(available()).isEqualTo(57950);
        }
    }

    @Test
    @Order(3)
    @DisplayName("R101 the PA accepts, sees the address, and tells the hours that it really was")
    void accepts() {
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            tab.lookForPeople("pa-today");
            tab.follow("See and accept");
            assertThat(tab.main())
                    .contains("You see the address once you accept")
                    .doesNotContain("M33");
            tab.press("Accept");
            assertThat(tab.main())
                    .contains("You said yes. The visit is booked.")
                    .contains("M33 2AF");
            tab.lookForPeople("pa-accepted");

            api.moveClock(start().plus(Duration.ofHours(4)));
            tab.open("/home");
            tab.follow("Tell us your hours");
            tab.tick("It was different")
                    .type("Time you started", "9:30am")
                    .type("Time you finished", "12:30pm")
                    .press("Send my hours");
            assertThat(tab.main()).contains("We have your hours.").contains("£8.90 more than was promised");
            tab.lookForPeople("pa-told");
        }
    }

    @Test
    @Order(4)
    @DisplayName("R13 R57 the holder says yes to what was promised and more, and sees when it is paid")
    void agrees() {
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            assertThat(tab.main()).contains("Needs you (1)").contains("£8.90 more than planned");
            tab.lookForPeople("holder-home");
            tab.follow("Yes, that’s right");
            tab.press("Continue");
            assertThat(tab.main()).contains("There is a problem");
            tab.tick("Yes, pay all of it: £53.40");
            tab.lookForPeople("holder-agrees").press("Continue");

            String promised = DAY.format(workingDays().after(day(), 3));
            assertThat(tab.main()).contains("£53.40").contains(promised);
            tab.lookForPeople("holder-agreed");
            assertThat(available()).isEqualTo(62400 - 5340);
        }
        try (Tab tab = chromium.signedIn(directly, "pa")) {
            assertThat(Waiting.until(
                            () -> {
                                tab.open("/pay");
                                return tab.main();
                            },
                            text -> text.contains("Paid into your bank")))
                    .contains("Paid into your bank on")
                    .contains("£53.40");
            tab.lookForPeople("pa-paid");
        }
    }

    @Test
    @Order(5)
    @DisplayName("R11 R103 finance sees the trial balance at zero, the payment and the trail")
    void financeSeesIt() {
        try (Tab tab = chromium.signedIn(directly, "finance")) {
            assertThat(tab.main()).contains("the difference is £0.00");
            tab.look("finance-home").follow("Trial balance");
            assertThat(tab.main()).contains("the difference is £0.00");
            tab.look("finance-trial-balance").follow("Money out");
            assertThat(tab.main()).contains("Aisha K.").contains("£53.40");
            tab.look("finance-money-out").follow("Today").follow("See the audit trail");
            assertThat(tab.main())
                    .contains("visit approved")
                    .contains("visit recorded")
                    .contains("booking accepted")
                    .contains("payment made");
            tab.look("finance-audit");
        }
    }

    @Test
    @Order(6)
    @DisplayName("Booking again takes three screens, by keyboard alone on a phone")
    void booksAgainByKeyboard() {
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            Page page = tab.page();
            page.setViewportSize(Tab.PHONE, Tab.HEIGHT);
            pressFirstTab(page);
            assertThat(focused(page)).isEqualTo("Skip to main content");
            enter(page);

            tabTo(page, "Book Aisha K. again");
            enter(page);
            tabTo(page, DAY.format(LocalDate.ofInstant(api.now(), LONDON).plusDays(2)));
            enter(page);
            tab.page().locator("#start").focus();
            page.keyboard().type("10am");
            page.keyboard().press("Tab");
            page.keyboard().type("1 hour");
            page.keyboard().press("Tab");
            enter(page);
            if (tab.address().getPath().endsWith("/for")) {
                tabTo(page, null);
                page.keyboard().press("Space");
                enter(page);
            }
            assertThat(tab.address().getPath()).endsWith("/check");
            tabTo(page, "Book and promise £17.80");
            enter(page);
            assertThat(tab.heading()).isEqualTo("We asked Aisha K.");
        }
    }

    @Test
    @Order(7)
    @DisplayName("Two people at once: one gets the hour, the other is told and loses nothing")
    void tellsTheOther() {
        try (Tab tom = chromium.signedIn(directly, "holder");
                Tab nora = chromium.signedIn(directly, "holder2")) {
            for (Tab tab : new Tab[] {tom, nora}) {
                tab.open("/book/" + Holder.offerOf(api, "micro") + "/time");
                tab.follow(DAY.format(LocalDate.ofInstant(api.now(), LONDON).plusDays(4)));
                tab.choose("When does it start?", "11am")
                        .choose("How long is it?", "1 hour")
                        .press("Continue");
                tab.page().locator("input[name=for]").first().check();
                tab.press("Continue");
            }
            tom.press("Book and promise £20.00");
            nora.press("Book and promise £20.00");

            assertThat(tom.heading()).startsWith("We asked");
            assertThat(nora.main()).contains("There is a problem");
            nora.lookForPeople("too-late");
        }
    }

    /** Goes on by the tabulator until what has the focus is called so; null: until it is a radio button. */
    private static void tabTo(Page page, @Nullable String words) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            boolean there = words == null
                    ? Boolean.TRUE.equals(page.evaluate("() => document.activeElement.type === 'radio'"))
                    : focused(page).startsWith(words);
            if (there) {
                return;
            }
        }
        throw new AssertionError("Not reached by keyboard: " + words + " on " + page.url());
    }

    /** A key that is pressed while the window takes its new size is lost: pressed until something has the focus. */
    private static void pressFirstTab(Page page) {
        for (int i = 0;
                i < 20 && Boolean.TRUE.equals(page.evaluate("() => document.activeElement === document.body"));
                i++) {
            page.keyboard().press("Tab");
        }
    }

    private static void enter(Page page) {
        String before = page.url();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("() => document.activeElement.innerText || ''"))
                .strip();
    }

    private long available() {
        return new Holder(api, "holder").budget().path("availablePence").asLong();
    }

    /** A day with weekday rates. */
    private LocalDate day() {
        return workingDays().after(directly.firstDay().plusDays(1), 1);
    }

    private Instant start() {
        return day().atTime(LocalTime.of(9, 30)).atZone(LONDON).toInstant();
    }

    private WorkingDays workingDays() {
        return directly.bean(BankHolidays.class).workingDays().blockOptional().orElseThrow();
    }
}
