package uk.directly.file;

import java.util.UUID;

/** What became of a file that was sent. */
public sealed interface SentFile {
    /** It is kept, for a day until it is given with a check or sent with a message. */
    record Kept(UUID id, String name) implements SentFile {}

    /** It isn't, and why. */
    record Refused(Why why) implements SentFile {}

    /** Why a file isn't kept. */
    enum Why {
        EMPTY("The file is empty. Choose another one"),
        TOO_LARGE("The file is larger than 8 MB. Choose a smaller one, or take a new picture of it"),
        WRONG_TYPE("The file is not a PDF, JPG or PNG. Choose one that is, or take a picture of it"),
        HARMFUL("Our virus check found something in this file. It was not kept. Choose another one"),
        NOT_NOW("The virus check can’t be reached just now, so the file was not kept. Try again in a few minutes"),
        NOT_OFFERED("Files can’t be sent here at the moment. Give the rest, and show it to the council another way"),
        NOT_FOUND("This file can’t be kept here any more"),
        NOT_YET("Photos and files can be sent once a visit is booked. Until then nobody’s address or number is shown"),
        TOO_MANY("You have chosen many files that you didn’t send. Send those first, or go on tomorrow");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For who sent it. */
        public String words() {
            return words;
        }
    }
}
