package uk.directly.enquiry.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The questions for a first meeting. */
public record FirstMeetingPage(Frame frame, List<FirstMeeting.Part> parts) implements Page {
    static FirstMeetingPage of(Viewer viewer) {
        return new FirstMeetingPage(Frame.of("Questions for a first meeting", viewer), FirstMeeting.PARTS);
    }

    @Override
    public String template() {
        return "enquiry/firstMeeting";
    }
}
