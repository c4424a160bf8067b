package uk.directly.people.web;

import org.springframework.modulith.NamedInterface;
import org.springframework.web.reactive.result.view.Rendering;
import uk.directly.web.Address;
import uk.directly.web.Page;

/** Sends somebody to sign in once more, though they are signed in, and back. */
@NamedInterface("viewers")
public final class SignInAgain {
    /** Where they confirm who they are. */
    static final String PATH = "/sign-in/again";

    private SignInAgain() {}

    /** By way of the sign-in provider to this page of ours. */
    public static Rendering to(String path) {
        return Page.goTo(Address.of(PATH).with("to", path).toString());
    }
}
