package uk.directly.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.money.Pence;

/**
 * Where support money went: a bar of parts, with the same figures as a table.
 *
 * @param caption what it shows, for those who hear it
 * @param wholeLabel the name of the whole: "Paid in"
 * @param wholeAmount the whole, in words
 * @param parts in the order of the bar
 */
public record MoneyBar(String caption, String wholeLabel, String wholeAmount, List<Part> parts) {
    private static final long WHOLE = 1000;

    /** The bar of what was paid in; the four parts are what became of it. Nothing set aside: no such part. */
    public static MoneyBar of(Whose whose, Pence paidIn, Pence spent, Pence promised, Pence setAside, Pence left) {
        long all = Math.max(1, spent.plus(promised).plus(setAside).plus(left).pence());
        List<Part> parts = new ArrayList<>();
        long before = 0;
        before = add(parts, "spent", "Spent", spent, before, all);
        before = add(parts, "promised", "Promised for visits", promised, before, all);
        if (!setAside.isZero()) {
            before = add(parts, "aside", "Set aside", setAside, before, all);
        }
        add(parts, "left", "Left to use", left, before, all);
        return new MoneyBar(whose.say("Your support money"), "Paid in", paidIn.text(), List.copyOf(parts));
    }

    private static long add(List<Part> parts, String look, String label, Pence amount, long before, long all) {
        long after = before + Math.max(0, amount.pence());
        long from = ofWhole(before, all);
        parts.add(new Part(look, label, amount.text(), from, ofWhole(after, all) - from));
        return after;
    }

    /** Only drawn, never added up: a fraction may be rounded. */
    private static long ofWhole(long amount, long all) {
        return Math.round(WHOLE * ((double) amount / all));
    }

    /**
     * A part of the bar.
     *
     * @param look which of the stylesheet's four looks
     * @param label its name
     * @param amount how much, in words
     * @param from where it begins, of 1000
     * @param width how much of 1000 it takes
     */
    public record Part(String look, String label, String amount, long from, long width) {}
}
