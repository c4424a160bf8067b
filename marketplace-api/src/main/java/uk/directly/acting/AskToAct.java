package uk.directly.acting;

import org.jspecify.annotations.Nullable;
import uk.directly.people.Acting;

/**
 * Whom to ask, to what, and how.
 *
 * @param as helper or nominee; who is authorised the council asks
 * @param name as whoever asks calls them
 * @param way {@code link}, {@code paper}, {@code email} or {@code keyed-in}
 * @param email where it goes by email; null: otherwise
 */
public record AskToAct(
        Acting.As as, String name, String way, @Nullable String email, Limits limits) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;

    /** What can't be meant, as a field and what to do; null: nothing. */
    ActingResult.@Nullable Invalid fault() {
        if (as == Acting.As.AUTHORISED) {
            return new ActingResult.Invalid("as", "Choose helper or nominee");
        }
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            return new ActingResult.Invalid("name", "Enter their name, in at most 100 letters");
        }
        if (!way.matches("link|paper|email|keyed-in")) {
            return new ActingResult.Invalid("way", "Choose how to ask them");
        }
        if (way.equals("email") != (email != null)) {
            return new ActingResult.Invalid("email", "Enter their email address, or choose another way");
        }
        return email != null && (email.length() > LONGEST_EMAIL || !email.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+"))
                ? new ActingResult.Invalid("email", "Enter an email address, like name@example.com")
                : null;
    }
}
