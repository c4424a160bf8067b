package uk.directly.rate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rate card can be right, beside the card before it and the law.
 *
 * @param faults with which it can't be drafted or approved
 * @param warnings what its checker should see
 */
public record CardCheck(List<CardFault> faults, List<CardWarning> warnings) {
    private static final int ALL_OF_IT = 100;

    public CardCheck {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks at a card.
     *
     * @param before the numbers of the card before; none: it is the first one
     * @param from its first day
     * @param minimum what the law says from that day on, all ages
     * @param muchPercent how much more or less than before is pointed out, in per cent of it
     */
    public static CardCheck of(
            RateTable rates, @Nullable RateTable before, LocalDate from, List<MinimumPay> minimum, int muchPercent) {
        List<CardFault> faults = new ArrayList<>();
        List<CardWarning> warnings = new ArrayList<>();
        List<MinimumPay> adults = minimum.stream()
                .filter(pay -> pay.ageBand() == MinimumPay.AgeBand.AGE_21_AND_OVER)
                .toList();
        for (RateCell cell : RateTable.places()) {
            OptionalLong pence = rates.in(cell);
            if (pence.isEmpty()) {
                if (isNeeded(cell, rates, before)) {
                    faults.add(new CardFault(cell, CardFault.Why.MISSING, 0));
                }
                continue;
            }
            faults.addAll(tooLow(cell, pence.getAsLong(), rates, from, adults));
            OptionalLong was = before == null ? OptionalLong.empty() : before.in(cell);
            if (was.isPresent()) {
                long more = pence.getAsLong() - was.getAsLong();
                if (Math.abs(more) * ALL_OF_IT > was.getAsLong() * muchPercent) {
                    warnings.add(new CardWarning.MuchDifferent(
                            cell, was.getAsLong(), pence.getAsLong(), more * ALL_OF_IT / was.getAsLong()));
                }
            }
        }
        adults.stream()
                .filter(pay ->
                        pay.from().isAfter(from) && pay.tooLow(rates.payGuide()).isPresent())
                .findFirst()
                .ifPresent(pay -> warnings.add(new CardWarning.MinimumRises(pay.from(), pay.pence())));
        return new CardCheck(faults, warnings);
    }

    /** What the card before had, and both numbers of an employed personal assistant; of a first card at least that. */
    private static boolean isNeeded(RateCell cell, RateTable rates, @Nullable RateTable before) {
        if (before != null && before.in(cell).isPresent()) {
            return true;
        }
        if (cell.engagement() != CardEngagement.EMPLOYED) {
            return before == null && cell.band() == Band.WEEKDAY;
        }
        RateCell other = cell.purpose() == RateCell.Purpose.BASE
                ? RateCell.payGuide(cell.band())
                : RateCell.base(CardEngagement.EMPLOYED, cell.band());
        return rates.in(other).isPresent() || (before == null && cell.band() == Band.WEEKDAY);
    }

    private static List<CardFault> tooLow(
            RateCell cell, long pence, RateTable rates, LocalDate from, List<MinimumPay> adults) {
        if (cell.purpose() == RateCell.Purpose.PAY_GUIDE) {
            return adults.stream()
                    .filter(pay -> pay.covers(from))
                    .mapToLong(pay -> pay.leastPence(cell.band(), 60, 0))
                    .filter(least -> pence < least)
                    .mapToObj(least -> new CardFault(cell, CardFault.Why.BELOW_MINIMUM, least))
                    .toList();
        }
        OptionalLong guide =
                cell.engagement() == CardEngagement.EMPLOYED ? rates.payGuide().in(cell.band()) : OptionalLong.empty();
        return guide.isPresent() && pence < guide.getAsLong()
                ? List.of(new CardFault(cell, CardFault.Why.BASE_BELOW_PAY, guide.getAsLong()))
                : List.of();
    }
}
