package uk.directly.budget;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a person's own share is paid from a day on (R6).
 *
 * @param paid {@code net}: the council takes it off first; {@code gross}: it pays all and bills the share
 */
public record Share(LocalDate from, String paid) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** The same without what changes nothing. */
    static List<Share> changes(List<Share> dated) {
        List<Share> changes = new ArrayList<>();
        for (Share share : dated) {
            if (changes.isEmpty() || !changes.getLast().paid().equals(share.paid())) {
                changes.add(share);
            }
        }
        return List.copyOf(changes);
    }

    /** In sentences for the person: one, or one with its days for each change. */
    static List<String> words(List<Share> changes) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            String days = changes.size() == 1
                    ? ""
                    : i == 0
                            ? "Until " + DATE.format(changes.get(1).from().minusDays(1)) + ": "
                            : "From " + DATE.format(changes.get(i).from()) + ": ";
            sentences.add(days + words(changes.get(i).paid()));
        }
        return List.copyOf(sentences);
    }

    /** In a sentence for the person, with no "you" in it: who acts for them reads it too, with the person's name for "your". */
    static String words(String paid) {
        return paid.equals("net")
                ? "The council takes your share off first, if there is one: all that is paid in can be used."
                : "The council pays in all of it, and sends a bill for your share, if there is one.";
    }
}
