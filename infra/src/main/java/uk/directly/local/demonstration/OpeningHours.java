package uk.directly.local.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Weeks as providers have them, in minutes of local days. */
final class OpeningHours {
    private static final int HOUR = 60;
    private static final int MIDNIGHT = 24 * HOUR;
    private static final List<Integer> EVERY_DAY = List.of(1, 2, 3, 4, 5, 6, 7);
    private static final List<Integer> WEEKDAYS = List.of(1, 2, 3, 4, 5);
    private static final List<Integer> WEEKEND = List.of(6, 7);

    private OpeningHours() {}

    static List<Rows.Hours> always() {
        return each(EVERY_DAY, 0, MIDNIGHT);
    }

    static List<Rows.Hours> everyDay(int fromHour, int toHour) {
        return each(EVERY_DAY, fromHour * HOUR, toHour * HOUR);
    }

    /** Nights on some days of the week: from eight in the evening until nine next morning. */
    static List<Rows.Hours> nights(Chance chance) {
        List<Integer> evenings = chance.percent(50) ? EVERY_DAY : chance.pick(chance.between(3, 5), EVERY_DAY);
        List<Rows.Hours> hours = new ArrayList<>(each(evenings, 20 * HOUR, MIDNIGHT));
        hours.addAll(each(evenings.stream().map(day -> day % 7 + 1).toList(), 0, 9 * HOUR));
        return hours;
    }

    /** A provider's usual week. */
    static List<Rows.Hours> week(Chance chance) {
        return switch (chance.between(1, 10)) {
            case 1 -> each(WEEKDAYS, 9 * HOUR, 17 * HOUR);
            case 2 -> each(WEEKDAYS, 7 * HOUR, 13 * HOUR);
            case 3 -> each(WEEKDAYS, 9 * HOUR + 30, 14 * HOUR + 30);
            case 4 -> each(EVERY_DAY, 7 * HOUR, 22 * HOUR);
            case 5 -> split(WEEKDAYS);
            case 6 -> joined(each(WEEKDAYS, 17 * HOUR, 22 * HOUR), each(WEEKEND, 8 * HOUR, 20 * HOUR));
            case 7 -> each(chance.pick(3, WEEKDAYS), 8 * HOUR, 18 * HOUR);
            case 8 -> each(EVERY_DAY, 8 * HOUR, 20 * HOUR);
            case 9 -> joined(each(WEEKDAYS, 8 * HOUR, 18 * HOUR), each(List.of(6), 9 * HOUR, 13 * HOUR));
            default -> each(chance.pick(4, EVERY_DAY), 9 * HOUR, 21 * HOUR);
        };
    }

    private static List<Rows.Hours> split(List<Integer> days) {
        return joined(each(days, 7 * HOUR, 11 * HOUR), each(days, 16 * HOUR, 21 * HOUR));
    }

    private static List<Rows.Hours> joined(List<Rows.Hours> some, List<Rows.Hours> others) {
        return IntStream.range(0, some.size() + others.size())
                .mapToObj(i -> i < some.size() ? some.get(i) : others.get(i - some.size()))
                .toList();
    }

    private static List<Rows.Hours> each(List<Integer> days, int fromMinute, int toMinute) {
        return days.stream()
                .sorted()
                .map(day -> new Rows.Hours(day, fromMinute, toMinute))
                .toList();
    }
}
