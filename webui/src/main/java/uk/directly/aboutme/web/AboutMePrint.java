package uk.directly.aboutme.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import uk.directly.aboutme.AboutMe;
import uk.directly.aboutme.Part;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;
import uk.directly.web.Viewer;

/** The page on paper: to take along, or to hang up at home. */
public record AboutMePrint(PrintFrame frame, List<Written> parts) implements Printed {
    static AboutMePrint of(Viewer viewer, AboutMe page, boolean large) {
        PartWords words = new PartWords(viewer.actingFor() == null ? "" : page.firstName());
        return new AboutMePrint(
                PrintFrame.of("About " + page.firstName(), viewer, large),
                Arrays.stream(Part.values())
                        .map(part -> page.part(part)
                                .map(each -> new Written(words.title(part), AboutMePage.lines(each.words())))
                                .orElse(null))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    @Override
    public String template() {
        return "aboutme/print";
    }

    /** A part in which something stands. */
    public record Written(String title, List<String> words) {}
}
