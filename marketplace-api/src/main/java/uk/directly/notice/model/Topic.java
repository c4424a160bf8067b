package uk.directly.notice.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about one topic of the outbox: who is told, or why nobody is.
 *
 * @param name the topic
 * @param tellings who is told
 * @param nobodyBecause why nobody is; null: somebody is
 */
public record Topic(
        String name, List<Telling> tellings, @Nullable String nobodyBecause) {
    /** Copies the list; it says one or the other. */
    public Topic {
        tellings = List.copyOf(tellings);
        if (tellings.isEmpty() == (nobodyBecause == null)) {
            throw new IllegalArgumentException(name + " is told to somebody, or says why not");
        }
    }

    static Topic told(String name, Telling... tellings) {
        return new Topic(name, List.of(tellings), null);
    }

    static Topic untold(String name, String why) {
        return new Topic(name, List.of(), why);
    }

    /** The key of what this one is told. */
    public String words(Telling telling) {
        return name + "." + telling.to().word();
    }
}
