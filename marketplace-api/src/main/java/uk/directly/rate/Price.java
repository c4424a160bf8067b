package uk.directly.rate;

import java.util.List;

/**
 * What a visit costs, line by line.
 *
 * @param lines in the order of time
 * @param totalPence their sum
 */
public record Price(List<PriceLine> lines, long totalPence) implements Priced {
    public Price {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || totalPence != sum(lines)) {
            throw new IllegalArgumentException("A price is the sum of its lines");
        }
    }

    /** The price of these lines. */
    public static Price of(List<PriceLine> lines) {
        return new Price(lines, sum(lines));
    }

    /** All its minutes. */
    public long minutes() {
        return lines.stream().mapToLong(PriceLine::minutes).reduce(0, Math::addExact);
    }

    private static long sum(List<PriceLine> lines) {
        return lines.stream().mapToLong(PriceLine::amountPence).reduce(0, Math::addExact);
    }
}
