package uk.directly.booking.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.model.Split;
import uk.directly.money.Pence;
import uk.directly.web.SummaryRow;
import uk.directly.web.Whose;

/** Where the money of a visit comes from, where some of it is the person's own (R4, R14). */
final class OwnMoneyWords {
    /** The order of use and of refund. */
    private static final String ORDER =
            "Your support money pays first, up to what the council pays. Your own money pays the rest."
                    + " If you cancel, or the visit is shorter, each part goes back where it came from.";

    private OwnMoneyWords() {}

    /** The order of use and of refund. */
    static String order(Whose whose) {
        return whose.say(ORDER);
    }

    /** "£58.50 from your support money, £1.50 from you". */
    static String parts(Split split, Whose whose) {
        return Pence.of(split.budgetPence()).text() + whose.say(" from your support money, ")
                + Pence.of(split.ownPence()).text() + " from " + whose.you();
    }

    /** A row about what was promised, and about what was agreed, where own money is part of it. */
    static List<SummaryRow> rows(Booking booking, Whose whose) {
        if (booking.ownSettledPence() > 0) {
            return List.of(SummaryRow.of(
                    "Where it comes from",
                    parts(
                            new Split(booking.settledPence() - booking.ownSettledPence(), booking.ownSettledPence()),
                            whose)));
        }
        return booking.ownPence() > 0 && booking.heldPence() > 0
                ? List.of(SummaryRow.of("Where it comes from", parts(booking.price(), whose)))
                : List.of();
    }

    /** Where what comes free again goes, after such a charge; null: no own money is in it. */
    static @Nullable String back(Booking booking, long chargePence, Whose whose) {
        if (booking.ownPence() == 0) {
            return null;
        }
        Split charge = booking.price().charge(chargePence);
        Split back =
                new Split(booking.price().budgetPence() - charge.budgetPence(), booking.ownPence() - charge.ownPence());
        return Pence.of(back.budgetPence()).text()
                + whose.say(" goes back to your support money, ")
                + Pence.of(back.ownPence()).text()
                + whose.say(" to your own money.");
    }

    /** For who is paid: how much of it is the person's own; null: none. */
    static @Nullable String paidByThePerson(Booking booking) {
        long own = booking.settledPence() > 0 ? booking.ownSettledPence() : booking.ownPence();
        return own == 0 ? null : Pence.of(own).text() + " of it is paid by the person";
    }
}
