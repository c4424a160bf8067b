package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.directly.concurrency.Storms;
import uk.directly.web.testing.PageWords;

/** One window of the browser, used as a person would: by what can be read and pressed. */
final class Tab implements AutoCloseable {
    static final int PHONE = 320;
    static final int DESK = 1200;
    static final int HEIGHT = 800;

    private static final boolean WITH_PICTURES = Storms.isWhole() || Boolean.getBoolean("directly.pictures");

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*)\"");
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final Set<String> WELL_BUILT = ConcurrentHashMap.newKeySet();

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Tab(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
    }

    /** Opens a page; answers its status. */
    int open(String path) {
        Response response = page.navigate(path);
        return response == null ? 0 : response.status();
    }

    /** Where it is. */
    URI address() {
        return URI.create(page.url());
    }

    /** Follows a link by its words, or the beginning of them. */
    Tab follow(String words) {
        link(words).click();
        return this;
    }

    /** The first link with these words. */
    Locator link(String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words))
                .first();
    }

    /** Presses the first button with these words. */
    Tab press(String words) {
        button(words).click();
        return this;
    }

    /** The first button, or link that looks like one, with these words. */
    Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .first();
    }

    /** Types into the field with this label. */
    Tab type(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    /** Types a date into the three fields below this legend. */
    Tab typeDate(String legend, LocalDate date) {
        Locator group = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(legend));
        group.getByLabel("Day").fill(String.valueOf(date.getDayOfMonth()));
        group.getByLabel("Month").fill(String.valueOf(date.getMonthValue()));
        group.getByLabel("Year").fill(String.valueOf(date.getYear()));
        return this;
    }

    /** Chooses an answer by its label in a list to choose from. */
    Tab choose(String label, String answer) {
        page.getByLabel(label).selectOption(answer);
        return this;
    }

    /** Ticks the answer with this label. */
    Tab tick(String answer) {
        page.getByLabel(answer).first().check();
        return this;
    }

    /** Signs in as that persona, on the page of personas. */
    Tab choosePersona(String persona) {
        page.locator("button[value='" + persona + "']").click();
        return this;
    }

    /** Presses the browser's back button. */
    Tab back() {
        page.goBack();
        return this;
    }

    /** The page's heading. */
    String heading() {
        return text("h1");
    }

    /** What can be read of the page, without the frame around it. */
    String main() {
        return text("main");
    }

    /** What can be read of an element. */
    String text(String selector) {
        return page.locator(selector)
                .first()
                .innerText()
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** For what the words above don't cover. */
    Page page() {
        return page;
    }

    /**
     * Looks the page over, on a desk and on a phone: nothing has to be scrolled sideways, axe finds nothing, there is one
     * heading and no script, the browser has no complaint; and takes a picture of each, where pictures are wanted: with
     * {@code -Ddirectly.pictures=true} and in the long tests. Nothing is asked of a picture, and each takes as long as a
     * page.
     */
    Tab look(String name) {
        try {
            for (int width : new int[] {DESK, PHONE}) {
                page.setViewportSize(width, HEIGHT);
                assertThat(sideways())
                        .as("%s: wider than %d px", page.url(), width)
                        .isEmpty();
                if (WITH_PICTURES) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(PICTURES.resolve(name + "-" + width + ".png")));
                }
            }
        } finally {
            page.setViewportSize(DESK, HEIGHT);
        }
        assertThat(axe()).as("%s: axe", page.url()).isEmpty();
        assertThat(page.locator("script:not([type='application/ld+json']):not([src^='/assets/leave-'])")
                        .count())
                .as("%s: scripts", page.url())
                .isZero();
        assertThat(page.locator("h1").count()).as("%s: headings", page.url()).isOne();
        assertThat(page.title()).as("%s: title", page.url()).endsWith(" – Directly");
        assertThat(complaints).isEmpty();
        return this;
    }

    /**
     * What a second look costs little: nothing has to be scrolled sideways on a phone, there is one heading and a title,
     * the browser has no complaint.
     */
    Tab glance() {
        try {
            page.setViewportSize(PHONE, HEIGHT);
            assertThat(sideways()).as("%s: wider than %d px", page.url(), PHONE).isEmpty();
        } finally {
            page.setViewportSize(DESK, HEIGHT);
        }
        assertThat(page.locator("h1").count()).as("%s: headings", page.url()).isOne();
        assertThat(page.title()).as("%s: title", page.url()).endsWith(" – Directly");
        assertThat(complaints).isEmpty();
        return this;
    }

    /** None of our own words is on the page: for pages of holders and providers. */
    Tab checkWords() {
        PageWords.check(page.url(), page.locator("body").innerText());
        return this;
    }

    /** The same, and none of our own words is on it: for pages of holders and providers. */
    Tab lookForPeople(String name) {
        return checkWords().look(name);
    }

    /** The paths and queries of pages of ours that this page leads to. */
    List<String> links() {
        // A link in a picture has an object for its address, so the attribute is asked.
        List<?> found = (List<?>)
                page.evaluate(
                        "() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), document.baseURI).href)");
        return ours(address(), found.stream().map(String::valueOf));
    }

    /** Gets a page with this window's cookies and doesn't draw it. */
    Fetched fetch(String path) {
        APIResponse response = page.request().get(path);
        URI here = URI.create(response.url());
        Stream<String> links = LINK.matcher(response.text())
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"));
        return new Fetched(response.status(), here, ours(here, links));
    }

    private static List<String> ours(URI here, Stream<String> links) {
        List<String> paths = new ArrayList<>();
        links.map(here::resolve)
                .filter(target -> here.getAuthority().equals(target.getAuthority()))
                .forEach(target -> {
                    String query = target.getRawQuery();
                    paths.add(target.getRawPath() + (query == null ? "" : "?" + query));
                });
        return paths;
    }

    /**
     * A page that was not drawn.
     *
     * @param address where the redirects ended
     * @param links as {@link #links}
     */
    record Fetched(int status, URI address, List<String> links) {}

    private List<String> sideways() {
        Object wide = page.evaluate("""
                () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
                    [...document.querySelectorAll('body *')]
                        .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                        .map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right))
                """);
        return ((List<?>) wide).stream().map(String::valueOf).toList();
    }

    /**
     * What axe finds, rule by rule. It takes longer than all else that is asked of a page, so a page that is built as one in
     * which it found nothing isn't asked again, but in the long tests.
     */
    List<String> axe() {
        String build = Build.of(page);
        if (!Storms.isWhole() && WELL_BUILT.contains(build)) {
            return List.of();
        }
        List<String> found = askAxe();
        if (found.isEmpty()) {
            WELL_BUILT.add(build);
        }
        return found;
    }

    private List<String> askAxe() {
        // In the page itself and not, for the sake of frames from elsewhere, in another tab beside it: there are no
        // frames.
        return new AxeBuilder(page)
                .setLegacyMode(true).options(violations()).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }

    /** What isn't wrong is not told element by element: it would be most of what axe sends. */
    private static AxeRunOptions violations() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
