package uk.directly.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is kept: figures, and the names that are looked up when somebody reads it.
 *
 * @param topic what happened
 * @param words the key of its words
 * @param readAt when it was seen; null: not yet
 * @param args ids, dates and figures
 * @param forName whose support it is about, where the reader acts for somebody
 * @param provider the public name of who comes
 * @param person the first name of whose support it is
 * @param code what a letter to somebody outside invites them with
 * @param easyRead whether the reader wants Easy Read wherever there is some (R100)
 */
public record Told(
        UUID id,
        String topic,
        String words,
        String urgency,
        Instant at,
        @Nullable Instant readAt,
        Map<String, Object> args,
        @Nullable String forName,
        @Nullable String provider,
        @Nullable String person,
        @Nullable String code,
        boolean easyRead) {
    /** The id under that name; null: there is none. */
    public @Nullable String arg(String name) {
        Object found = args.get(name);
        return found == null ? null : found.toString();
    }
}
