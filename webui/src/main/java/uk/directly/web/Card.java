package uk.directly.web;

import java.util.List;

/**
 * One thing on a page that may need somebody: a visit, a request.
 *
 * @param title what it is
 * @param lines what is to be known of it
 * @param actions what can be done: the first stands out
 * @param attention whether it needs the reader now
 */
public record Card(String title, List<String> lines, List<Action> actions, boolean attention) {
    /** One that only tells. */
    public static Card of(String title, List<String> lines, Action... actions) {
        return new Card(title, lines, List.of(actions), false);
    }

    /** One that needs the reader. */
    public static Card needed(String title, List<String> lines, Action... actions) {
        return new Card(title, lines, List.of(actions), true);
    }

    /**
     * A next step, on a page of its own.
     *
     * @param text the button's words
     * @param about whom or what it is about, for those who hear the button without the card
     * @param href where it leads
     * @param main whether it is the step that most people want
     */
    public record Action(String text, String about, String href, boolean main) {
        /** The step that most people want. */
        public static Action main(String text, String about, String href) {
            return new Action(text, about, href, true);
        }

        /** Another step. */
        public static Action other(String text, String about, String href) {
            return new Action(text, about, href, false);
        }
    }
}
