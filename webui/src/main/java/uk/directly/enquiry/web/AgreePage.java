package uk.directly.enquiry.web;

import java.util.List;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Way;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * Saying yes to one of the times.
 *
 * @param how "By video"
 * @param meeting which proposal it is about
 * @param asksLink whether the provider gives the link of the call
 * @param asksPhone whether the person gives the number to be rung on
 */
public record AgreePage(
        Frame frame,
        String back,
        String how,
        String action,
        String meeting,
        List<Choice> times,
        String start,
        boolean asksLink,
        boolean asksPhone,
        String extra,
        String others,
        FormErrors errors)
        implements Page {
    static AgreePage of(Viewer viewer, Enquiry enquiry, Meeting meeting, Side side, Fields fields, FormErrors errors) {
        ThreadWords words = new ThreadWords(enquiry, side);
        String path = Where.thread(side, enquiry.id());
        Frame frame =
                Frame.of("Which time to meet " + words.other() + "?", viewer).under(Where.under(side));
        boolean link = meeting.way() == Way.VIDEO && side == Side.PROVIDER;
        boolean phone = meeting.way() == Way.PHONE && side == Side.PERSON && meeting.phone() == null;
        return new AgreePage(
                errors.isEmpty() ? frame : frame.withError(),
                path,
                "You would meet " + ThreadWords.way(meeting.way())
                        + (meeting.place() == null ? "." : ": " + meeting.place() + "."),
                path + "/agree",
                meeting.id().toString(),
                meeting.starts().stream()
                        .map(start -> Choice.of(start.toString(), DateWords.dayAndTime(start)))
                        .toList(),
                fields.value("start"),
                link,
                phone,
                fields.value("extra"),
                path + "/times",
                errors);
    }

    @Override
    public String template() {
        return "enquiry/agree";
    }
}
