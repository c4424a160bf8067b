package uk.directly.enquiry.web;

import java.util.List;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;
import uk.directly.web.Viewer;

/** The same on paper, with room for answers. */
public record FirstMeetingPrint(PrintFrame frame, List<FirstMeeting.Part> parts) implements Printed {
    static FirstMeetingPrint of(Viewer viewer, boolean large) {
        return new FirstMeetingPrint(PrintFrame.of("Questions for a first meeting", viewer, large), FirstMeeting.PARTS);
    }

    @Override
    public String template() {
        return "enquiry/firstMeetingPrint";
    }
}
