package uk.directly.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose money a page speaks of: the reader's own, or that of the person they act for.
 *
 * @param name of the other person; null: the reader's own
 */
public record Whose(@Nullable String name) {
    /** What is somebody's on our pages, and may be another's than the reader's. */
    private static final Pattern THINGS = Pattern.compile(
            "\\b[Yy]our ((?:own )?(?:support money|one-off payment|money|visits?|adverts?"
                    + "|share|part|agreements?|home|address|plan|bank account|bank|statement|shortlist|fund|half|support)\\b)");

    /** Of who looks at the page. */
    public static Whose of(Viewer viewer) {
        Viewer.ActingFor other = viewer.actingFor();
        return new Whose(other == null ? null : other.name());
    }

    /** "You have", "Tom Okafor has". */
    public String have() {
        return name == null ? "You have" : name + " has";
    }

    /** "your", "Tom Okafor’s". */
    public String your() {
        return name == null ? "your" : name + "’s";
    }

    /** "Your", "Tom Okafor’s": at the beginning of a sentence. */
    public String theirs() {
        return name == null ? "Your" : name + "’s";
    }

    /** "your support money" as it is, "Tom Okafor’s support money". */
    public String said(String yourThing) {
        return name == null || !yourThing.startsWith("your ")
                ? yourThing
                : name + "’s " + yourThing.substring("your ".length());
    }

    /**
     * Our own words with what is the other person's named as theirs: "Your visits are paused" is "Tom Okafor’s visits are
     * paused". Only for words of ours: what somebody wrote stays as they wrote it.
     */
    public String say(String words) {
        return name == null ? words : THINGS.matcher(words).replaceAll(Matcher.quoteReplacement(name) + "’s $1");
    }

    /** One of two: said to the person, or about them to who acts for them. */
    public String either(String toThem, String aboutThem) {
        return name == null ? toThem : aboutThem;
    }

    /** "you", "Tom Okafor". */
    public String you() {
        return name == null ? "you" : name;
    }

    /** "If you go on as in the last weeks", "If Tom Okafor goes on …". */
    public String ifTheyGoOn() {
        return (name == null ? "If you go on" : "If " + name + " goes on") + " as in the last weeks";
    }
}
