package uk.directly.payment.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * The page where a card pays, in place of Stripe's. It asks for no card number: one of Stripe's test cards is chosen. One
 * style in the page itself; no script, nothing from outside.
 */
final class CheckoutPage {
    private static final String STYLE = """
            body{margin:0;font:1.1875rem/1.5 system-ui,sans-serif;color:#14282a;background:#fff}
            header,main{max-width:40rem;margin:0 auto;padding:1rem}
            header{font-weight:700}
            h1{font-size:2rem;line-height:1.2;margin:1rem 0}
            .sum{font-size:2.5rem;font-weight:700;margin:0 0 1rem}
            .band{background:#eef4f4;border-left:5px solid #0b4a4f;padding:.75rem 1rem}
            .wrong{border:4px solid #b3261e;padding:.75rem 1rem;margin:0 0 1.5rem}
            fieldset{border:0;margin:0 0 1.5rem;padding:0}
            legend{font-weight:700;font-size:1.375rem;margin-bottom:.5rem}
            .choice{display:flex;gap:.75rem;align-items:flex-start;margin:.5rem 0}
            input{width:1.5rem;height:1.5rem;margin:.2rem 0;flex:none}
            button{font:inherit;font-weight:700;color:#fff;background:#0b4a4f;border:0;padding:.75rem 1.5rem}
            a{color:#0b4a4f}
            a:focus,button:focus,input:focus{outline:4px solid #f3b33d;outline-offset:2px}
            """;

    private CheckoutPage() {}

    static boolean isOpen(JsonNode session) {
        return session.path("status").asString().equals("open");
    }

    /** The page of a session; {@code wrong} is empty where nothing is. */
    static String of(JsonNode session, String wrong) {
        if (!isOpen(session)) {
            boolean paid = session.path("payment_status").asString().equals("paid");
            return page(
                    paid ? "This is paid" : "This page is closed",
                    "<p>" + (paid ? "It was paid once, and won’t be taken again." : "Nothing was taken.") + "</p>\n"
                            + link(session.path("success_url").asString(), "Go back to Directly"));
        }
        String error =
                wrong.isEmpty() ? "" : "<div class=\"wrong\" role=\"alert\"><p>" + escaped(wrong) + "</p></div>\n";
        long pence = session.path("amount_total").asLong();
        return page(
                (wrong.isEmpty() ? "" : "Error: ") + "Pay by card",
                error
                        + """
                <p>Your own money, to Directly. There is no fee.</p>
                <p class="sum">£%d.%02d</p>
                <form method="post">
                <fieldset><legend>Which card pays?</legend>
                %s%s%s</fieldset>
                <button name="do" value="pay">Pay £%1$d.%2$02d</button>
                </form>
                %s""".formatted(
                                        pence / 100,
                                        pence % 100,
                                        card("pays", SimulatedCheckout.PAYS, "4242", "It pays."),
                                        card("refused", SimulatedCheckout.REFUSED, "0002", "Its bank says no."),
                                        card(
                                                "nothing-back",
                                                SimulatedCheckout.TAKES_NOTHING_BACK,
                                                "5126",
                                                "It pays, but takes nothing back later."),
                                        link(session.path("cancel_url").asString(), "Go back without paying")));
    }

    /** There is no such session. */
    static String missing() {
        return page("This page is not there", "<p>Nothing was taken. Go back to Directly and begin again.</p>\n");
    }

    /** What the page may do: its own style, and a form to itself, which may lead on to where the session comes from. */
    static String securityPolicy(@Nullable JsonNode session) {
        return policyLeadingTo(
                session == null ? "" : session.path("success_url").asString());
    }

    /** The same for a page from which a form may lead on to an address; empty: it leads nowhere else. */
    static String policyLeadingTo(String address) {
        URI back = URI.create(address);
        String origin = back.getScheme() == null ? "" : " " + back.getScheme() + "://" + back.getAuthority();
        return "default-src 'none'; style-src 'sha256-" + digest(STYLE) + "'; form-action 'self'" + origin
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String card(String id, String number, String last, String about) {
        return """
                <div class="choice"><input type="radio" id="%s" name="card" value="%s">
                <label for="%1$s">Test card ending %s. %s</label></div>
                """.formatted(id, number, last, escaped(about));
    }

    private static String link(String href, String text) {
        return "<p><a href=\"" + escaped(href) + "\">" + escaped(text) + "</a></p>\n";
    }

    private static String page(String title, String content) {
        return page("Card payment", title, content);
    }

    /** A page of the stand-in. */
    static String page(String header, String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en-GB">
                <head>
                <meta charset="utf-8">
                <title>%s – %s, demonstration</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>%s</style>
                </head>
                <body>
                <header>%s</header>
                <main>
                <p class="band"><strong>Demonstration.</strong> Stripe’s page stands here in real use. No money moves.</p>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(
                        escaped(title),
                        escaped(header.toLowerCase(Locale.UK)),
                        STYLE,
                        escaped(header),
                        escaped(title.replace("Error: ", "")),
                        content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
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
