package uk.directly.booking.web;

import java.util.List;
import uk.directly.booking.Booking;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * "Tell us your hours": as planned, or other times.
 *
 * @param facts what was booked, and what was told before
 * @param choices as planned, or different
 * @param form as it was filled in
 * @param more the rest of it
 * @param asked which fields of the rest there are
 * @param action where it is sent
 * @param back where to go instead
 */
public record HoursPage(
        Frame frame,
        FormErrors errors,
        List<SummaryRow> facts,
        List<Choice> choices,
        HoursForm form,
        HoursMore more,
        HoursMore.Asked asked,
        String person,
        String action,
        String back)
        implements Page {

    static HoursPage of(Frame frame, FormErrors errors, Booking booking, HoursForm form, HoursMore more) {
        String path = "/my-visits/" + booking.id();
        Booking.Visit told = booking.visit();
        SummaryRow booked = SummaryRow.of("Booked", ProviderWords.times(booking.start(), booking.end()));
        return new HoursPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                told == null
                        ? List.of(SummaryRow.of("For", booking.holderName()), booked)
                        : List.of(
                                SummaryRow.of("For", booking.holderName()),
                                booked,
                                SummaryRow.of("You told us", ProviderWords.times(told.start(), told.end()))),
                List.of(
                        new Choice(
                                HoursForm.AS_PLANNED,
                                "It was as planned",
                                Pence.of(booking.pricePence()).text() + ", as promised"),
                        new Choice(HoursForm.DIFFERENT, "It was different", "Give the real times below")),
                form,
                more,
                HoursMore.asked(booking),
                booking.holderName(),
                path + "/hours",
                path);
    }

    @Override
    public String template() {
        return "booking/hours";
    }
}
