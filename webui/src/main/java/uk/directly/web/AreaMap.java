package uk.directly.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map of areas that are shaded by a count. Whoever shows it says the same in words beside it.
 *
 * @param name what it shows, for somebody who hears it
 * @param viewBox the rectangle that is drawn, as SVG says it
 * @param unit how much of the drawing's units a pixel has at the size it is shown
 * @param areas in the order in which they are drawn
 * @param here a point to mark, if any
 * @param legend what each shade stands for, the palest first
 */
public record AreaMap(
        String name,
        String viewBox,
        double unit,
        List<Area> areas,
        @Nullable Point here,
        List<Shades.Shade> legend) {
    private static final double PIXELS = 320;

    /** Copies the lists. */
    public AreaMap {
        areas = List.copyOf(areas);
        legend = List.copyOf(legend);
    }

    /** A map of these areas, shaded by their counts above zero. */
    public static AreaMap of(String name, List<Drawn> drawn, @Nullable Point here) {
        int west = drawn.stream().mapToInt(each -> each.west).min().orElse(0);
        int north = drawn.stream().mapToInt(each -> each.north).min().orElse(0);
        int width = drawn.stream().mapToInt(each -> each.east).max().orElse(1) - west;
        int height = drawn.stream().mapToInt(each -> each.south).max().orElse(1) - north;
        Shades shades = Shades.of(drawn.stream()
                .map(each -> each.count)
                .filter(count -> count > 0)
                .toList());
        return new AreaMap(
                name,
                west + " " + north + " " + width + " " + height,
                width / PIXELS,
                drawn.stream().map(each -> each.area(shades)).toList(),
                here,
                shades.shades());
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
        private Area area(Shades shades) {
            return new Area(
                    path, shades.depth(count), words, href, count, new Point((west + east) / 2, (north + south) / 2));
        }
    }

    /**
     * A drawn area.
     *
     * @param depth 0: nothing is there; from 1 on light to dark
     * @param middle where its count stands
     */
    public record Area(
            String path, int depth, String words, @Nullable String href, long count, Point middle) {}

    /** A point in units of the drawing. */
    public record Point(int x, int y) {}
}
