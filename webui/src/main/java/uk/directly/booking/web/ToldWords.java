package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.booking.Booking;
import uk.directly.booking.Course;
import uk.directly.booking.Telling;
import uk.directly.web.DateWords;
import uk.directly.web.SummaryRow;

/** What belongs to a record beside its times, for both sides: breaks, times awake, who keyed it in from what (R55, R85). */
final class ToldWords {
    private ToldWords() {}

    static List<SummaryRow> rows(Booking booking) {
        Course.Told told = booking.since().told();
        if (told == null) {
            return List.of();
        }
        List<SummaryRow> rows = new ArrayList<>();
        if (!told.breaks().isEmpty()) {
            rows.add(new SummaryRow("Breaks, not paid", stretches(told.breaks()), null));
        }
        if (!told.awake().isEmpty()) {
            rows.add(new SummaryRow("Awake", stretches(told.awake()), null));
        }
        if (!told.kind().equals(Telling.Kind.WORKED.slug())) {
            rows.add(SummaryRow.of("What it was", kind(told.kind())));
        }
        if (told.keyedInBy() != null) {
            rows.add(SummaryRow.of("Keyed in by", told.keyedInBy() + ", from: " + told.source()));
        }
        return List.copyOf(rows);
    }

    private static List<String> stretches(List<Telling.Stretch> stretches) {
        return stretches.stream()
                .map(each -> DateWords.time(each.start()) + " to " + DateWords.time(each.end()))
                .toList();
    }

    private static String kind(String slug) {
        return switch (slug) {
            case "holiday" -> "Holiday";
            case "sick" -> "Off sick";
            case "training" -> "Training";
            case "notice" -> "Notice";
            case "short-notice-cancellation" -> "Called off late";
            default -> "Work";
        };
    }
}
