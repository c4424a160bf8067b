package uk.directly.aboutme.web;

import java.util.List;
import uk.directly.aboutme.SharedWithMe;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Those who share something about themselves with the reader. */
public record AboutPeoplePage(Frame frame, String sentence, List<Link> people) implements Page {
    static AboutPeoplePage of(Viewer viewer, List<SharedWithMe.Line> found) {
        return new AboutPeoplePage(
                Frame.of("About the people you support", viewer).under(AboutPersonPage.under(viewer)),
                found.isEmpty()
                        ? "Nobody shares anything about themselves with you now."
                        : "They chose to let you read this. Each sees when you last looked.",
                found.stream()
                        .map(line ->
                                new Link("About " + line.firstName(), AboutPersonPage.PATH + "/" + line.personId()))
                        .toList());
    }

    @Override
    public String template() {
        return "aboutme/aboutPeople";
    }
}
