package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.running.RunningDirectly;

/** The register and the directories, on a phone; each step goes on from the one before. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegisterInChromiumIT {
    private static final int PHONE = 360;
    private static final int HEIGHT = 740;

    private static final String THREE = """
            id,name,description,address,postcode,telephone,website
            s1,Zumba for Knees,Dancing in chairs.,"Sale Leisure, Broad Road, Sale",M33 2AL,0161 496 0101,https://knees.example
            s2,Quilting Circle,We quilt.,,M33 3AA,,
            s3,Toy Trains,Trains.,,not a postcode,07700 900123,
            """;

    private static final String TWO_BAD = """
            s4,,Nobody.,,M33 2AL,,
            s5,Too,many,cells,M33 2AL,,,extra
            """;

    private final RunningDirectly directly;
    private final Chromium chromium;

    RegisterInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @Order(1)
    @DisplayName("R31 a visitor finds somebody in the register, reads what was checked and what not, and prints it")
    void findsSomebody() {
        try (Tab tab = phone(chromium.visitor(directly))) {
            tab.open("/");
            tab.follow("Who has been checked by");
            assertThat(tab.heading()).startsWith("Who has been checked by");
            tab.lookForPeople("register-1-all");
            phone(tab).follow("Personal assistants (PAs)");
            assertThat(tab.address().getPath()).isEqualTo("/providers/personal-assistants");
            tab.page().getByText("Change who you look for").click();
            tab.type("Words", "companny");
            tab.type("Postcode or town", "nowhere at all");
            tab.press("Show these");
            assertThat(tab.main()).contains("We don’t know “nowhere at all”");
            tab.lookForPeople("register-2-unknown-place");
            phone(tab).type("Postcode or town", "M33");
            tab.press("Show these");
            assertThat(tab.address().getQuery()).contains("q=companny").contains("near=M33");
            assertThat(tab.main()).contains("personal assistants within 10 miles of M33");
            tab.lookForPeople("register-3-pas");

            // With the keyboard alone: from the heading's list to the first entry.
            phone(tab).page().locator(".app-list__title a").first().focus();
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/providers/*-*");
            assertThat(tab.main())
                    .contains("Personal assistant (PA) in ")
                    .contains("On the register since")
                    .contains("What it doesn’t mean:")
                    .contains("Tell the council");
            tab.lookForPeople("register-4-entry");
            JsonNode data = JsonMapper.builder()
                    .build()
                    .readTree(tab.page()
                            .locator("script[type='application/ld+json']")
                            .textContent());
            assertThat(data.path("name").asString()).isEqualTo(tab.heading());
            String print = tab.link("Print this page").getAttribute("href");
            for (String size : new String[] {"", "?print=large"}) {
                APIResponse pdf = tab.page().request().get(directly.address() + print + size);
                assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
                assertThat(pdf.headers()).containsEntry("x-robots-tag", "noindex");
            }
            tab.follow("Back to who has been checked").follow("Organisations that run a fund for you");
            assertThat(tab.main()).contains("Runs a fund for people").contains("Fund");
            tab.lookForPeople("register-5-funds");
            assertThat(tab.open("/providers/00000000-0000-7000-8000-000000000000"))
                    .isEqualTo(404);
            assertThat(tab.main()).contains("Nobody with this address is on the register now");
        }
    }

    @Test
    @Order(2)
    @DisplayName("an officer sends a file with two bad rows, reads which and why, and sends it again")
    void takesADirectory() {
        try (Tab tab = phone(chromium.signedIn(directly, "accreditation"))) {
            tab.open("/register");
            tab.follow("Directories: groups and services");
            tab.look("directory-1-none");
            phone(tab).follow("Send a file");
            tab.press("Send the file");
            assertThat(tab.main()).contains("Say whose directory it is").contains("Choose the file");
            tab.look("directory-2-nothing");

            send(tab, "huge.zip", new byte[20 * 1024 * 1024]);
            assertThat(tab.heading()).isEqualTo("That is too much at once");
            tab.look("directory-2-too-large").open("/directory/imports/new");
            send(tab, "bad.zip", "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(tab.main()).contains("This is a zip file or a spreadsheet.");
            send(tab, "sale.csv", (THREE + TWO_BAD).getBytes(StandardCharsets.UTF_8));
            assertThat(tab.main())
                    .contains("3 new, 0 changed, 0 as before, 2 not taken.")
                    .contains("It has no name.")
                    .contains("It has 8 cells")
                    .contains("A mobile number may be somebody's own");
            tab.look("directory-3-report");
            APIResponse csv = tab.page()
                    .request()
                    .get(directly.address() + tab.link("All that was not taken").getAttribute("href"));
            assertThat(csv.text()).startsWith("row,name,reason\r\n5,\"\",\"It has no name.\"\r\n");

            phone(tab).follow("Back to Directories").follow("Send a file");
            send(tab, "sale.csv", THREE.getBytes(StandardCharsets.UTF_8));
            assertThat(tab.main()).contains("Nothing is new: everything was here already.");
            tab.follow("Back to Directories").follow("Send a file");
            send(
                    tab,
                    "sale.csv",
                    THREE.replaceAll("s2,.*\n", "")
                            .replace("Trains.", "Small trains.")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(tab.main()).contains("0 new, 1 changed, 1 as before, 0 not taken.");
            tab.look("directory-4-missing");
            phone(tab).press("Take it away");
            assertThat(tab.main())
                    .contains("What the file had no longer is taken away.")
                    .contains("1 on");
            tab.look("directory-5-gone").open("/directory/imports/new");
            tab.type("Whose directory is it?", "Many Clubs");
            attach(tab, "clubs.csv", manyClubs());
            assertThat(tab.main()).contains("1,000 new, 0 changed, 0 as before, 0 not taken.");
            tab.open("/directory/imports");
            tab.look("directory-6-all");
        }
        try (Tab tab = chromium.signedIn(directly, "commissioner")) {
            tab.follow("Which directories are here");
            assertThat(tab.link("Send a file").count()).isZero();
            tab.follow("Sale Groups");
            assertThat(tab.main()).contains("1 on").doesNotContain("Take it away");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a group that nobody has checked says so, and can be claimed by whoever runs it")
    void canBeClaimed() {
        try (Tab tab = phone(chromium.visitor(directly))) {
            tab.open("/find/listings?q=Zumba+for+Knees");
            tab.follow("Zumba for Knees");
            assertThat(tab.main())
                    .contains("Not checked by the council. Contact them yourself.")
                    .contains("Sale Leisure, Broad Road, Sale, M33 2AL")
                    .contains("0161 496 0101");
            tab.lookForPeople("directory-7-entry");
            assertThat(tab.link("Claim it").getAttribute("href"))
                    .isEqualTo("/join?listing=" + tab.address().getPath().substring("/directory/".length()));
            tab.open("/find/listings?q=Quilting+Circle");
            assertThat(tab.link("Quilting Circle").count()).isZero();
            assertThat(tab.main()).contains("Nothing more.");
        }
    }

    private static void send(Tab tab, String name, byte[] file) {
        tab.type("Whose directory is it?", "Sale Groups");
        attach(tab, name, file);
    }

    private static void attach(Tab tab, String name, byte[] file) {
        tab.page().locator("#file").setInputFiles(new FilePayload(name, "text/csv", file));
        tab.press("Send the file");
    }

    /** Some four megabytes: more than any other route takes. */
    private static byte[] manyClubs() {
        StringBuilder file = new StringBuilder("id,name,description\n");
        for (int each = 0; each < 1_000; each++) {
            file.append(each).append(",Club ").append(each).append(",\"");
            file.append("Words about a club. ".repeat(200)).append("\"\n");
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Tab phone(Tab tab) {
        tab.page().setViewportSize(PHONE, HEIGHT);
        return tab;
    }
}
