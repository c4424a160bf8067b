package uk.directly.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The shades of a map, by quantiles of what is told: about as many areas in each, and areas with the same figure in the
 * same. What isn't told is no part of it, so that nothing follows from where a shade begins but what the table says.
 *
 * @param shades from the palest on, one to four
 */
public record Shades(List<Shade> shades) {
    private static final int MOST = 4;

    /** The shades of these figures. */
    public static Shades of(Collection<Long> told) {
        List<Long> sorted = told.stream().sorted().toList();
        List<Shade> shades = new ArrayList<>();
        int begin = 0;
        while (begin < sorted.size()) {
            int end = end(sorted, begin);
            shades.add(new Shade(shades.size() + 1, sorted.get(begin), sorted.get(end - 1), end - begin));
            begin = end;
        }
        return new Shades(List.copyOf(shades));
    }

    /** Behind the last area that has the shade of this one. */
    private static int end(List<Long> sorted, int begin) {
        int quantile = quantile(sorted, begin);
        int end = begin;
        while (end < sorted.size() && quantile(sorted, end) == quantile) {
            end++;
        }
        return end;
    }

    /** Of the first area with the same figure: so equal ones are together. */
    private static int quantile(List<Long> sorted, int position) {
        return sorted.indexOf(sorted.get(position)) * MOST / sorted.size();
    }

    /** The shade of a figure; 0: it is none of those that were told. */
    public int depth(long count) {
        return shades.stream()
                .filter(shade -> shade.from() <= count && count <= shade.to())
                .mapToInt(Shade::number)
                .findFirst()
                .orElse(0);
    }

    /**
     * A shade with what it stands for.
     *
     * @param number from the palest on, from 1
     * @param from the least of its figures
     * @param to the greatest of them
     * @param areas how many there are
     */
    public record Shade(int number, long from, long to, int areas) {
        /** "5 to 11: 8 areas". */
        public String words() {
            return (from == to ? String.valueOf(from) : from + " to " + to) + ": " + DateWords.count(areas, "area");
        }
    }
}
