package uk.directly.insight.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.insight.NeedBook;

/**
 * A map of squares, one for each area, darker and with another pattern where more was looked for and not found. The table
 * beside it says the same.
 *
 * @param width of the picture
 * @param height of the picture
 * @param squares with the name and the count as a title
 * @param legend what each shade stands for, the palest first
 */
public record NeedMap(int width, int height, List<Square> squares, List<NeedShades.Shade> legend) {
    private static final int SIDE = 22;
    private static final int WIDTH = 320;

    static @Nullable NeedMap of(Map<String, Long> shown, List<NeedBook.Area> places) {
        List<NeedBook.Area> drawn =
                places.stream().filter(place -> shown.containsKey(place.line())).toList();
        if (drawn.isEmpty()) {
            return null;
        }
        int west = drawn.stream().mapToInt(NeedBook.Area::easting).min().orElseThrow();
        int east = drawn.stream().mapToInt(NeedBook.Area::easting).max().orElseThrow();
        int south = drawn.stream().mapToInt(NeedBook.Area::northing).min().orElseThrow();
        int north = drawn.stream().mapToInt(NeedBook.Area::northing).max().orElseThrow();
        NeedShades shades = NeedShades.of(drawn.stream()
                .map(place -> Objects.requireNonNull(shown.get(place.line())))
                .toList());
        double scale = Math.max(1, Math.max(east - west, north - south)) / (double) (WIDTH - SIDE);
        return new NeedMap(
                (int) ((east - west) / scale) + SIDE,
                (int) ((north - south) / scale) + SIDE,
                drawn.stream()
                        .map(place -> new Square(
                                (int) ((place.easting() - west) / scale),
                                (int) ((north - place.northing()) / scale),
                                SIDE,
                                shades.shade(Objects.requireNonNull(shown.get(place.line())))
                                        .pattern(),
                                place.line() + ": " + shown.get(place.line())))
                        .toList(),
                shades.shades());
    }

    /** The corners of the picture, as SVG says it. */
    public String viewBox() {
        return "0 0 " + width + " " + height;
    }

    /**
     * An area.
     *
     * @param pattern what it is filled with
     */
    public record Square(int x, int y, int side, String pattern, String title) {}
}
