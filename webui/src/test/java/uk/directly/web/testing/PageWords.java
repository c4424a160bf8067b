package uk.directly.web.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that people don't meet on pages for holders and providers: our own names for things, which belong in code.
 * Each comes with the word to use instead.
 *
 * <p>Give it what a person reads, from a browser ({@code innerText}) or from HTML ({@link #textOf}).
 */
public final class PageWords {
    private static final List<Word> OURS = List.of(
            new Word("posted", "paid in, less what was spent"),
            new Word("held|on hold", "promised for visits"),
            new Word("ring-?\\s?fenced?", "set aside"),
            // As a noun only: "£40 available", "available: £40", "what is available". A person may be available.
            new Word(
                    "£[0-9,.]+ (?:is |are )?available|available(?: balance| funds| money|:? £)|(?:amount|money|balance) available",
                    "left to use"),
            new Word("settle[sd]?|settling|settlement", "paid, being paid"),
            new Word("plan lines?", "what this is for"),
            new Word("accruals?|accrued?", "what has built up"),
            new Word("awards?|awarded", "your agreement with the council"),
            new Word("engagements?", "who is the boss"),
            new Word("payees?", "who is paid"),
            new Word("holders?", "you; the person"),
            new Word("service users?", "you; the person"),
            new Word("reconcil(?:e[sd]?|ing|iations?)", "check against the bank"));

    private PageWords() {}

    /** Each of our words in this text, with a little around it and the word to use instead; empty: all is well. */
    public static List<String> faults(String text) {
        String line = text.replaceAll("\\s+", " ");
        List<String> faults = new ArrayList<>();
        for (Word word : OURS) {
            Matcher found = word.pattern().matcher(line);
            while (found.find()) {
                String around =
                        line.substring(Math.max(0, found.start() - 30), Math.min(line.length(), found.end() + 30));
                faults.add("\"" + found.group() + "\" in \"…" + around + "…\": say " + word.instead());
            }
        }
        return List.copyOf(faults);
    }

    /** Fails on any of our words. */
    public static void check(String page, String text) {
        List<String> faults = faults(text);
        if (!faults.isEmpty()) {
            throw new AssertionError(page + " uses our own words:\n" + String.join("\n", faults));
        }
    }

    /** What a person reads of this HTML: elements that stand apart are apart, labels for screen readers are included. */
    public static String textOf(String html) {
        String labels = Pattern.compile("(?:aria-label|alt|placeholder|title)=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .reduce("", (all, label) -> all + " " + label);
        return (html.replaceAll("(?s)<(style|script|svg)\\b.*?</\\1>", " ")
                                .replaceAll("(?s)<!--.*?-->", " ")
                                .replaceAll("<[^>]+>", " ")
                        + labels)
                .replace("&nbsp;", " ")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private record Word(Pattern pattern, String instead) {
        Word(String words, String instead) {
            this(Pattern.compile("(?<![\\p{L}-])(?:" + words + ")(?![\\p{L}-])", Pattern.CASE_INSENSITIVE), instead);
        }
    }
}
