package uk.directly.web;

import org.jspecify.annotations.Nullable;

/**
 * What stands around a page.
 *
 * @param title the page's heading, in its words; the browser's title is made of it
 * @param viewer who looks at it
 * @param active the path of the navigation item that this page belongs to, if any
 * @param money a line for the header such as "£490.50 left to use", where the page is about spending
 * @param error whether the page shows a form again because something in it is wrong
 * @param notice what has just been done, said at the top of the page that follows
 */
public record Frame(
        String title,
        Viewer viewer,
        @Nullable String active,
        @Nullable String money,
        boolean error,
        @Nullable String notice) {

    /** A plain page outside the navigation. */
    public static Frame of(String title, Viewer viewer) {
        return new Frame(title, viewer, null, null, false, null);
    }

    /** The same page below a navigation item. */
    public Frame under(String path) {
        return new Frame(title, viewer, path, money, error, notice);
    }

    /** The same page with the amount that is left to use in its header. */
    public Frame withMoney(@Nullable String line) {
        return new Frame(title, viewer, active, line, error, notice);
    }

    /** The same page, shown again with errors: its title says so to those who hear it read. */
    public Frame withError() {
        return new Frame(title, viewer, active, money, true, notice);
    }

    /** The same page, saying what has just been done. */
    public Frame withNotice(@Nullable String text) {
        return new Frame(title, viewer, active, money, error, text == null ? null : say(text));
    }

    /** Our own words, with what is another's named as theirs, where the reader acts for them. */
    public String say(String words) {
        return Whose.of(viewer).say(words);
    }

    /** One of two: to the person, or about them to who acts for them. */
    public String either(String toThem, String aboutThem) {
        return Whose.of(viewer).either(toThem, aboutThem);
    }

    /** The browser's title. */
    public String fullTitle() {
        return (error ? "Error: " : "") + title + " – Directly";
    }
}
