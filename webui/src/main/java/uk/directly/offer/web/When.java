package uk.directly.offer.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.UsualTime;
import uk.directly.rate.Span;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;

/** When somebody would like a visit: at a time of the week (R37), or on a day that they type. */
enum When {
    WEEKDAY_MORNINGS("Weekday mornings", UsualTime.WEEKDAY_MORNINGS, "one weekday morning"),
    WEEKDAY_AFTERNOONS("Weekday afternoons", UsualTime.WEEKDAY_AFTERNOONS, "one weekday afternoon"),
    EVENINGS("Evenings", UsualTime.EVENINGS, "one evening"),
    NIGHTS("Nights", UsualTime.NIGHTS, "one night"),
    WEEKENDS("Weekends", UsualTime.WEEKENDS, "one Saturday or Sunday"),
    /** A day that is typed, and a part of it. */
    DATE("On a day I have in mind", null, "");

    private final String text;

    private final @Nullable UsualTime times;

    private final String one;

    When(String text, @Nullable UsualTime times, String one) {
        this.text = text;
        this.times = times;
        this.one = one;
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

    /** What is searched for; null: the day that was typed. */
    @Nullable UsualTime times() {
        return times;
    }

    /** What a result of it can do, in a sentence. */
    String promise() {
        return "Each of them is free on at least " + one + " in the next " + UsualTime.WEEKS + " weeks.";
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
