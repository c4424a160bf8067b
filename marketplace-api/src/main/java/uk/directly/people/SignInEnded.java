package uk.directly.people;

import org.springframework.security.access.AccessDeniedException;

/** This sign-in was ended, here or elsewhere, or everywhere. */
public class SignInEnded extends AccessDeniedException {
    private static final long serialVersionUID = 1;

    /** The refusal; it names nobody. */
    public SignInEnded() {
        super("Signed out meanwhile");
    }
}
