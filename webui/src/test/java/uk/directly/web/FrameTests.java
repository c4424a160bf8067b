package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.directly.web.Viewer.ActingFor;
import uk.directly.web.Viewer.FormToken;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameTests {
    private static final HelpLine HELP = new HelpLine("Demonstration Council", "0161 496 0000", "Jo Barnes");
    private static final Viewer VISITOR = Viewer.visitor(HELP, null, false);

    private final Templates templates = newTemplates();

    @Test
    void saysItsLanguageAndSkipsToItsContent() {
        String html = html(Frame.of("Find support near you", VISITOR));

        assertThat(html)
                .contains("<html lang=\"en-GB\"")
                .contains("<title>Find support near you – Directly</title>")
                .contains("<a href=\"#main-content\" class=\"govuk-skip-link\">")
                .contains("<main class=\"govuk-main-wrapper\" id=\"main-content\">");
    }

    @Test
    void saysErrorInTheTitleOfAPageThatIsShownAgain() {
        assertThat(html(Frame.of("Where and when?", VISITOR).withError()))
                .contains("<title>Error: Where and when? – Directly</title>");
    }

    @Test
    void offersHelpByPhoneAndTextRelayAndNamesTheSupportWorker() {
        assertThat(html(Frame.of("Home", VISITOR)))
                .contains("href=\"tel:01614960000\"")
                .contains("href=\"tel:1800101614960000\"")
                .contains("18001 0161 496 0000")
                .contains("Your support worker is <strong>Jo Barnes</strong>");
    }

    @Test
    void saysWhomOneActsForAndWithinWhichLimit() {
        Viewer nominee = new Viewer(
                "Priya Shah",
                Navigation.HOLDER,
                HELP,
                new ActingFor("Tom Hall", "You can approve up to £250", true),
                null,
                false);

        assertThat(html(Frame.of("Home", nominee)))
                .contains("You are acting for <strong>Tom Hall</strong>. You can approve up to £250.")
                .contains("href=\"/acting-for\"");
        assertThat(html(Frame.of("Home", VISITOR))).doesNotContain("acting for");
    }

    @Test
    void signsOutWithAFormThatCarriesTheToken() {
        Viewer holder =
                new Viewer("Tom Hall", Navigation.HOLDER, HELP, null, new FormToken("_csrf", "abc-\"123"), false);

        assertThat(html(Frame.of("Home", holder)))
                .contains("action=\"/sign-out\"")
                .contains("<input type=\"hidden\" name=\"_csrf\" value=\"abc-&#34;123\">")
                .contains("Tom Hall")
                .doesNotContain("href=\"/sign-in\"");
        assertThat(html(Frame.of("Home", VISITOR)))
                .contains("href=\"/sign-in\"")
                .doesNotContain("action=");
    }

    @Test
    void marksTheNavigationItemOfThePageAndShowsWhatIsLeft() {
        Viewer holder = new Viewer("Tom Hall", Navigation.HOLDER, HELP, null, null, false);

        assertThat(html(Frame.of("Visits", holder).under("/visits").withMoney("£490.50 left to use")))
                .contains("href=\"/visits\" aria-current=\"true\"")
                .containsOnlyOnce("aria-current")
                .contains("£490.50 left to use");
    }

    @Test
    void saysThatADemonstrationIsOne() {
        Viewer inDemonstration = Viewer.visitor(HELP, null, true);

        assertThat(html(Frame.of("Home", inDemonstration))).contains(">Demonstration</strong>");
        assertThat(html(Frame.of("Home", VISITOR))).doesNotContain("Demonstration</strong>");
    }

    @Test
    void writesNamesAsTextNeverAsMarkup() {
        Viewer wicked = new Viewer("<script>alert(1)</script>", Navigation.HOLDER, HELP, null, null, false);

        assertThat(html(Frame.of("A & B <i>", wicked)))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("A &amp; B &lt;i&gt;")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @EnumSource(Navigation.class)
    void navigationHasAtMostFiveItemsEachOnItsOwnPath(Navigation navigation) {
        assertThat(navigation.items()).hasSizeBetween(3, 5);
        assertThat(navigation.items().stream().map(Navigation.Item::path).toList())
                .doesNotHaveDuplicates()
                .allMatch(path -> path.matches("(/[a-z-]+)+"));
    }

    private String html(Frame frame) {
        ErrorPage page = new ErrorPage(frame, List.of("Nothing has been changed."), new Link("Home", "/"), "r-1");
        return new String(templates.fill(page.template(), page).toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Templates newTemplates() {
        try {
            return new Templates();
        } catch (java.io.IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
