package uk.directly.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.running.Api;
import uk.directly.running.PlainBrowser;
import uk.directly.running.PlainBrowser.Shown;
import uk.directly.running.RunningDirectly;
import uk.directly.running.WholeApplication;

/** R30, R101, R102 files of checks over HTTP: which are taken, which not, what is said, and who gets at them. */
@WholeApplication
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceUploadIT {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String INSURANCE = "/tasks/insurance";
    private static final String PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
    private static final Pattern FILE = Pattern.compile("name=\"fileId\" value=\"([^\"]+)\"");

    private final RunningDirectly directly;

    EvidenceUploadIT(RunningDirectly directly) {
        this.directly = directly;
    }

    @ParameterizedTest
    @Order(1)
    @DisplayName("A wrong kind behind a right name is refused with words, and what was typed stays")
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<html><script>alert(1)</script></html>",
                "MZ this program cannot be run in DOS mode, whatever it is called",
                "PK\u0003\u0004 a zip"
            })
    void refusesTheWrongKind(String content) {
        Shown shown = sent(newcomer(), "policy.pdf", bytes(content));

        assertThat(shown.status()).isEqualTo(422);
        assertThat(shown.html())
                .contains("The file is not a PDF, JPG or PNG")
                .contains("Harbour Mutual")
                .doesNotContain("alert(1)");
    }

    @Test
    @Order(2)
    void refusesNothing() {
        Shown shown = sent(newcomer(), "policy.pdf", new byte[0]);

        assertThat(shown.status()).isEqualTo(422);
        assertThat(shown.html()).contains("The file is empty").contains("Harbour Mutual");
    }

    @Test
    @Order(3)
    @DisplayName(
            "A little over 8 MB is refused beside its field; 50 MB without reading it, with a page; the next request is fine")
    void refusesWhatIsTooLarge() {
        PlainBrowser chloe = newcomer();
        Shown beside = sent(chloe, "policy.pdf", large(8 * MEGABYTE + 1));
        assertThat(beside.status()).isEqualTo(422);
        assertThat(beside.html()).contains("The file is larger than 8 MB").contains("Harbour Mutual");

        Shown page = sent(chloe, "policy.pdf", large(50 * MEGABYTE));
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.html()).contains("That is too much at once").contains("may have 8 MB");
        assertThat(chloe.get("/tasks").status()).isEqualTo(200);
        // Everywhere else a megabyte is the most.
        assertThat(chloe.postFile("/my-page/change/about", Map.of("about", "x"), "a.pdf", large(2 * MEGABYTE))
                        .status())
                .isEqualTo(413);
    }

    @Test
    @Order(4)
    @DisplayName("R102 a file of 8 MB is taken, without its folders; who sent it gets it back, nobody else does")
    void keepsAFile() {
        PlainBrowser chloe = newcomer();
        byte[] content = large(8 * MEGABYTE - 100);
        Map<String, String> half = new LinkedHashMap<>(fields());
        half.put("reference", "");
        chloe.get(INSURANCE);
        Shown kept = chloe.postFile(INSURANCE, half, "../../../etc/pol\u202eicy.pdf", content);
        assertThat(kept.html())
                .contains("Enter the number of the policy")
                .contains("Kept: <a")
                .contains(">policy.pdf</a>");
        Matcher file = FILE.matcher(kept.html());
        assertThat(file.find()).isTrue();
        String path = "/tasks/files/" + file.group(1);

        Shown own = chloe.get(path);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.html()).hasSize(content.length).startsWith("%PDF-1.4");
        for (String persona : List.of("pa", "micro")) {
            assertThat(PlainBrowser.signedIn(directly, persona).get(path).status())
                    .isEqualTo(404);
        }
        for (String persona : List.of("holder", "finance", "accreditation", "social-work", "support", "commissioner")) {
            assertThat(PlainBrowser.signedIn(directly, persona).get(path).status())
                    .isEqualTo(403);
        }
        // Somebody else's file under one's own check is no file at all.
        PlainBrowser aisha = PlainBrowser.signedIn(directly, "pa");
        aisha.get(INSURANCE);
        Map<String, String> stolen = new LinkedHashMap<>(fields());
        stolen.put("fileId", file.group(1));
        assertThat(aisha.post(INSURANCE, stolen).html()).contains("The file is no longer there. Choose it again");

        Map<String, String> whole = new LinkedHashMap<>(fields());
        whole.put("fileId", file.group(1));
        assertThat(chloe.post(INSURANCE, whole).html()).contains("Saved.");
    }

    @Test
    @Order(5)
    @DisplayName(
            "R102 who doesn't offer support has no tasks, page or leaving; joining is for people, not for officers")
    void keepsOthersOut() {
        List<String> routes = List.of(
                INSURANCE, "/tasks/check-answers", "/my-page/checks", "/my-page/leave", "/my-page/change/about");
        for (String persona : List.of("holder", "carer", "finance", "accreditation", "social-work", "support")) {
            PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
            routes.forEach(route -> assertThat(browser.get(route).status())
                    .as("%s %s", persona, route)
                    .isEqualTo(403));
        }
        for (String persona : List.of("finance", "accreditation", "social-work", "support", "commissioner")) {
            PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
            assertThat(browser.get("/join").html())
                    .as(persona)
                    .contains("You are signed in for your work at the council.");
            assertThat(browser.get("/join/work").address()).hasPath("/join");
        }
        for (String persona : List.of("holder", "carer", "nominee", "helper", "self-funder")) {
            assertThat(PlainBrowser.signedIn(directly, persona).get("/join").address())
                    .as(persona)
                    .hasPath("/join/work");
        }
        assertThat(PlainBrowser.signedIn(directly, "pa").get("/join").address()).hasPath("/today");
        assertThat(PlainBrowser.signedIn(directly, "newcomer")
                        .get("/tasks/isf-contract")
                        .status())
                .isEqualTo(404);
        assertThat(PlainBrowser.signedIn(directly, "newcomer")
                        .get("/tasks/no-such")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    @DisplayName(
            "R102 over the API too: sent first, then named with the facts; nobody else's, and nothing that is wrong")
    void takesFilesOverTheApi() {
        Api api = directly.api();
        String route = "/api/v1/providers/checks/insurance/files?name=policy.pdf";
        Api.Answer kept = api.postFile("newcomer", route, large(8 * MEGABYTE - 100));
        assertThat(kept.status()).as("%s", kept.body()).isEqualTo(201);
        Map<String, Object> facts = new LinkedHashMap<>(Map.of(
                "issuer",
                "Harbour Mutual",
                "reference",
                "HM-2",
                "expiresOn",
                LocalDate.now(ZoneId.of("Europe/London")).plusMonths(9).toString(),
                "fileId",
                kept.id().toString()));
        assertThat(api.put("pa", "/api/v1/providers/checks/insurance", facts).problem())
                .isEqualTo("invalid-request");
        assertThat(api.put("newcomer", "/api/v1/providers/checks/insurance", facts)
                        .status())
                .isEqualTo(200);

        assertThat(api.postFile("newcomer", route, bytes("MZ no PDF")).problem())
                .isEqualTo("invalid-request");
        assertThat(api.postFile("newcomer", route, new byte[0]).problem()).isEqualTo("invalid-request");
        assertThat(api.postFile("newcomer", route, large(8 * MEGABYTE + 1)).problem())
                .isEqualTo("too-large");
        assertThat(api.postFile("newcomer", route, large(50 * MEGABYTE)).problem())
                .isEqualTo("too-large");
        assertThat(api.postFile("newcomer", "/api/v1/providers/checks/no-such/files?name=a.pdf", bytes(PDF))
                        .problem())
                .isEqualTo("not-found");
        for (String persona : List.of("holder", "accreditation", "finance")) {
            assertThat(api.postFile(persona, route, bytes(PDF)).problem())
                    .as(persona)
                    .isEqualTo("not-allowed");
        }
        assertThat(api.postFile(null, route, bytes(PDF)).problem()).isEqualTo("not-signed-in");
    }

    private PlainBrowser newcomer() {
        return PlainBrowser.signedIn(directly, "newcomer");
    }

    private static Shown sent(PlainBrowser browser, String name, byte[] content) {
        browser.get(INSURANCE);
        return browser.postFile(INSURANCE, fields(), name, content);
    }

    private static Map<String, String> fields() {
        LocalDate ends = LocalDate.now(ZoneId.of("Europe/London")).plusMonths(8);
        return Map.of(
                "issuer", "Harbour Mutual",
                "reference", "HM-1",
                "expiresOn-day", String.valueOf(ends.getDayOfMonth()),
                "expiresOn-month", String.valueOf(ends.getMonthValue()),
                "expiresOn-year", String.valueOf(ends.getYear()));
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PDF of that many bytes. */
    private static byte[] large(int size) {
        byte[] content = new byte[size];
        byte[] begins = bytes(PDF.substring(0, PDF.indexOf("trailer")));
        byte[] ends = bytes(PDF.substring(PDF.indexOf("trailer")));
        java.util.Arrays.fill(content, (byte) ' ');
        System.arraycopy(begins, 0, content, 0, begins.length);
        System.arraycopy(ends, 0, content, size - ends.length, ends.length);
        return content;
    }
}
