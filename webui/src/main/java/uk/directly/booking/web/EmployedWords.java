package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.offer.OfferItem;
import uk.directly.offer.OfferPage;
import uk.directly.rate.Engagement;
import uk.directly.web.SummaryRow;

/** R84: of somebody who may be employed, the pay beside the pay guide and the cost beside what the council pays. */
final class EmployedWords {
    private EmployedWords() {}

    /** Both, each with its label, of the time of the week that a list shows; empty: nobody can be employed here. */
    static List<SummaryRow> of(OfferPage page) {
        OfferPage employed = page.as(Engagement.EMPLOYED).orElse(null);
        OfferItem.Figures figures = employed == null || !page.offer().soldBy().isByTheVisit()
                ? null
                : employed.figures(employed.shownBand());
        if (employed == null || figures == null) {
            return List.of();
        }
        String per = employed.shownBand().isFlat() ? " a night" : " an hour";
        List<SummaryRow> rows = new ArrayList<>();
        row(rows, "Pay", figures.payPence(), per, figures.payGuidePence(), "the fair pay guide");
        row(rows, "What it costs you", figures.ratePence(), per, figures.basePence(), "what the council pays");
        return rows;
    }

    private static void row(
            List<SummaryRow> rows, String label, @Nullable Long pence, String per, @Nullable Long beside, String what) {
        if (pence == null) {
            return;
        }
        String price = Pence.of(pence).text() + per;
        if (beside == null) {
            rows.add(SummaryRow.of(label, price));
            return;
        }
        long more = pence - beside;
        String difference = more == 0
                ? "The same as " + what + "."
                : Pence.of(Math.abs(more)).text() + (more > 0 ? " more than " : " less than ") + what + ", "
                        + Pence.of(beside).text() + ".";
        rows.add(new SummaryRow(label, List.of(price, difference), null));
    }
}
