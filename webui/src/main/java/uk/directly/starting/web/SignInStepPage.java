package uk.directly.starting.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;

/** How to sign in from now on. */
public record SignInStepPage(Frame frame, boolean done, String call) implements Page {
    @Override
    public String template() {
        return "starting/signIn";
    }
}
