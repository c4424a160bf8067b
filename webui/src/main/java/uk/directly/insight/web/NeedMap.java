package uk.directly.insight.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.insight.NeedBook;

/**
 * A map of squares, one for each area, darker where more was looked for and not found. The table beside it says the same.
 *
 * @param width of the picture
 * @param height of the picture
 * @param squares with the name and the count as a title
 */
public record NeedMap(int width, int height, List<Square> squares) {
    private static final int SIDE = 22;
    private static final int WIDTH = 320;
    private static final long SOME = 10;
    private static final long MANY = 25;

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
        double scale = Math.max(1, Math.max(east - west, north - south)) / (double) (WIDTH - SIDE);
        return new NeedMap(
                (int) ((east - west) / scale) + SIDE,
                (int) ((north - south) / scale) + SIDE,
                drawn.stream()
                        .map(place -> new Square(
                                (int) ((place.easting() - west) / scale),
                                (int) ((north - place.northing()) / scale),
                                SIDE,
                                shade(Objects.requireNonNull(shown.get(place.line()))),
                                place.line() + ": " + shown.get(place.line())))
                        .toList());
    }

    private static String shade(long count) {
        return count < SOME ? "app-need--few" : count < MANY ? "app-need--some" : "app-need--many";
    }

    /** The corners of the picture, as SVG says it. */
    public String viewBox() {
        return "0 0 " + width + " " + height;
    }

    /** An area. */
    public record Square(int x, int y, int side, String shade, String title) {}
}
