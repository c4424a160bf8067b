package uk.directly.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.directly.money.Pence;
import uk.directly.offer.OfferExtras;
import uk.directly.rate.Price;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/**
 * What comes on top of a visit's time (R59): as it is thought beforehand, or as it was.
 *
 * @param miles driven with or for the person
 * @param costsPence tickets and the like, at what they cost
 */
public record Extras(int miles, long costsPence) {
    /** Nothing but what comes by itself: for coming, and for a short visit. */
    public static final Extras NONE = new Extras(0, 0);

    private static final int MOST_MILES = 500;
    private static final int MINUTES_AN_HOUR = 60;

    /** Why it can't be: more than the two agreed to. Empty: it can. */
    public Optional<Refusal> refusal(OfferExtras agreed) {
        if (miles < 0 || miles > MOST_MILES) {
            return invalid("extras.miles", "Give a number of miles from 0 to " + MOST_MILES + ".");
        }
        if (miles > 0 && agreed.mileagePence() == null) {
            return invalid("extras.miles", "No miles are paid here: nobody agreed to it.");
        }
        long most = agreed.costsUpToPence() == null ? 0 : agreed.costsUpToPence();
        if (costsPence < 0 || costsPence > most) {
            return invalid(
                    "extras.costsPence",
                    most == 0
                            ? "No costs are paid here: nobody agreed to it."
                            : "Give costs of at most " + Pence.of(most).text() + ": that is what you agreed.");
        }
        return Optional.empty();
    }

    /** The lines of it on a visit of that price. */
    List<PriceItem> items(OfferExtras agreed, Price time) {
        List<PriceItem> items = new ArrayList<>();
        if (agreed.minimumChargeMinutes() != null && time.minutes() < agreed.minimumChargeMinutes()) {
            minimum(time, agreed.minimumChargeMinutes() - time.minutes(), items);
        }
        items.addAll(items(agreed));
        return List.copyOf(items);
    }

    /** The lines of it on what isn't sold by time. */
    List<PriceItem> items(OfferExtras agreed) {
        List<PriceItem> items = new ArrayList<>();
        if (agreed.callOutPence() != null) {
            items.add(PriceItem.of(PriceItem.Kind.CALL_OUT, 1, agreed.callOutPence()));
        }
        if (miles > 0 && agreed.mileagePence() != null) {
            items.add(PriceItem.of(PriceItem.Kind.MILEAGE, miles, agreed.mileagePence()));
        }
        if (costsPence > 0) {
            items.add(PriceItem.of(PriceItem.Kind.COSTS, 1, costsPence));
        }
        return List.copyOf(items);
    }

    /** The minutes that are missing, at the rate of the last that there were. */
    private static void minimum(Price time, long missing, List<PriceItem> items) {
        PriceLine last = time.lines().getLast();
        if (!last.band().isFlat()) {
            long pence = (missing * last.ratePence() + MINUTES_AN_HOUR / 2) / MINUTES_AN_HOUR;
            items.add(PriceItem.of(PriceItem.Kind.MINIMUM, 1, pence));
        }
    }

    private static Optional<Refusal> invalid(String field, String message) {
        return Optional.of(new Refusal.Invalid(field, message));
    }
}
