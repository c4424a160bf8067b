package uk.directly.offer.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Span;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;

/**
 * When somebody would like a visit. A search asks whether one visit at one time can be booked, so each of these stands
 * for one such time, and the results say which.
 */
enum When {
    WEEKDAY_MORNINGS("Weekday mornings", day -> !isWeekend(day), Part.MORNING),
    WEEKDAY_AFTERNOONS("Weekday afternoons", day -> !isWeekend(day), Part.AFTERNOON),
    EVENINGS("Evenings", day -> true, Part.EVENING),
    NIGHTS("Nights", day -> true, Part.NIGHT),
    WEEKENDS("Weekends", When::isWeekend, Part.MORNING),
    /** A day that is typed, and a part of it. */
    DATE("On a day I have in mind", day -> true, Part.MORNING);

    /** Some ask for a day or two of notice: a time that is a few days ahead leaves none of them out. */
    private static final int DAYS_AHEAD = 3;

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // A predicate that captures nothing
    private final Predicate<LocalDate> days;

    private final Part part;

    When(String text, Predicate<LocalDate> days, Part part) {
        this.text = text;
        this.days = days;
        this.part = part;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that slug; null: not sure, or none that we know. */
    static @Nullable When of(@Nullable String slug) {
        for (When each : values()) {
            if (each.slug().equals(slug)) {
                return each;
            }
        }
        return null;
    }

    /** The time that stands for it; a date has to be given with its part of the day. */
    Span span(LocalDate today) {
        LocalDate day = today.plusDays(DAYS_AHEAD);
        while (!days.test(day)) {
            day = day.plusDays(1);
        }
        return part.on(day);
    }

    /** All of them, the date at the end, above its fields. */
    static List<Choice> choices() {
        Stream<Choice> times =
                Arrays.stream(values()).filter(each -> each != DATE).map(When::choice);
        return Stream.concat(times, Stream.of(Choice.of("any", "I’m not sure yet"), DATE.choice()))
                .toList();
    }

    private Choice choice() {
        return Choice.of(slug(), text);
    }

    private static boolean isWeekend(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek());
    }

    /** A part of a day, and two hours in it that stand for it; of a night all of it. */
    enum Part {
        MORNING("Morning", 10, 2),
        AFTERNOON("Afternoon", 14, 2),
        EVENING("Evening", 18, 2),
        NIGHT("Night", 22, 9);

        private final String text;
        private final int hour;
        private final int hours;

        Part(String text, int hour, int hours) {
            this.text = text;
            this.hour = hour;
            this.hours = hours;
        }

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that slug, else the morning. */
        static Part of(@Nullable String slug) {
            for (Part each : values()) {
                if (each.slug().equals(slug)) {
                    return each;
                }
            }
            return MORNING;
        }

        Span on(LocalDate day) {
            var start = day.atTime(LocalTime.of(hour, 0));
            return new Span(
                    start.atZone(DateWords.LONDON).toInstant(),
                    start.plusHours(hours).atZone(DateWords.LONDON).toInstant());
        }

        static List<Choice> choices() {
            return Arrays.stream(values())
                    .map(each -> Choice.of(each.slug(), each.text))
                    .toList();
        }
    }
}
