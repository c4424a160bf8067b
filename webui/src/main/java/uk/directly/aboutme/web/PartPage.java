package uk.directly.aboutme.web;

import uk.directly.aboutme.AboutMe;
import uk.directly.aboutme.AboutMePages;
import uk.directly.aboutme.Part;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Writing one part. */
public record PartPage(Frame frame, String hint, String action, String words, FormErrors errors) implements Page {
    static PartPage of(Viewer viewer, AboutMe page, Part part, String typed, FormErrors errors) {
        PartWords words = AboutMePage.words(viewer, page);
        Frame frame = Frame.of(words.title(part), viewer).under("/people");
        return new PartPage(
                errors.isEmpty() ? frame : frame.withError(),
                words.hint(part) + " At most " + AboutMePages.LONGEST / 1000
                        + ",000 characters. Empty it, and it is gone.",
                AboutMePage.PATH + "/" + part.slug(),
                typed,
                errors);
    }

    @Override
    public String template() {
        return "aboutme/part";
    }
}
