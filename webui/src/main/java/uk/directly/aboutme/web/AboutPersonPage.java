package uk.directly.aboutme.web;

import java.util.List;
import uk.directly.aboutme.SharedWithMe;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What a person shares with the reader; or that nothing is shared. */
public record AboutPersonPage(Frame frame, List<String> lines, List<Section> parts) implements Page {
    static final String PATH = "/about-people";

    static AboutPersonPage of(Viewer viewer, SharedWithMe shared) {
        PartWords words = new PartWords(shared.firstName());
        return new AboutPersonPage(
                Frame.of(words.page(), viewer).under(under(viewer)),
                List.of(
                        shared.firstName() + " wrote this, or had it written, and lets you read it. "
                                + shared.firstName() + " sees when you last looked.",
                        "It is theirs. Keep it to yourself, and don’t copy it anywhere."),
                shared.parts().stream()
                        .map(part -> new Section(
                                words.title(part.part()),
                                AboutMePage.lines(part.words()),
                                "Changed on " + DateWords.date(part.changedAt())))
                        .toList());
    }

    static AboutPersonPage nothing(Viewer viewer) {
        return new AboutPersonPage(
                Frame.of("Nothing is shared with you here", viewer).under(under(viewer)),
                List.of(
                        "This person has not shared anything about themselves with you, or has taken it back.",
                        "You can ask them, or write to them, about what you need to know."),
                List.of());
    }

    static String under(Viewer viewer) {
        return viewer.navigation() == Navigation.PROVIDER ? "/my-page" : "/home";
    }

    @Override
    public String template() {
        return "aboutme/aboutPerson";
    }

    /** A part that is shared. */
    public record Section(String title, List<String> words, String changed) {}
}
