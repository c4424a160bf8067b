package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R100: text stands out from its background by 4.5 to 1, the edges of fields and the focus by 3 to 1 (WCAG 2.2 AA). */
class ContrastTests {
    private static final Map<String, String> COLOURS = colours();

    @ParameterizedTest
    @CsvSource({
        "ink, paper",
        "ink, white",
        "ink, mint",
        "ink, sand",
        "ink, amber-tint",
        "ink, govuk-focus-colour",
        "ink-soft, paper",
        "ink-soft, white",
        "ink-soft, sand",
        "white, pine",
        "white, pine-deep",
        "white, pine-bright",
        "white, berry",
        "white, leaf",
        "pine-deep, mint",
        "pine, white",
        "pine, mint",
        "govuk-link-colour, paper",
        "govuk-link-colour, white",
        "govuk-link-colour, mint",
        "govuk-link-colour, sand",
        "govuk-link-visited-colour, paper",
        "govuk-link-visited-colour, white",
        "berry, paper",
        "berry, white"
    })
    void textStandsOut(String text, String background) {
        assertThat(contrast(text, background)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @CsvSource({
        "govuk-input-border-colour, paper",
        "govuk-input-border-colour, white",
        "pine-bright, paper",
        "govuk-focus-text-colour, paper",
        "amber, pine"
    })
    void edgesStandOut(String edge, String background) {
        assertThat(contrast(edge, background)).isGreaterThanOrEqualTo(3.0);
    }

    @Test
    void measuresAsTheGuidelinesDo() {
        assertThat(ratio(luminance("#000000"), luminance("#ffffff"))).isEqualTo(21.0);
        assertThat(ratio(luminance("#777777"), luminance("#ffffff"))).isBetween(4.47, 4.49);
    }

    private static double contrast(String one, String other) {
        return ratio(luminance(colour(one)), luminance(colour(other)));
    }

    private static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int from) {
        double value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String colour(String name) {
        String value = COLOURS.get(name);
        assertThat(value).as(name).isNotNull();
        return value != null && value.startsWith("$") ? colour(value.substring(1)) : String.valueOf(value);
    }

    private static Map<String, String> colours() {
        try {
            Map<String, String> colours = new TreeMap<>();
            Pattern.compile("(?m)^\\$([a-z-]+): (#[0-9a-f]{6}|\\$[a-z-]+);")
                    .matcher(Files.readString(Path.of("src/main/styles/_settings.scss")))
                    .results()
                    .forEach((MatchResult found) -> colours.put(found.group(1), found.group(2)));
            return colours;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
