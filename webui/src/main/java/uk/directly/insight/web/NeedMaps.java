package uk.directly.insight.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.council.GridPoint;
import uk.directly.council.Ward;
import uk.directly.insight.NeedBook;
import uk.directly.web.AreaMap;

/** The map of what was looked for and not found: the table below it says the same. */
final class NeedMaps {
    /** Half the side of the square that stands for an area without an outline: 500 metres. */
    private static final int HALF = 50;

    private NeedMaps() {}

    /**
     * Null: nothing can be told of any area.
     *
     * @param shown what is told, by area
     * @param places the middles of those areas
     * @param wards the outlines around there; a ward of which nothing is told is drawn without a shade
     */
    static @Nullable AreaMap of(Map<String, Long> shown, List<NeedBook.Area> places, List<Ward> wards) {
        Set<String> outlined = wards.stream().map(Ward::name).collect(Collectors.toSet());
        List<NeedBook.Area> told =
                places.stream().filter(place -> shown.containsKey(place.line())).toList();
        if (told.isEmpty()) {
            return null;
        }
        Stream<AreaMap.Drawn> drawn = wards.stream().map(ward -> drawn(ward, shown.get(ward.name())));
        Stream<AreaMap.Drawn> squares = told.stream()
                .filter(place -> !outlined.contains(place.line()))
                .map(place -> square(place, Objects.requireNonNull(shown.get(place.line()))));
        return AreaMap.of(
                "Map of searches that found nothing. The table below says the same.",
                Stream.concat(drawn, squares).toList(),
                null);
    }

    private static AreaMap.Drawn drawn(Ward ward, @Nullable Long count) {
        return new AreaMap.Drawn(
                ward.name(),
                count == null ? 0 : count,
                ward.name() + ": " + (count == null ? "not told" : String.valueOf(count)),
                null,
                ward.outline(),
                ward.west(),
                ward.north(),
                ward.east(),
                ward.south());
    }

    private static AreaMap.Drawn square(NeedBook.Area place, long count) {
        GridPoint middle = new GridPoint(place.easting(), place.northing());
        int x = Ward.across(middle);
        int y = Ward.down(middle);
        return new AreaMap.Drawn(
                place.line(),
                count,
                place.line() + ": " + count,
                null,
                "M%d %dh%dv%dh-%dz".formatted(x - HALF, y - HALF, 2 * HALF, 2 * HALF, 2 * HALF),
                x - HALF,
                y - HALF,
                x + HALF,
                y + HALF);
    }
}
