package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.RunningDirectly;

/** Looking around, keeping what is good, and showing it to somebody: on a phone, and beside a map. */
@InChromium
class ShortlistInChromiumIT {
    private static final String MORNINGS = "/find/results?near=M33+2AA&within=10&when=weekday-mornings";

    private final RunningDirectly directly;
    private final Chromium chromium;

    ShortlistInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("R37 a visitor keeps two offers, shows them to a holder, and the holder keeps them for good")
    void keepsAndShares() {
        String shared;
        try (Tab tab = chromium.visitor(directly)) {
            tab.page().setViewportSize(320, 640);
            tab.open(MORNINGS);
            assertThat(tab.main())
                    .contains("Each of them is free on at least one weekday morning in the next 2 weeks.");
            tab.look("results-map");
            tab.page().setViewportSize(320, 640);
            tab.page().locator(".app-list__ways a", hasText("Save")).first().click();
            assertThat(tab.link("Your shortlist (1)").isVisible()).isTrue();
            assertThat(tab.address().getFragment()).startsWith("offer-");
            tab.page().locator(".app-list__ways a", hasText("Save")).first().click();
            tab.follow("Your shortlist (2)");
            assertThat(tab.page().locator(".app-list__item").count()).isEqualTo(2);
            shared = tab.page().locator("#share").inputValue();
            tab.lookForPeople("shortlist-shared");
            tab.page().locator(".app-list__ways a", hasText("Take off")).first().click();
            assertThat(tab.page().locator(".app-list__item").count()).isEqualTo(1);
            tab.back();
            assertThat(tab.page().locator(".app-list__item").count()).isEqualTo(2);
        }
        try (Tab tab = chromium.signedIn(directly, "holder")) {
            tab.open("/find/shortlist");
            assertThat(tab.main()).contains("Nothing is on it yet");
            tab.look("shortlist-empty");
            URI address = URI.create(shared);
            tab.open(address.getPath() + "?" + address.getRawQuery());
            tab.press("Save all of these");
            assertThat(tab.address().getQuery()).isNull();
            assertThat(tab.page().locator(".app-list__item").count()).isEqualTo(2);
            tab.look("shortlist-kept");
            tab.open(MORNINGS);
            tab.follow("Your shortlist (2)");
            tab.page().locator(".app-list__ways button").first().focus();
            tab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(tab.page().locator(".app-list__item"))
                    .hasCount(1);

            // The map's areas are links that the keyboard reaches.
            tab.open("/find/results?near=M33+2AA&within=10");
            tab.look("results-map-holder");
            tab.page().locator(".app-area a").first().focus();
            tab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(tab.page()).hasURL(Pattern.compile(".*within=1($|&.*)"));
            assertThat(tab.main()).contains("within 1 mile of");
        }
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
