package uk.directly.aboutme.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.aboutme.AboutMe;
import uk.directly.aboutme.Part;
import uk.directly.aboutme.Reader;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * The whole page, and who sees what of it.
 *
 * @param intro what it is, and what it isn't
 * @param shares who sees what, and when they looked
 * @param others with whom it can be shared, too
 * @param nobody said where there is nobody to share it with
 */
public record AboutMePage(
        Frame frame, List<String> intro, List<Section> parts, List<Share> shares, List<Link> others, String nobody)
        implements Page {
    static final String PATH = "/people/about-me";

    static AboutMePage of(Viewer viewer, AboutMe page, String done) {
        boolean own = viewer.actingFor() == null;
        PartWords words = words(viewer, page);
        return new AboutMePage(
                Frame.of(words.page(), viewer).under("/people").withNotice(notice(done)),
                own
                        ? List.of(
                                "Say here what those who support you should know. In your own words. Leave out what you"
                                        + " don’t want to say.",
                                "Nobody sees any of it, until you choose who sees what. You can take it back at any time."
                                        + " It is yours. It isn’t a care plan. Nobody at the council reads it, unless you share it with"
                                        + " your support worker.")
                        : List.of(
                                "What those who support " + page.firstName()
                                        + " should know. Use their words where you can.",
                                "Nobody sees any of it, until somebody chooses who sees what. It can be taken back at any"
                                        + " time. It belongs to " + page.firstName() + ". It isn’t a care plan."),
                Arrays.stream(Part.values())
                        .map(part -> part(page, words, part))
                        .toList(),
                page.shares().stream().map(share -> share(share, words)).toList(),
                page.others().stream()
                        .map(other -> new Link(other.name() + " (" + as(other.as(), words) + ")", path(other.reader())))
                        .toList(),
                page.shares().isEmpty() && page.others().isEmpty()
                        ? "You can share it with somebody once a visit of theirs is booked, or once they help here."
                        : "");
    }

    static PartWords words(Viewer viewer, AboutMe page) {
        return viewer.actingFor() == null ? PartWords.own() : new PartWords(page.firstName());
    }

    private static Section part(AboutMe page, PartWords words, Part part) {
        AboutMe.Written written = page.part(part).orElse(null);
        return new Section(
                words.title(part),
                PATH + "/" + part.slug(),
                written == null ? List.of() : lines(written.words()),
                written == null ? null : "Changed on " + DateWords.date(written.changedAt()),
                sees(page, part));
    }

    private static String sees(AboutMe page, Part part) {
        String names = page.shares().stream()
                .filter(share -> share.parts().contains(part))
                .map(AboutMe.Share::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "Nobody else sees this." : "Seen by: " + names + (names.endsWith(".") ? "" : ".");
    }

    private static Share share(AboutMe.Share share, PartWords words) {
        return new Share(
                share.name(),
                as(share.as(), words),
                Arrays.stream(Part.values())
                        .filter(share.parts()::contains)
                        .map(words::title)
                        .toList(),
                share.lookedAt() == null
                        ? share.name() + " has not looked yet."
                        : share.name() + " last looked on " + DateWords.date(share.lookedAt()) + ".",
                path(share.reader()));
    }

    static String path(Reader reader) {
        return PATH + "/share/"
                + (reader.providerId() == null ? "person/" + reader.personId() : "provider/" + reader.providerId());
    }

    static String as(String as, PartWords words) {
        return switch (as) {
            case "provider" -> "supports " + (words.name().isEmpty() ? "you" : words.name());
            case "helper" -> "helps here";
            case "nominee", "authorised" -> "looks after the money";
            default -> "support worker of the council";
        };
    }

    static List<String> lines(String words) {
        return words.lines().filter(line -> !line.isBlank()).toList();
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "saved" -> "Saved.";
            case "erased" -> "Erased. Nothing of it is kept.";
            case "shared" -> "Saved. They see what you chose.";
            case "taken-back" -> "Taken back. They don’t see it any more.";
            default -> null;
        };
    }

    @Override
    public String template() {
        return "aboutme/aboutMe";
    }

    /**
     * One of the four parts.
     *
     * @param change where it is written
     * @param changed when it was; null: nothing stands there
     * @param sees who sees it, in a sentence
     */
    public record Section(
            String title,
            String change,
            List<String> words,
            @Nullable String changed,
            String sees) {}

    /** Somebody who sees some of it. */
    public record Share(String name, String as, List<String> parts, String looked, String change) {}
}
