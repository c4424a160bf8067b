package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.booking.Booking;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A request: what somebody asks for, what it pays, what both agree to; yes or no.
 *
 * @param facts what, when, until when to answer
 * @param price line by line
 * @param agreed what both sides agree to
 * @param action where the yes is sent
 * @param decline where the no is given
 */
public record RequestPage(
        Frame frame,
        List<SummaryRow> facts,
        Table price,
        List<AgreedPart> agreed,
        String person,
        String action,
        String decline)
        implements Page {

    static RequestPage of(Frame frame, Booking booking) {
        String path = "/requests/" + booking.id();
        return new RequestPage(
                frame,
                facts(booking),
                PriceWords.table("What it pays", booking.lines(), booking.items(), "In all", booking.pricePence()),
                AgreedPart.of(booking.terms()),
                booking.holderName(),
                path,
                path + "/decline");
    }

    private static List<SummaryRow> facts(Booking booking) {
        List<SummaryRow> rows = new ArrayList<>(List.of(
                SummaryRow.of("What", booking.title()),
                SummaryRow.of("When", ProviderWords.times(booking.start(), booking.end())),
                SummaryRow.of("Where", "You see the address once you accept."),
                SummaryRow.of("Answer by", DateWords.dayAndTime(booking.answerBy()))));
        String own = OwnMoneyWords.paidByThePerson(booking);
        if (own != null) {
            rows.add(SummaryRow.of("Who pays", own));
        }
        return rows;
    }

    @Override
    public String template() {
        return "booking/request";
    }
}
