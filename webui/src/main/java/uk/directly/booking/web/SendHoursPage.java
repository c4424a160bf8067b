package uk.directly.booking.web;

import java.util.List;
import java.util.Objects;
import uk.directly.booking.Booking;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * What start and finish filled in, to be sent with one press.
 *
 * @param facts booked, and what was pressed
 * @param change where other times are given
 */
public record SendHoursPage(
        Frame frame, FormErrors errors, List<SummaryRow> facts, String person, String change, String action)
        implements Page {
    static SendHoursPage of(Frame frame, FormErrors errors, Booking booking) {
        String path = "/my-visits/" + booking.id();
        return new SendHoursPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                List.of(
                        SummaryRow.of("For", booking.holderName()),
                        SummaryRow.of("Booked", ProviderWords.times(booking.start(), booking.end())),
                        SummaryRow.of(
                                "Your hours",
                                ProviderWords.times(
                                        Objects.requireNonNull(booking.since().startedAt()),
                                        Objects.requireNonNull(booking.since().finishedAt())))),
                booking.holderName(),
                path + "/hours",
                path + "/send");
    }

    @Override
    public String template() {
        return "booking/sendHours";
    }
}
