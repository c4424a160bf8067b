package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import uk.directly.running.Api;
import uk.directly.running.RunningDirectly;

/**
 * R30 on a phone: somebody whom nobody knows joins as a PA, gives all that is asked, with a real file, and sends it; one thing
 * comes back and is given again. Pages and fields on the way are counted, and stand in ADR 23.
 */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JoiningInChromiumIT {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;
    private static final Path DECISION = Path.of("..", "docs", "adr", "0023-joining-in-few-pages.md");
    private static final String FIELDS = """
            () => [...new Set([...document.querySelectorAll('main input:not([type=hidden]), main textarea, main select')]
                .filter(e => e.offsetParent !== null || e.type === 'radio' || e.type === 'checkbox')
                .map(e => e.name.replace(/-(day|month|year)$/, '')))]
            """;

    private final RunningDirectly directly;
    private final Chromium chromium;
    private final Api api;

    JoiningInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
        this.api = directly.api();
    }

    @Test
    @Order(1)
    @DisplayName("R30 joins from nothing, gives every check on a page of its own, stops half way, sends it: counted")
    void joins() throws IOException {
        Count count = new Count();
        try (Tab tab = onAPhone(chromium.visitor(directly))) {
            tab.open("/work-with-us");
            tab.follow("Start now").choosePersona("joiner");
            assertThat(tab.heading()).isEqualTo("About you");
            count.page(tab, "join-1-about-you");
            tab.press("Go on");
            assertThat(tab.main()).contains("Enter your first name and surname").contains("Enter a phone number");
            tab.type("First name and surname", "Nora Beck")
                    .type("Phone number", "0161 496 0222")
                    .press("Go on");

            assertThat(tab.heading()).isEqualTo("Do you work alone or with others?");
            count.page(tab, "join-2-work");
            tab.press("Go on");
            assertThat(tab.main()).contains("Choose an answer");
            tab.tick("Alone").press("Go on");
            count.page(tab, "join-3-who-decides");
            tab.tick("The person I support").press("Go on");
        }
        // Another device: the first answers are there.
        try (Tab tab = onAPhone(chromium.signedIn(directly, "joiner"))) {
            tab.open("/join");
            assertThat(tab.heading()).isEqualTo("Do you help people with personal care?");
            count.page(tab, "join-4-personal-care");
            tab.tick("Yes").press("Go on");
            count.page(tab, "join-5-services");
            tab.tick("Meals").press("Go on");
            assertThat(tab.page().getByLabel("Name that people see").inputValue())
                    .isEqualTo("Nora B.");
            count.page(tab, "join-6-name");
            tab.type("Postcode of your home or office", "nowhere").press("Go on");
            assertThat(tab.main()).contains("Enter a full postcode, like M33 2AA");
            assertThat(tab.page().getByLabel("Postcode of your home or office").inputValue())
                    .isEqualTo("nowhere");
            tab.type("Postcode of your home or office", "m33 4aa").press("Go on");
            assertThat(tab.main())
                    .contains("Personal assistant (PA)")
                    .contains("Personal care")
                    .contains("Meals");
            count.page(tab, "join-7-check");
            tab.press("This is right: go on");

            assertThat(tab.main()).contains("You have a page now.").contains("0 of 9 done");
            count.page(tab, "join-8-tasks");
            give(tab, count);
            tab.follow("Check your answers and send them");
            assertThat(tab.main())
                    .contains("File: policy.pdf")
                    .contains("Ann Lee")
                    .contains("Number 001234567890");
            count.page(tab, "join-18-check-answers");
            tab.press("Send it to the council");
            assertThat(tab.main()).contains("Sent.").contains("8 of 9 done").contains("It answers within 10.");
            tab.lookForPeople("join-19-sent");
        }
        assertThat(count.toString()).isEqualTo(counted("offers personal care"));
    }

    private void give(Tab tab, Count count) {
        LocalDate today = LocalDate.now(LONDON);
        tab.follow("Show who you are");
        count.page(tab, "join-9-identity");
        tab.tick("Passport").press("Save");
        assertThat(tab.main()).contains("Saved.").contains("1 of 9 done");

        tab.follow("Show that you may work in the UK");
        count.page(tab, "join-10-right-to-work");
        tab.tick("I have a share code")
                .type("Share code, if you have one", "W12")
                .press("Save");
        assertThat(tab.main()).contains("It has 9 letters and numbers");
        tab.type("Share code, if you have one", "w12 345 678").press("Save");

        tab.follow("Criminal record check (DBS)");
        assertThat(tab.main()).contains("enhanced").contains("Nobody may ask for a higher one");
        count.page(tab, "join-11-dbs");
        day(tab.type("Number of the certificate", "001234567890"), today.plusDays(1))
                .press("Save");
        assertThat(tab.main()).contains("Enter a date that isn’t in the future");
        assertThat(tab.page().getByLabel("Number of the certificate").inputValue())
                .isEqualTo("001234567890");
        day(tab, today.minusMonths(2)).tick("I use the update service").press("Save");

        tab.follow("Two references");
        count.page(tab, "join-12-references");
        tab.type("Name of person 1", "Ann Lee")
                .type("Phone number or email address of person 1", "0161 496 0111")
                .press("Save");
        assertThat(tab.main()).contains("Enter the name of person 2");
        tab.type("Name of person 2", "Raj Patel")
                .type("Phone number or email address of person 2", "raj@example.org")
                .press("Save");

        tab.follow("Insurance");
        count.page(tab, "join-13-insurance");
        file(tab.type("Insurer", "Harbour Mutual"), "policy.pdf", "<svg xmlns='x'><script>alert(1)</script></svg>")
                .press("Save");
        assertThat(tab.main())
                .contains("The file is not a PDF, JPG or PNG")
                .contains("Enter the number of the policy")
                .contains("Enter the last day");
        assertThat(tab.page().getByLabel("Insurer").inputValue()).isEqualTo("Harbour Mutual");
        file(tab, "../../policy.pdf", pdf()).press("Save");
        assertThat(tab.main()).contains("Kept: policy.pdf");
        day(tab.type("Policy number", "HM-1"), today.plusMonths(9)).press("Save");
        assertThat(tab.main()).contains("Saved.");

        for (String training : List.of("Safeguarding training", "Mental Capacity Act training")) {
            tab.follow(training);
            count.page(tab, "join-14-" + training.charAt(0));
            day(tab.type("Who gave the training?", "Riverside Training"), today.minusYears(4))
                    .press("Save");
            assertThat(tab.main()).contains("This is too old: it counts for 3 years. Do it again first");
            day(tab, today.minusYears(1)).press("Save");
        }
        tab.follow("Agree to the code of conduct");
        count.page(tab, "join-16-code");
        tab.tick("I have read this and agree to it").press("Save");
        assertThat(tab.main()).contains("8 of 9 done");
    }

    @Test
    @Order(2)
    @DisplayName(
            "R30 one thing comes back with a reason and is given again; what was accepted stays; then they are on the register")
    void isGivenBackAndGivenAgain() {
        String provider = providerId("joiner");
        for (JsonNode check : mine("joiner").path("checks")) {
            String name = check.path("check").asString();
            if (!name.equals("references")) {
                decide(provider, name, "accept", Map.of("note", "Seen on a call"));
            }
        }
        decide(provider, "references", "return", Map.of("reason", "Raj Patel is your brother. Name somebody else."));
        try (Tab tab = onAPhone(chromium.signedIn(directly, "joiner"))) {
            assertThat(tab.main())
                    .contains("Given back, and why")
                    .contains("Raj Patel is your brother. Name somebody else.");
            tab.lookForPeople("join-20-given-back").follow("Two references");
            assertThat(tab.main()).contains("Raj Patel is your brother.");
            assertThat(tab.page().getByLabel("Name of person 1").inputValue()).isEqualTo("Ann Lee");
            tab.lookForPeople("join-21-references-again")
                    .type("Name of person 2", "Jo Marsh")
                    .type("Phone number or email address of person 2", "0161 496 0114")
                    .press("Save");
            assertThat(tab.main()).contains("8 of 9 done").doesNotContain("Raj Patel is your brother.");
        }
        decide(provider, "references", "accept", Map.of("note", "Spoke to both"));
        Api.Answer accredited =
                api.post("accreditation", "/api/v1/accreditation/providers/" + provider + "/accredit", Map.of());
        assertThat(accredited.status()).as("%s", accredited.body()).isEqualTo(200);

        try (Tab tab = onAPhone(chromium.signedIn(directly, "joiner"))) {
            assertThat(tab.address()).hasPath("/today");
            tab.follow("My page").follow("What runs out when");
            assertThat(tab.main()).contains("Next to run out: Public liability insurance");
            tab.lookForPeople("my-page-checks").follow("Renew Public liability insurance");
            assertThat(tab.main()).contains("This was accepted, and counts until");
            day(tab.type("Policy number", "HM-2"), LocalDate.now(LONDON).plusMonths(20));
            file(tab, "new.pdf", pdf()).press("Save");
            assertThat(tab.main()).contains("You have given a newer one.");
        }
    }

    @Test
    @Order(3)
    @DisplayName("R38 somebody known already who gardens joins with the keyboard alone: counted")
    void joinsWithTheKeyboard() throws IOException {
        Count count = new Count();
        try (Tab tab = onAPhone(chromium.signedIn(directly, "self-funder"))) {
            tab.open("/join");
            count.page(tab, "garden-1-work");
            choose(tab, "Alone");
            count.page(tab, "garden-2-who-decides");
            choose(tab, "The person I support");
            count.page(tab, "garden-3-personal-care");
            choose(tab, "No");
            assertThat(tab.heading()).isEqualTo("What do you help people with?");
            assertThat(tab.main()).doesNotContain("Personal care").doesNotContain("Overnight breaks");
            count.page(tab, "garden-4-services");
            choose(tab, "Gardening");
            count.page(tab, "garden-5-name");
            tab.page().getByLabel("Postcode of your home or office").focus();
            tab.page().keyboard().type("M33 4AA");
            tab.page().keyboard().press("Tab");
            tab.page().keyboard().type("0161 496 0333");
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/join/check");
            count.page(tab, "garden-6-check");
            tab.button("This is right: go on").focus();
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/tasks?*");
            count.page(tab, "garden-7-tasks");
            assertThat(check(mine("self-funder"), "dbs").path("level").asString())
                    .isEqualTo("basic");
            for (String task : tab.links().stream()
                    .filter(link -> link.startsWith("/tasks/") && !link.endsWith("check-answers"))
                    .toList()) {
                tab.open(task);
                count.page(tab, "garden-" + task.substring("/tasks/".length()));
            }
            tab.open("/tasks/check-answers");
            count.page(tab, "garden-9-check-answers");
            tab.press("Send it to the council");
            assertThat(tab.main()).contains("Still missing: Insurance");
        }
        assertThat(count.toString()).isEqualTo(counted("gardens"));
    }

    @Test
    @Order(4)
    @DisplayName("R40, R42 changes what people read, and who; leaves in one step, still signs in, begins again")
    void changesAndLeaves() {
        try (Tab tab = onAPhone(chromium.signedIn(directly, "joiner"))) {
            tab.open("/my-page/change/about");
            tab.type("What do you want people to know about you?", "I cook, and I listen.")
                    .lookForPeople("my-page-about")
                    .press("Save");
            assertThat(tab.main()).contains("I cook, and I listen.");
            for (String what : List.of("services", "languages", "skills", "gender", "phone")) {
                tab.open("/my-page/change/" + what);
                tab.lookForPeople("my-page-" + what).press("Save");
                assertThat(tab.address()).hasPath("/my-page");
            }
            tab.open("/my-page/change/who-sees-you");
            tab.lookForPeople("my-page-who").tick("Only people you already work for");
            tab.tick("Also show me in other directories").press("Save");
            assertThat(tab.main()).contains("Only people you already work for");
            tab.lookForPeople("my-page-changed").follow("Leave: take your page down");
            assertThat(tab.main()).contains("Nothing: no visits to come").contains("Nothing is cancelled");
            tab.lookForPeople("my-page-leave").press("Leave now");
            assertThat(tab.main()).contains("You have left the register.");
            tab.lookForPeople("my-page-left");
            assertThat(tab.open("/pay")).isEqualTo(200);
            tab.open("/my-page");
            tab.follow("Begin again");
            assertThat(tab.heading()).isEqualTo("Do you work alone or with others?");
        }
    }

    @Test
    @Order(5)
    @DisplayName(
            "R34 an officer doesn't join with the sign-in of their work, and a business of nine is an organisation")
    void asksWhoWorksWithOthers() {
        try (Tab tab = onAPhone(chromium.signedIn(directly, "accreditation"))) {
            tab.open("/work-with-us");
            tab.follow("Start now");
            assertThat(tab.main()).contains("You are signed in for your work at the council.");
            tab.look("join-officer");
        }
        try (Tab tab = onAPhone(chromium.signedIn(directly, "helper"))) {
            tab.open("/join");
            tab.tick("With others").press("Go on");
            tab.lookForPeople("join-what")
                    .tick("A business or charity that supports people")
                    .press("Go on");
            tab.type("How many people work in it?", "many").press("Go on");
            assertThat(tab.main()).contains("Enter how many people, in numbers, like 3");
            tab.lookForPeople("join-how-many")
                    .type("How many people work in it?", "9")
                    .press("Go on");
            tab.tick("No").press("Go on");
            tab.tick("Transport").press("Go on");
            tab.type("Name that people see", "Wheels of Sale")
                    .type("Postcode of your home or office", "M33 4AA")
                    .type("Phone number, for the council", "0161 496 0444")
                    .press("Go on");
            assertThat(tab.main()).contains("So you are Organisation");
        }
    }

    /** Pages and fields, each page once. */
    private static final class Count {
        private final Set<String> pages = new LinkedHashSet<>();
        private int fields;

        void page(Tab tab, String name) {
            if (pages.add(tab.address().getPath())) {
                fields += ((List<?>) tab.page().evaluate(FIELDS)).size();
            }
            tab.lookForPeople(name);
            onAPhone(tab);
        }

        @Override
        public String toString() {
            return pages.size() + " pages and " + fields + " fields";
        }
    }

    /** What ADR 23 says of who does this. */
    private static String counted(String who) throws IOException {
        Matcher found = Pattern.compile(Pattern.quote(who) + "[^|]*\\|\\s*(\\d+ pages and \\d+ fields)")
                .matcher(Files.readString(DECISION));
        assertThat(found.find()).as("%s in %s", who, DECISION).isTrue();
        return found.group(1);
    }

    private static Tab onAPhone(Tab tab) {
        tab.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        return tab;
    }

    private static void choose(Tab tab, String answer) {
        String before = tab.page().url();
        tab.page().getByLabel(answer).first().focus();
        tab.page().keyboard().press("Space");
        tab.page().keyboard().press("Enter");
        tab.page().waitForURL(url -> !url.equals(before));
    }

    private static Tab day(Tab tab, LocalDate day) {
        return tab.type("Day", String.valueOf(day.getDayOfMonth()))
                .type("Month", String.valueOf(day.getMonthValue()))
                .type("Year", String.valueOf(day.getYear()));
    }

    private static Tab file(Tab tab, String name, String content) {
        tab.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.ISO_8859_1)));
        return tab;
    }

    private static String pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
    }

    private JsonNode mine(String persona) {
        Api.Answer mine = api.get(persona, "/api/v1/providers/mine");
        assertThat(mine.status()).as("%s", mine.body()).isEqualTo(200);
        return mine.body();
    }

    private static JsonNode check(JsonNode mine, String name) {
        return StreamSupport.stream(mine.path("checks").spliterator(), false)
                .filter(each -> each.path("check").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String providerId(String persona) {
        return mine(persona).path("id").asString();
    }

    private void decide(String provider, String check, String what, Map<String, String> body) {
        Api.Answer decided = api.post(
                "accreditation", "/api/v1/accreditation/providers/" + provider + "/checks/" + check + "/" + what, body);
        assertThat(decided.status()).as("%s %s", check, decided.body()).isEqualTo(200);
    }
}
