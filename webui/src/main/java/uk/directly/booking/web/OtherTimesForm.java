package uk.directly.booking.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.model.ProposedTimes;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedTime;

/** The form of other times as it was filled in, right or wrong: up to three days and times, how long, and a message. */
record OtherTimesForm(List<String> days, List<String> times, String length, String message) {
    static OtherTimesForm of(UnaryOperator<String> fields) {
        return new OtherTimesForm(
                IntStream.rangeClosed(1, ProposedTimes.MOST)
                        .mapToObj(each -> fields.apply("day" + each))
                        .toList(),
                IntStream.rangeClosed(1, ProposedTimes.MOST)
                        .mapToObj(each -> fields.apply("time" + each))
                        .toList(),
                fields.apply("length"),
                fields.apply("message"));
    }

    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        for (int row : rows()) {
            if (day(days.get(row)) == null) {
                errors = errors.and("day" + (row + 1), "Choose the day");
            } else if (TypedTime.of(times.get(row)) == null) {
                errors = errors.and("time" + (row + 1), "Enter a time, like 9:30am or 2pm");
            }
        }
        return rows().isEmpty() ? FormErrors.one("day1", "Choose at least one day and time") : errors;
    }

    /** As it is sent; only of a form without errors. */
    ProposedTimes proposed(Booking booking) {
        Duration lasts = minutes(booking);
        List<ProposedTimes.Time> all = new ArrayList<>();
        for (int row : rows()) {
            Instant start = Objects.requireNonNull(day(days.get(row)))
                    .atTime(Objects.requireNonNull(TypedTime.of(times.get(row))))
                    .atZone(DateWords.LONDON)
                    .toInstant();
            all.add(new ProposedTimes.Time(start, start.plus(lasts)));
        }
        return new ProposedTimes(all);
    }

    /** Which line of the form the time at that place comes from, from 1 on: empty lines are left out. */
    int line(int place) {
        return rows().get(place) + 1;
    }

    private List<Integer> rows() {
        return IntStream.range(0, ProposedTimes.MOST)
                .filter(row -> !days.get(row).isEmpty() || !times.get(row).isBlank())
                .boxed()
                .toList();
    }

    private Duration minutes(Booking booking) {
        return length.matches("[1-9][0-9]{1,3}")
                ? Duration.ofMinutes(Integer.parseInt(length))
                : Duration.between(booking.start(), booking.end());
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
