package uk.directly.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no template may contain: anything unescaped, and anything that a strict content security policy blocks. */
class TemplateRulesTests {
    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "unescaped text",
            Pattern.compile("\\$unsafe"),
            "a style attribute",
            Pattern.compile("\\sstyle\\s*="),
            "a style element",
            Pattern.compile("<style\\b"),
            "a script",
            Pattern.compile("<script\\b"),
            "an inline handler",
            Pattern.compile("<[^>]*\\son[a-z]+\\s*="),
            "a javascript address",
            Pattern.compile("javascript:"),
            // A default is copied into each template that calls this one, where its imports don't hold.
            "a default that needs an import",
            Pattern.compile("(?m)^@param .* = (?:new )?[A-Z]"),
            "something from outside",
            Pattern.compile("(?:\\ssrc|<link\\b[^>]*href)=\"(?:https?:)?//"));

    /** The one script that there is: a file of our own, for leaving a page quickly. */
    private static final String LEAVE = "<script src=\"${Assets.path(\"leave.js\")}\" defer></script>";

    @Test
    void noTemplateHoldsWhatThePolicyWouldBlock() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template :
                    templates.filter(path -> path.toString().endsWith(".jte")).toList()) {
                found.addAll(
                        faults(template.toString(), Files.readString(template).replace(LEAVE, "")));
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void findsEachForbiddenThing() {
        assertThat(faults("x", "$unsafe{name}")).hasSize(1);
        assertThat(faults("x", "<p style=\"color: red\">")).hasSize(1);
        assertThat(faults("x", "<style>p {}</style>")).hasSize(1);
        assertThat(faults("x", "<script src=\"/a.js\"></script>")).hasSize(1);
        assertThat(faults("x", "<a href=\"/\" onclick=\"go()\">")).hasSize(1);
        assertThat(faults("x", "<a href=\"javascript:go()\">")).hasSize(1);
        assertThat(faults("x", "@param FormErrors errors = FormErrors.NONE")).hasSize(1);
        assertThat(faults("x", "<img src=\"https://example.com/a.png\">")).hasSize(1);
    }

    private static List<String> faults(String name, String text) {
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(text).find())
                .map(rule -> name + " holds " + rule.getKey())
                .toList();
    }
}
