package uk.directly.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebSession;

/** For whom somebody has chosen to act in this session; choosing is deliberate, and stands on every page. */
public final class ChosenPerson {
    private static final String ATTRIBUTE = ChosenPerson.class.getName();

    private ChosenPerson() {}

    /** The person; null: they act for themselves. */
    public static @Nullable UUID of(WebSession session) {
        return session.getAttribute(ATTRIBUTE);
    }

    /** Chooses; null: themselves. */
    public static void set(WebSession session, @Nullable UUID personId) {
        if (personId == null) {
            session.getAttributes().remove(ATTRIBUTE);
        } else {
            session.getAttributes().put(ATTRIBUTE, personId);
        }
    }
}
