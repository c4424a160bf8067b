package uk.directly.running;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Follows the links of every page that somebody can get to, without a browser's engine: quick, and as they were sent. */
public final class Crawl {
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"]*)\"");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private final Map<String, PlainBrowser.Shown> pages = new TreeMap<>();

    private Crawl() {}

    /**
     * From these pages on.
     *
     * @param ofEachKind how many pages that differ in an id or a query only are opened
     */
    public static Crawl of(PlainBrowser browser, int ofEachKind, String... from) {
        Crawl crawl = new Crawl();
        Deque<String> ahead = new ArrayDeque<>(java.util.List.of(from));
        Map<String, Integer> seen = new HashMap<>();
        while (!ahead.isEmpty()) {
            String path = ahead.removeFirst();
            boolean ours = !path.startsWith("/assets/") && !path.startsWith("/sign-in") && !path.startsWith("//");
            if (!ours || crawl.pages.containsKey(path) || seen.merge(kind(path), 1, Integer::sum) > ofEachKind) {
                continue;
            }
            PlainBrowser.Shown shown = browser.get(path);
            crawl.pages.put(path, shown);
            LINK.matcher(shown.html())
                    .results()
                    .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                    .map(link -> link.replaceAll("#.*", ""))
                    .forEach(ahead::addLast);
        }
        return crawl;
    }

    /** What was shown at each address. */
    public Map<String, PlainBrowser.Shown> pages() {
        return pages;
    }

    private static String kind(String path) {
        int query = path.indexOf('?');
        return ID.matcher(query < 0 ? path : path.substring(0, query)).replaceAll("id");
    }
}
