package uk.directly.advert.web;

import java.util.List;
import uk.directly.advert.AdvertBook;
import uk.directly.advert.AdvertState;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * An advert as an officer looks at it: keep it, or take it down.
 *
 * @param reasons what is said against it
 * @param open whether it is out
 * @param waiting whether something is said against it that nobody has decided
 */
public record AdvertLookPage(
        Frame frame,
        String state,
        List<String> reasons,
        List<SummaryRow> facts,
        String action,
        boolean open,
        boolean waiting,
        String decision,
        String reason,
        FormErrors errors)
        implements Page {
    static AdvertLookPage of(
            Viewer viewer, AdvertBook.Reported reported, String decision, String reason, FormErrors errors) {
        Frame frame = Frame.of("Look at an advert", viewer).under("/home");
        return new AdvertLookPage(
                errors.isEmpty() ? frame : frame.withError(),
                AdvertWords.state(reported.advert()),
                reported.reasons(),
                AdvertWords.facts(reported.advert()),
                AdvertWords.QUEUE + "/" + reported.advert().id(),
                reported.advert().state() == AdvertState.PUBLISHED,
                !reported.reasons().isEmpty(),
                decision,
                reason,
                errors);
    }

    @Override
    public String template() {
        return "advert/look";
    }
}
