package uk.directly.concern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells us; empty texts are answers that weren't given.
 *
 * @param about {@code person}, {@code provider}, {@code acting}, {@code self} or {@code other}
 * @param aboutName whom, as they call them
 * @param fromPage the path of the page that they came from
 * @param happened in their words
 * @param danger {@code yes}, {@code no} or {@code not-sure}
 * @param knows whether the person knows that somebody tells us; the same
 * @param anonymous whether they don't want to be known, also where they are signed in
 */
public record NewConcern(
        String about,
        String aboutName,
        String fromPage,
        String happened,
        String happenedWhen,
        String happenedWhere,
        String danger,
        String knows,
        boolean anonymous,
        String reporterName,
        String reporterContact) {
    private static final Set<String> ABOUT = Set.of("person", "provider", "acting", "self", "other");
    private static final Set<String> ANSWERS = Set.of("yes", "no", "not-sure");
    private static final int NAME = 200;
    private static final int LINE = 300;
    private static final int STORY = 5_000;

    /** What has to be told differently; none: nothing. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        check(faults, ABOUT.contains(about), "about", "Choose who you are worried about");
        boolean named = !aboutName.isBlank() || !fromPage.isBlank() || "self".equals(about);
        check(faults, named, "aboutName", "Enter their name, or how we can find out who they are");
        atMost(faults, "aboutName", aboutName, NAME);
        check(faults, !happened.isBlank(), "happened", "Tell us what happened, or what worries you");
        atMost(faults, "happened", happened, STORY);
        atMost(faults, "happenedWhen", happenedWhen, LINE);
        atMost(faults, "happenedWhere", happenedWhere, LINE);
        check(faults, ANSWERS.contains(danger), "danger", "Choose whether somebody is in danger now");
        check(faults, ANSWERS.contains(knows), "knows", "Choose whether they know that you tell us");
        atMost(faults, "reporterName", reporterName, NAME);
        atMost(faults, "reporterContact", reporterContact, NAME);
        return faults;
    }

    private static void check(List<Fault> faults, boolean right, String field, String message) {
        if (!right) {
            faults.add(new Fault(field, message));
        }
    }

    private static void atMost(List<Fault> faults, String field, String text, int most) {
        check(faults, text.length() <= most, field, "Use at most " + String.format("%,d", most) + " letters here");
    }

    /** What was given; null: nothing. */
    static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** A field that has to be filled in differently, and what to do. */
    public record Fault(String field, String message) {}
}
