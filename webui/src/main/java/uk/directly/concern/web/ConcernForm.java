package uk.directly.concern.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import uk.directly.concern.NewConcern;
import uk.directly.data.Ids;
import uk.directly.web.Choice;

/**
 * What stands in the form: only on the page, never in an address, a session or the browser's memory.
 *
 * @param key of this form: sent twice, it is one concern
 * @param from the page of ours that they came from; empty: none
 * @param fromPage whether it is about somebody on that page
 */
public record ConcernForm(
        String key,
        String from,
        boolean fromPage,
        String about,
        String aboutName,
        String happened,
        String happenedWhen,
        String happenedWhere,
        String danger,
        String knows,
        boolean anonymous,
        String reporterName,
        String reporterContact) {
    static final List<Choice> ABOUT = List.of(
            Choice.of("person", "Somebody who gets support"),
            Choice.of("provider", "A personal assistant or a business that helps people"),
            Choice.of("acting", "Somebody who looks after another person’s money or acts for them"),
            Choice.of("self", "Myself"),
            Choice.of("other", "Somebody else"));
    private static final List<Choice> ANSWERS =
            List.of(Choice.of("yes", "Yes"), Choice.of("no", "No"), Choice.of("not-sure", "I’m not sure"));
    private static final int LONGEST_PATH = 300;

    static ConcernForm empty(String from) {
        return new ConcernForm(Ids.next().toString(), from, false, "", "", "", "", "", "", "", false, "", "");
    }

    static ConcernForm of(MultiValueMap<String, String> sent) {
        return new ConcernForm(
                key(text(sent, "key")),
                from(text(sent, "from")),
                sent.containsKey("fromPage"),
                text(sent, "about"),
                text(sent, "aboutName"),
                text(sent, "happened"),
                text(sent, "happenedWhen"),
                text(sent, "happenedWhere"),
                text(sent, "danger"),
                text(sent, "knows"),
                sent.containsKey("anonymous"),
                text(sent, "reporterName"),
                text(sent, "reporterContact"));
    }

    /** The path of the page that a browser says it came from, where it is one of ours. */
    static String cameFrom(URI here, String referer) {
        try {
            URI there = URI.create(referer);
            String path = Objects.requireNonNullElse(there.getRawPath(), "");
            boolean ours = Objects.equals(here.getRawAuthority(), there.getRawAuthority());
            return ours && !path.startsWith("/concern") ? from(path) : "";
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private static String from(String path) {
        return path.matches("/[\\x21-\\x7e]*") && path.length() <= LONGEST_PATH ? path : "";
    }

    private static String key(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException none) {
            return Ids.next().toString();
        }
    }

    UUID id() {
        return UUID.fromString(key);
    }

    NewConcern concern() {
        return new NewConcern(
                about,
                aboutName,
                fromPage ? from : "",
                happened,
                happenedWhen,
                happenedWhere,
                danger,
                knows,
                anonymous,
                reporterName,
                reporterContact);
    }

    /** "Yes", "No", "I'm not sure". */
    public List<Choice> answers() {
        return ANSWERS;
    }

    /** Who it may be about. */
    public List<Choice> whom() {
        return ABOUT;
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        // A browser sends a line's end as two signs.
        return Objects.requireNonNullElse(sent.getFirst(field), "")
                .replace("\r\n", "\n")
                .replace("\u0000", "");
    }
}
