package uk.directly.browser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.directly.running.PlainBrowser;
import uk.directly.web.testing.PageWords;

/**
 * Follows each link of whoever acts for another, from page to page. Nothing is offered that they may not open, and what is the
 * other person's isn't called the reader's.
 */
final class PagesForAnother {
    private static final int OF_EACH_KIND = 2;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"#]*)");

    /** What is the other person's: their money, their visits, what they agreed, where they live, how they are. */
    private static final Pattern THEIRS = Pattern.compile(
            "\\byour (?:support money|own money|money|share|visits?|adverts?|home|address|agreement|plan|bank account|statement"
                    + "|support|shortlist|list|answer to an advert|budgets?|needs|question stays)\\b"
                    + "|\\byou (?:booked|asked (?:the council|for)|wrote this advert|have £|live|pay from your)"
                    + "|\\bare you in hospital|\\byou’re in hospital|\\bwhile you are (?:there|in hospital)",
            Pattern.CASE_INSENSITIVE);

    /** Pages that are the reader's own, also while they act for another. */
    private static final Pattern OWN =
            Pattern.compile("/(?:acting-for|signed-in|helping|notices|what-the-council-pays|cookies|accessibility.*"
                    + "|easy-read|get-support-money|for-carers|work-with-us|concern.*|help)(?:/.*)?");

    /** What both sides agreed to is the same text for both. */
    private static final String TO_BOTH = "A complaint never changes your money or your visits.";

    private final PlainBrowser browser;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Deque<Step> ahead = new ArrayDeque<>();

    PagesForAnother(PlainBrowser browser) {
        this.browser = browser;
    }

    /** What is wrong, a line each; empty: nothing. */
    List<String> faults() {
        ahead.add(new Step("/home", "the beginning"));
        while (!ahead.isEmpty()) {
            Step step = ahead.removeFirst();
            if (seen.merge(kind(step.path()), 1, Integer::sum) <= OF_EACH_KIND) {
                open(step);
            }
        }
        return faults;
    }

    /** How many kinds of pages there were. */
    int kinds() {
        return seen.size();
    }

    private void open(Step step) {
        PlainBrowser.Shown shown = browser.get(step.path());
        if (shown.status() != 200) {
            faults.add(shown.status() + " " + step.path() + " from " + step.from());
            return;
        }
        String text = PageWords.textOf(shown.html()).replaceAll("\\s+", " ").replace(TO_BOTH, "");
        if (!OWN.matcher(kind(step.path())).matches()) {
            Matcher theirs = THEIRS.matcher(text);
            while (theirs.find()) {
                faults.add("“…"
                        + text.substring(Math.max(0, theirs.start() - 40), Math.min(text.length(), theirs.end() + 30))
                        + "…” on " + step.path());
            }
        }
        LINK.matcher(shown.html())
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(path -> !isOther(path) && !kind(path).equals(kind(step.path())))
                .forEach(path -> ahead.addLast(new Step(path, step.path())));
    }

    /** What is no page: a file, a picture, the way in and out. */
    private static boolean isOther(String path) {
        return path.matches(".*\\.(?:ics|csv|pdf|json|ya?ml)\\b.*")
                || path.startsWith("/assets/")
                || path.startsWith("/sign-");
    }

    private static String kind(String path) {
        int query = path.indexOf('?');
        return ID.matcher(query < 0 ? path : path.substring(0, query)).replaceAll("id");
    }

    private record Step(String path, String from) {}
}
