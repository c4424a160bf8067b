package uk.directly.web;

import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A letter with a code, to send as a link or to print: it is shown once, and kept nowhere.
 *
 * @param back where one came from
 * @param lines the letter
 * @param link the address with the code in it
 * @param address where the code is typed
 * @param code as it stands on paper
 * @param after what is said below
 */
public record CodeLetterPage(
        Frame frame, String back, List<String> lines, String link, String address, String code, List<String> after)
        implements Page {
    @Override
    public String template() {
        return "layout/codeLetter";
    }

    /** This site's address, without a path. */
    public static String site(ServerWebExchange exchange) {
        return UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                .replacePath(null)
                .replaceQuery(null)
                .build()
                .toUriString();
    }
}
