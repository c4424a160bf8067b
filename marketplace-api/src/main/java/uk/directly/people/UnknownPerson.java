package uk.directly.people;

import org.springframework.security.access.AccessDeniedException;

/** Whoever this is has signed in with the council's provider, but nobody here goes by that {@code sub}. */
public class UnknownPerson extends AccessDeniedException {
    private static final long serialVersionUID = 1;

    /** The refusal; it names nobody. */
    public UnknownPerson() {
        super("Signed in, but not known here");
    }
}
