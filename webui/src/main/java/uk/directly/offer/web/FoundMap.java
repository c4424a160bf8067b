package uk.directly.offer.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.council.GridPoint;
import uk.directly.council.Place;
import uk.directly.council.Ward;
import uk.directly.offer.SearchSummary;
import uk.directly.web.AreaMap;
import uk.directly.web.DateWords;

/**
 * Where the offers that were found are at home: by ward, never nearer.
 *
 * @param map the wards
 * @param elsewhere how many come from outside of them, in a sentence; null: none
 */
public record FoundMap(AreaMap map, @Nullable String elsewhere) {
    /** Null: nothing was found in a ward that can be drawn. */
    static @Nullable FoundMap of(List<Ward> wards, SearchSummary summary, @Nullable Place near, Wanted wanted) {
        Map<String, Long> counts = summary.districts().stream()
                .collect(Collectors.groupingBy(
                        district -> ward(district.name()), Collectors.summingLong(SearchSummary.District::count)));
        long drawn = wards.stream()
                .mapToLong(ward -> counts.getOrDefault(ward.name(), 0L))
                .sum();
        if (drawn == 0) {
            return null;
        }
        AreaMap map = AreaMap.of(
                "Map of where they are. The list says the same.",
                wards.stream()
                        .map(ward -> drawn(ward, counts.getOrDefault(ward.name(), 0L), wanted))
                        .toList(),
                near == null ? null : point(near.point()));
        return new FoundMap(map, drawn == summary.count() ? null : elsewhere(summary.count() - drawn));
    }

    private static AreaMap.Drawn drawn(Ward ward, long count, Wanted wanted) {
        return new AreaMap.Drawn(
                ward.name(),
                count,
                ward.name() + ": " + (count == 0 ? "nobody" : DateWords.count(count, "offer")),
                count == 0
                        ? null
                        : wanted.on("/find/results")
                                .with(Wanted.NEAR, ward.name())
                                .with(Wanted.WITHIN, "1")
                                .toString(),
                ward.outline(),
                ward.west(),
                ward.north(),
                ward.east(),
                ward.south());
    }

    private static AreaMap.Point point(GridPoint place) {
        return new AreaMap.Point(Ward.across(place), Ward.down(place));
    }

    /** The ward of a district: {@code Sale Central, M33}. */
    static String ward(String district) {
        int comma = district.indexOf(", ");
        return comma < 0 ? district : district.substring(0, comma);
    }

    private static String elsewhere(long count) {
        return count + (count == 1 ? " more comes" : " more come") + " from further away.";
    }
}
