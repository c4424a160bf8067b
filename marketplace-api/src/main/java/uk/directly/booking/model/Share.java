package uk.directly.booking.model;

import java.util.ArrayList;
import java.util.List;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/**
 * Half of a price that two people share (R51): evenly, of the whole and not of each line, so that both together are all of it.
 *
 * @param first whether it is the half of who arranged it: theirs is the odd penny
 */
public record Share(boolean first) {

    /** Of so much. */
    public long of(long pence) {
        return first ? pence - pence / 2 : pence / 2;
    }

    /** Of a price that nobody is employed for. */
    public VisitPrice of(VisitPrice whole) {
        if (whole.reservePence() != 0) {
            throw new IllegalArgumentException("Who employs somebody pays all of their wages");
        }
        long sum = 0;
        List<PriceLine> lines = new ArrayList<>();
        for (PriceLine line : whole.lines()) {
            lines.add(new PriceLine(
                    line.band(), line.minutes(), line.ratePence(), of(sum + line.amountPence()) - of(sum)));
            sum += line.amountPence();
        }
        List<PriceItem> items = new ArrayList<>();
        for (PriceItem item : whole.items()) {
            items.add(PriceItem.of(item.kind(), 1, of(sum + item.amountPence()) - of(sum)));
            sum += item.amountPence();
        }
        long total = of(whole.totalPence());
        Long base = whole.basePence() == null ? null : Long.valueOf(of(whole.basePence()));
        Split split = whole.split().ownPence() > 0 && base != null ? Split.of(total, base) : Split.budgetOnly(total);
        return new VisitPrice(lines, items, total, 0, split, base);
    }
}
