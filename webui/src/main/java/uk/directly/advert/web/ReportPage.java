package uk.directly.advert.web;

import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Telling the council that something isn't right with an advert. */
public record ReportPage(Frame frame, String back, String action, String reason, FormErrors errors) implements Page {
    static ReportPage of(Viewer viewer, String path, String reason, FormErrors errors) {
        Frame frame = Frame.of("What is not right with this advert?", viewer).under("/my-page");
        return new ReportPage(errors.isEmpty() ? frame : frame.withError(), path, path + "/report", reason, errors);
    }

    @Override
    public String template() {
        return "advert/report";
    }
}
