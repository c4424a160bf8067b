package uk.directly.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.directly.running.RunningDirectly;

/** The Chromium that is on this machine; nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Without these it asks its maker for updates and the like, at addresses that a closed network refuses. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final double MILLISECONDS_AT_MOST = 10_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Where it is, if it is anywhere on the path. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program().orElseThrow())
                        .setArgs(ARGUMENTS));
        return new Chromium(playwright, browser);
    }

    /** A window of its own with no cookies, where nobody has signed in. */
    Tab visitor(RunningDirectly directly) {
        return visitor(directly, true);
    }

    /** The same, in a window that runs no scripts. */
    Tab visitorWithoutScripts(RunningDirectly directly) {
        return visitor(directly, false);
    }

    private Tab visitor(RunningDirectly directly, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setBaseURL(directly.address())
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(Tab.DESK, Tab.HEIGHT));
        context.setDefaultTimeout(MILLISECONDS_AT_MOST);
        return new Tab(context.newPage());
    }

    /** The same, in which this persona has signed in. */
    Tab signedIn(RunningDirectly directly, String persona) {
        return signIn(visitor(directly), persona);
    }

    /** The same, in a window that runs no scripts. */
    Tab signedInWithoutScripts(RunningDirectly directly, String persona) {
        return signIn(visitor(directly, false), persona);
    }

    private static Tab signIn(Tab tab, String persona) {
        tab.open("/sign-in");
        tab.choosePersona(persona);
        return tab;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
