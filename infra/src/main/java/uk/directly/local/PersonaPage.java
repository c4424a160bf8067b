package uk.directly.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/** The sign-in server's pages: whom to be, and goodbye. One style in the page itself; no script, nothing from outside. */
final class PersonaPage {
    private static final String STYLE = resource("sign-in.css");

    private PersonaPage() {}

    /** Lists everyone, a button each; the form goes back to the address that asked. */
    static String personas() {
        StringBuilder groups = new StringBuilder();
        for (Persona.Group group : Persona.groups()) {
            groups.append("<h2>").append(escaped(group.title())).append("</h2>\n<ul>\n");
            for (Persona persona : group.personas()) {
                groups.append("""
                        <li><button name="username" value="%s" aria-describedby="about-%1$s">%s</button>
                        <p id="about-%1$s">%s <span class="name">%1$s</span></p></li>
                        """.formatted(persona.subject(), escaped(persona.title()), escaped(persona.line())));
            }
            groups.append("</ul>\n");
        }
        return page("Who do you want to be?", """
                <p class="lead">This is a demonstration on your own machine. Everyone here is made up, and nobody has a
                password. Choose someone to sign in as.</p>
                <form method="post">
                %s</form>
                """.formatted(groups));
    }

    /** After signing out, where the application named no page to go on to. */
    static String signedOut() {
        return page("You have signed out", "<p class=\"lead\">You can close this page.</p>\n");
    }

    /** A request that does not come from the application. */
    static String refused(String why) {
        return page("That did not work", "<p class=\"lead\">" + escaped(why) + "</p>\n");
    }

    /**
     * What the page may do: its own style, and forms to itself and to where the application asked to go on.
     *
     * @param goOn scheme, host and port of the application; empty for none
     */
    static String securityPolicy(String goOn) {
        return "default-src 'none'; style-src 'sha256-" + digest(STYLE) + "'; form-action 'self' " + goOn
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en-GB">
                <head>
                <meta charset="utf-8">
                <title>%s – Directly demonstration</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>%s</style>
                </head>
                <body>
                <a class="skip" href="#main">Skip to main content</a>
                <header><div class="width"><svg viewBox="0 0 40 28" aria-hidden="true" focusable="false"><path \
                d="M12 14h10" stroke="#f3b33d" stroke-width="4"/><circle cx="9" cy="14" r="8" fill="#f3b33d"/><circle \
                cx="29" cy="14" r="9" fill="none" stroke="currentColor" stroke-width="4"/></svg>Directly</div></header>
                <main id="main" class="width">
                <p class="band"><strong>Demonstration</strong> Sign-in of a real council stands here in real use.</p>
                <h1>%1$s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(title, STYLE, content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String resource(String name) {
        try (InputStream stream = PersonaPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Not in the package: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
