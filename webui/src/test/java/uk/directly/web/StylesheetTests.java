package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StylesheetTests {
    private static final String CSS = css();

    @Test
    void showsNothingThatBelongsToGovUk() {
        assertThat(CSS.toLowerCase(Locale.ROOT))
                .doesNotContain("gds transport")
                .doesNotContain("crown")
                .doesNotContain("crest")
                .doesNotContain("govuk-header")
                .doesNotContain("govuk-footer");
    }

    @Test
    void loadsNothingFromOutside() {
        assertThat(CSS).doesNotContain("@import");
        assertThat(Pattern.compile("url\\(\"?([^)\"]*)\"?\\)")
                        .matcher(CSS)
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(address -> address.matches("/assets/[a-z0-9-]+-[0-9a-f]{12}\\.woff2"));
    }

    @Test
    void looksLikeUs() {
        assertThat(CSS).contains("#0b4a4f").contains(".app-header").contains(".govuk-button");
    }

    @Test
    void isFoundUnderANameThatChangesWithItsContent() {
        assertThat(Assets.path("directly.css")).matches("/assets/directly-[0-9a-f]{12}\\.css");
        assertThat(Assets.find("directly.css")).isNull();
    }

    private static String css() {
        String hashed = Assets.path("directly.css").substring("/assets/".length());
        return new String(Objects.requireNonNull(Assets.find(hashed)).plain(), StandardCharsets.UTF_8);
    }
}
