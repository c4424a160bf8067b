package uk.directly.aboutme.web;

import java.util.Arrays;
import java.util.List;
import uk.directly.aboutme.AboutMe;
import uk.directly.aboutme.Part;
import uk.directly.aboutme.Reader;
import uk.directly.web.Choice;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * What one reader sees.
 *
 * @param lines what it means
 * @param choices the four parts
 * @param ticked those they see now
 */
public record ShareAboutPage(Frame frame, List<String> lines, String action, List<Choice> choices, List<String> ticked)
        implements Page {
    static ShareAboutPage of(Viewer viewer, AboutMe page, Reader reader, String name, List<String> ticked) {
        PartWords words = AboutMePage.words(viewer, page);
        return new ShareAboutPage(
                Frame.of("What may " + name + " see?", viewer).under("/people"),
                List.of(
                        name + " sees what you tick, as it is written then. You see when they last looked.",
                        reader.providerId() == null
                                ? "It ends by itself when they don’t help any more."
                                : "It ends by itself when they don’t support you any more, or when one of you hides the"
                                        + " other."),
                AboutMePage.path(reader),
                Arrays.stream(Part.values())
                        .map(part -> new Choice(
                                part.slug(),
                                words.title(part),
                                page.part(part).isPresent() ? null : "Nothing is written there yet"))
                        .toList(),
                ticked);
    }

    @Override
    public String template() {
        return "aboutme/share";
    }
}
