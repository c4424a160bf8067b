package uk.directly.advert.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.advert.AdvertBook;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * An advert as a provider reads it, with the form of an answer.
 *
 * @param action where the answer goes; null: it is answered
 * @param offers which of one's offers answer it, if there are several
 * @param offer the one, or the one that was ticked
 * @param report where one says that something isn't right with it
 */
public record AnswerPage(
        Frame frame,
        List<SummaryRow> facts,
        @Nullable String action,
        String key,
        List<Choice> offers,
        String offer,
        String words,
        String report,
        FormErrors errors)
        implements Page {
    static AnswerPage of(
            Viewer viewer, AdvertBook.Near near, String key, String offer, String words, FormErrors errors) {
        Frame frame = Frame.of(near.advert().firstName() + " is looking for support", viewer)
                .under("/my-page");
        String path = AdvertWords.NEAR + "/" + near.advert().id();
        List<Choice> offers = near.offers().stream()
                .map(each -> Choice.of(each.id().toString(), each.title()))
                .toList();
        return new AnswerPage(
                errors.isEmpty() ? frame : frame.withError(),
                AdvertWords.facts(near.advert()),
                near.answered() ? null : path,
                key,
                offers.size() > 1 ? offers : List.of(),
                offers.size() == 1 ? offers.getFirst().value() : offer,
                words,
                path + "/report",
                errors);
    }

    @Override
    public String template() {
        return "advert/answer";
    }
}
