package uk.directly.web;

import java.util.List;

/** What each kind of failure is called on a page. */
enum ErrorWords {
    NOT_UNDERSTOOD(
            "We couldn't understand that",
            "Something in the address or in what was sent is not right. Nothing has been changed.",
            "Go back, check what you typed, and try again."),
    SIGN_IN("Sign in first", "You need to sign in to see this page."),
    NOT_ALLOWED(
            "You can't see this page",
            "You are signed in, but this page is not for you. Nothing has been changed.",
            "If somebody asked you to do something here, they can phone us with you."),
    NOT_FOUND(
            "We can't find this page",
            "If you typed the address, check that it is right.",
            "If you followed a link, what it leads to may have moved, or it may belong to somebody else."),
    NOT_HERE(
            "That can't be done from here",
            "This happens when a page is reloaded after a form was sent. Nothing has been changed.",
            "Go back to the page with the form and use its button."),
    CHANGED(
            "Somebody was faster",
            "While you had this page open, somebody else changed what it is about. Nothing of yours has been lost, and"
                    + " nothing has been taken.",
            "Go back and look again. What you see then is how it is now."),
    TOO_LARGE(
            "That is too much at once",
            "What you sent is larger than we can take. Nothing has been changed.",
            "Send less text, or a smaller file. A picture or a PDF of something that we check may have 8 MB."),
    TOO_OFTEN("You are going too fast", "Wait a few seconds and try again. Nothing has been changed."),
    BUSY(
            "We are busy at the moment",
            "The page took too long. If you were booking or paying, look at your visits before you try again.",
            "Try again in a few minutes."),
    OUR_FAULT(
            "Sorry, something went wrong",
            "This is our fault, not yours. If you were booking or paying, look at your visits before you try again.",
            "Try again in a few minutes. If it happens again, call us and tell us the reference below.");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that never change
    private final List<String> paragraphs;

    ErrorWords(String title, String... paragraphs) {
        this.title = title;
        this.paragraphs = List.of(paragraphs);
    }

    static ErrorWords of(int status) {
        return switch (status) {
            case 401 -> SIGN_IN;
            case 403 -> NOT_ALLOWED;
            case 404, 410 -> NOT_FOUND;
            case 405 -> NOT_HERE;
            case 409, 412 -> CHANGED;
            case 413 -> TOO_LARGE;
            case 429 -> TOO_OFTEN;
            case 503, 504 -> BUSY;
            default -> status >= 400 && status < 500 ? NOT_UNDERSTOOD : OUR_FAULT;
        };
    }

    String title() {
        return title;
    }

    List<String> paragraphs() {
        return paragraphs;
    }
}
