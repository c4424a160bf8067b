package uk.directly.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.directly.running.RunningDirectly;

/** That looking a page over finds what is wrong with it: else all other looks would prove nothing. */
@InChromium
class AxeInChromiumIT {
    private final RunningDirectly directly;
    private final Chromium chromium;

    AxeInChromiumIT(RunningDirectly directly, Chromium chromium) {
        this.directly = directly;
        this.chromium = chromium;
    }

    @Test
    @DisplayName(
            "axe tells a picture without words, pale words and a heading that is left out, and nothing of the page as it is")
    void findsWhatIsWrong() {
        try (Tab tab = chromium.visitor(directly)) {
            tab.open("/");
            assertThat(tab.axe()).isEmpty();
            tab.page().evaluate("""
                    () => document.querySelector('main').insertAdjacentHTML('beforeend',
                        '<img src="/favicon.ico"><p id="pale">Pale</p><h6>Deep</h6>')""");
            tab.page().evaluate("() => document.querySelector('#pale').style.color = '#ddd'");
            assertThat(String.join("\n", tab.axe()))
                    .contains("image-alt: ")
                    .contains("color-contrast: ")
                    .contains("heading-order: ");
        }
    }
}
