package uk.directly.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A map of areas that are shaded by a count. Whoever shows it says the same in words beside it.
 *
 * @param name what it shows, for somebody who hears it
 * @param viewBox the rectangle that is drawn, as SVG says it
 * @param unit how much of the drawing's units a pixel has at the size it is shown
 * @param areas in the order in which they are drawn
 * @param here a point to mark, if any
 * @param legend what each shade means: "Light: 1 to 4"
 */
public record AreaMap(
        String name,
        String viewBox,
        double unit,
        List<Area> areas,
        @Nullable Point here,
        List<Shade> legend) {
    private static final double PIXELS = 320;
    private static final int SHADES = 3;

    /** Copies the lists. */
    public AreaMap {
        areas = List.copyOf(areas);
        legend = List.copyOf(legend);
    }

    /**
     * A map of these areas. The shades part the counts above zero into three of about the same size each, so that there is
     * something to be seen whatever the figures.
     */
    public static AreaMap of(String name, List<Drawn> drawn, @Nullable Point here) {
        int west = drawn.stream().mapToInt(each -> each.west).min().orElse(0);
        int north = drawn.stream().mapToInt(each -> each.north).min().orElse(0);
        int width = drawn.stream().mapToInt(each -> each.east).max().orElse(1) - west;
        int height = drawn.stream().mapToInt(each -> each.south).max().orElse(1) - north;
        List<Shade> legend = shades(drawn.stream()
                .map(each -> each.count)
                .filter(count -> count > 0)
                .sorted()
                .toList());
        return new AreaMap(
                name,
                west + " " + north + " " + width + " " + height,
                width / PIXELS,
                drawn.stream().map(each -> each.area(legend)).toList(),
                here,
                legend);
    }

    /** Three shades at most, each with the counts that it stands for; no count is in two. */
    private static List<Shade> shades(List<Long> counts) {
        List<Long> bounds = IntStream.rangeClosed(1, SHADES)
                .mapToObj(part -> counts.isEmpty() ? 0L : counts.get((counts.size() * part - 1) / SHADES))
                .filter(bound -> bound > 0)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return IntStream.range(0, bounds.size())
                .mapToObj(i -> new Shade(
                        SHADES - bounds.size() + i + 1,
                        i == 0 ? counts.getFirst() : bounds.get(i - 1) + 1,
                        bounds.get(i)))
                .toList();
    }

    /**
     * An area to draw.
     *
     * @param name of it
     * @param count what it is shaded by
     * @param words what is said of it
     * @param href where it leads, if anywhere
     * @param path its outline
     */
    public record Drawn(
            String name,
            long count,
            String words,
            @Nullable String href,
            String path,
            int west,
            int north,
            int east,
            int south) {
        private Area area(List<Shade> legend) {
            int depth = legend.stream()
                    .filter(shade -> count >= shade.from && count <= shade.to)
                    .mapToInt(Shade::depth)
                    .findFirst()
                    .orElse(0);
            return new Area(path, depth, words, href, count, new Point((west + east) / 2, (north + south) / 2));
        }
    }

    /**
     * A drawn area.
     *
     * @param depth 0: nothing is there; 1 to 3: light to dark
     * @param middle where its count stands
     */
    public record Area(
            String path, int depth, String words, @Nullable String href, long count, Point middle) {}

    /** A point in units of the drawing. */
    public record Point(int x, int y) {}

    /** A shade, and the counts that it stands for. */
    public record Shade(int depth, long from, long to) {
        /** "5 to 9", "3". */
        public String range() {
            return from == to ? String.valueOf(from) : from + " to " + to;
        }
    }
}
