package uk.directly.web;

import org.jspecify.annotations.Nullable;

/**
 * Whose money a page speaks of: the reader's own, or that of the person they act for.
 *
 * @param name of the other person; null: the reader's own
 */
public record Whose(@Nullable String name) {
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

    /** "you", "Tom Okafor". */
    public String you() {
        return name == null ? "you" : name;
    }

    /** "If you go on as in the last weeks", "If Tom Okafor goes on …". */
    public String ifTheyGoOn() {
        return (name == null ? "If you go on" : "If " + name + " goes on") + " as in the last weeks";
    }
}
