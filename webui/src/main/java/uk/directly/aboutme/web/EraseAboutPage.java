package uk.directly.aboutme.web;

import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The question before all of it is erased. */
public record EraseAboutPage(Frame frame) implements Page {
    static EraseAboutPage of(Viewer viewer) {
        return new EraseAboutPage(
                Frame.of("Erase all that is written here?", viewer).under("/people"));
    }

    @Override
    public String template() {
        return "aboutme/erase";
    }
}
