package uk.directly.starting.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;

/** "How you sign in from now on", for somebody who came in by a letter. */
public record AnewChoicePage(Frame frame, boolean done, String call) implements Page {
    static final String PATH = "/start/sign-in-again";

    @Override
    public String template() {
        return "starting/anewChoice";
    }
}
