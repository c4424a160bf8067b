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

    @Test
    @DisplayName(
            "another word on a page is the same build; a picture's words gone, another class or an id twice is another")
    void tellsBuildsApart() {
        try (Tab tab = chromium.visitor(directly)) {
            tab.open("/");
            tab.page().evaluate("""
                    () => document.querySelector('main').insertAdjacentHTML('beforeend',
                        '<img id="one" alt="A door"><p id="two">Two</p>')""");
            String before = Build.of(tab.page());

            tab.page().evaluate("() => document.querySelector('#two').textContent = 'Zwei'");
            assertThat(Build.of(tab.page())).isEqualTo(before);
            for (String change : new String[] {
                "document.querySelector('#one').alt = ''",
                "document.querySelector('#two').className = 'pale'",
                "document.querySelector('#two').textContent = ''",
                "document.querySelector('#two').id = 'one'"
            }) {
                String previous = Build.of(tab.page());
                tab.page().evaluate("() => " + change);
                assertThat(Build.of(tab.page())).as(change).isNotEqualTo(previous);
            }
        }
    }
}
