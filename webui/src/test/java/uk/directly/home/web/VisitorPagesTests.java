package uk.directly.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.web.HelpLine;
import uk.directly.web.Navigation;
import uk.directly.web.Viewer;
import uk.directly.web.testing.PageServer;
import uk.directly.web.testing.PageWords;

class VisitorPagesTests {
    private static final HelpLine HELP = new HelpLine("Demonstration Council", "0161 496 0000", null);
    private static final Viewer VISITOR = Viewer.visitor(HELP, null, true);
    private static final Viewer HOLDER = new Viewer("Tom Hall", Navigation.HOLDER, HELP, null, null, true);
    private static final PageServer PAGES = new PageServer(VISITOR, VisitorPages.class);

    @BeforeEach
    void nobodyIsSignedIn() {
        PAGES.lookAs(VISITOR);
    }

    @AfterAll
    static void stop() {
        PAGES.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/get-support-money",
                "/work-with-us",
                "/for-carers",
                "/easy-read",
                "/help",
                "/accessibility-statement",
                "/cookies",
                "/data-sources"
            })
    void anyoneCanReadItInPlainWords(String path) {
        String html = PAGES.html(path);

        PageWords.check(path, PageWords.textOf(html));
        assertThat(all(html, "<(h1)\\b")).as("one main heading").hasSize(1);
        assertThat(all(html, "\\sid=\"([^\"]+)\"")).as("no id twice").doesNotHaveDuplicates();
        assertThat(all(html, "\\shref=\"([^\"]*)\""))
                .as("links that lead somewhere")
                .noneMatch(String::isBlank);
        assertThat(html).contains("0161 496 0000").contains(">Demonstration</strong>");
    }

    @Test
    void asksWhatWhereAndWhenWithOneButton() {
        String html = PAGES.html("/");
        String form = html.substring(html.indexOf("<form"), html.indexOf("</form>"));

        assertThat(form).contains("method=\"get\" action=\"/find/results\"");
        assertThat(all(form, "name=\"([a-z]+)\"")).containsExactly("q", "near", "when");
        assertThat(all(form, "<(button)")).hasSize(1);
    }

    @Test
    void sendsThoseWhoAreSignedInToTheirOwnHome() {
        PAGES.lookAs(HOLDER);

        PAGES.client()
                .get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/home");
        assertThat(PAGES.html("/help")).contains("Tom Hall").contains("Sign out");
    }

    @Test
    void saysThatTheDemonstrationIsMadeUpOnlyInTheDemonstration() {
        assertThat(PAGES.html("/data-sources")).contains("This is a demonstration");

        PAGES.lookAs(Viewer.visitor(HELP, null, false));
        assertThat(PAGES.html("/data-sources")).doesNotContain("demonstration");
    }

    @Test
    void namesEverySourceThatAsksForIt() {
        assertThat(PAGES.html("/data-sources"))
                .contains("Contains OS data © Crown copyright and database right")
                .contains("Contains Royal Mail data © Royal Mail copyright and database right")
                .contains("Contains National Statistics data © Crown copyright and database right")
                .contains("Contains public sector information licensed under the Open Government Licence")
                .contains("SIL Open Font Licence");
    }

    private static List<String> all(String html, String expression) {
        return Pattern.compile(expression)
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
