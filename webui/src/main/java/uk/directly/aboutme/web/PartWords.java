package uk.directly.aboutme.web;

import uk.directly.aboutme.Part;

/**
 * What the parts are called.
 *
 * @param name of whose page it is, for whoever isn't that person; empty: it is the reader's own
 */
record PartWords(String name) {
    static PartWords own() {
        return new PartWords("");
    }

    String page() {
        return name.isEmpty() ? "About me" : "About " + name;
    }

    String title(Part part) {
        String me = name.isEmpty() ? "me" : name;
        return switch (part) {
            case MATTERS -> "What matters to " + me;
            case SUPPORT -> "How to support " + me;
            case SAFE -> "What to know to be safe";
            case EMERGENCY -> "Who to ring in an emergency";
        };
    }

    String hint(Part part) {
        String you = name.isEmpty() ? "you" : name;
        return switch (part) {
            case MATTERS -> "People, places, food, music. What makes a good day.";
            case SUPPORT ->
                name.isEmpty()
                        ? "How you like to be spoken to. What you do yourself. What helps when things are hard."
                        : "How " + name + " likes to be spoken to. What " + name
                                + " does without help. What helps when things are hard.";
            case SAFE -> "Allergies, falls, what frightens " + you + ". Only what somebody has to know.";
            case EMERGENCY -> "A name, a phone number, and who they are to " + you + ".";
        };
    }
}
