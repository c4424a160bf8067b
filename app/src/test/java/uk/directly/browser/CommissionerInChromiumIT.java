package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.directly.journeys.Waiting;
import uk.directly.running.PlainBrowser;
import uk.directly.running.RunningDirectly;

/** What a commissioner learns of unmet need (R39): a map, tables and a file, never anybody. */
@InChromium
class CommissionerInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;

    CommissionerInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName("R39 what is missing stands on a map and in a table that say the same, and in a file")
    void looksAtNeeds() {
        try (Tab tab = chromium.signedIn(directly, "commissioner")) {
            // The first figures are published by a round that begins once the application has started.
            Waiting.until(
                    () -> {
                        tab.open("/needs");
                        return tab.main();
                    },
                    main -> main.contains("Of the 12 weeks until"));
            tab.open("/home");
            tab.follow("Overview").look("commissioner-1-overview");
            tab.follow("Needs").look("commissioner-2-needs");
            assertThat(tab.main()).contains("Of the 12 weeks until").contains("All areas");
            List<String> told = tab.page().locator(".app-area__part title").allTextContents().stream()
                    .filter(title -> !title.endsWith("not told"))
                    .toList();
            assertThat(told).isNotEmpty();
            for (String title : told) {
                assertThat(tab.main()).contains(title.replace(":", ""));
            }
            tab.page()
                    .locator("#service")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            tab.press("Show").look("commissioner-3-one-kind");
            tab.follow("Rates").look("commissioner-4-rates");
            tab.follow("Download").look("commissioner-5-download");
            String file = tab.page().locator("main a[href$='.csv']").first().getAttribute("href");
            assertThat(tab.page().request().get(file).text()).startsWith("until,weeks,measure,area,support,count");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder", "pa", "micro", "broker", "finance", "accreditation", "social-work", "support"})
    @DisplayName("R102 nobody but commissioners reads it")
    void keepsOthersOut(String persona) {
        PlainBrowser browser = PlainBrowser.signedIn(directly, persona);
        for (String path : List.of("/overview", "/needs", "/needs/rates", "/needs/download", "/needs/2026-11-30.csv")) {
            assertThat(browser.get(path).status()).as("%s %s", persona, path).isEqualTo(403);
        }
        assertThat(directly.api().get(persona, "/api/v1/unmet-need").status()).isEqualTo(403);
        assertThat(directly.api().get(null, "/api/v1/unmet-need").status()).isEqualTo(401);
        assertThat(directly.api().get("commissioner", "/api/v1/unmet-need").status())
                .isIn(200, 404);
    }
}
