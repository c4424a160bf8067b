package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedTime;

/**
 * "Tell us your hours" as it was filled in, right or wrong.
 *
 * @param how {@link #AS_PLANNED}, {@link #DIFFERENT} or nothing
 */
public record HoursForm(String how, DateParts startDate, String startTime, DateParts endDate, String endTime) {
    static final String AS_PLANNED = "planned";
    static final String DIFFERENT = "different";

    private static final String HOW = "how";
    private static final String START_DATE = "start-date";
    private static final String START_TIME = "start-time";
    private static final String END_DATE = "end-date";
    private static final String END_TIME = "end-time";

    /** What was told before; else nothing chosen, and the days are those that were booked. */
    static HoursForm of(Booking booking) {
        Booking.Visit told = booking.visit();
        if (told != null) {
            return new HoursForm(
                    DIFFERENT,
                    DateParts.of(local(told.start()).toLocalDate()),
                    DateWords.time(told.start()),
                    DateParts.of(local(told.end().minusNanos(1)).toLocalDate()),
                    DateWords.time(told.end()));
        }
        // What ends at midnight ends on the day it began, as people say it.
        return new HoursForm(
                "",
                DateParts.of(local(booking.start()).toLocalDate()),
                "",
                DateParts.of(local(booking.end().minusNanos(1)).toLocalDate()),
                "");
    }

    /** What was sent, field by field. */
    static HoursForm of(Function<String, @Nullable String> field) {
        return new HoursForm(
                text(field.apply(HOW)),
                date(field, START_DATE),
                text(field.apply(START_TIME)),
                date(field, END_DATE),
                text(field.apply(END_TIME)));
    }

    /** What it says. */
    Reading read(Booking booking) {
        return switch (how) {
            case AS_PLANNED ->
                startTime.isEmpty() && endTime.isEmpty()
                        ? new Reading.Told(booking.start(), booking.end())
                        : wrong(HOW, "You gave times too. Choose “It was different”, or clear the times");
            case DIFFERENT -> readTimes();
            default -> wrong(HOW, "Say whether it was as planned or different");
        };
    }

    private Reading readTimes() {
        LocalDate startDay = startDate.date();
        LocalTime start = TypedTime.of(startTime);
        LocalDate endDay = endDate.date();
        LocalTime end = TypedTime.of(endTime);
        FormErrors errors = missing(startDay, start, endDay, end);
        if (startDay == null || start == null || endDay == null || end == null) {
            return new Reading.Wrong(errors);
        }
        // Midnight at the end of a day belongs to that day, as people say it.
        boolean endsAtMidnight = end.equals(LocalTime.MIDNIGHT) && endDay.equals(startDay);
        return between(startDay.atTime(start), (endsAtMidnight ? endDay.plusDays(1) : endDay).atTime(end));
    }

    /**
     * Times that the clock change leaves out are none. Of times that come twice the first is meant, but an end that would
     * then not be after the start is the second.
     */
    private static Reading between(LocalDateTime start, LocalDateTime end) {
        List<ZoneOffset> startOffsets = DateWords.LONDON.getRules().getValidOffsets(start);
        List<ZoneOffset> endOffsets = DateWords.LONDON.getRules().getValidOffsets(end);
        if (startOffsets.isEmpty()) {
            return wrong(START_TIME, "The clocks went forward that night, so this time never was. Give another one");
        }
        if (endOffsets.isEmpty()) {
            return wrong(END_TIME, "The clocks went forward that night, so this time never was. Give another one");
        }
        Instant from = start.toInstant(startOffsets.getFirst());
        Instant first = end.toInstant(endOffsets.getFirst());
        Instant to = first.isAfter(from) ? first : end.toInstant(endOffsets.getLast());
        return to.isAfter(from) ? new Reading.Told(from, to) : wrong(END_TIME, END_BEFORE_START);
    }

    private static FormErrors missing(
            @Nullable LocalDate startDay,
            @Nullable LocalTime start,
            @Nullable LocalDate endDay,
            @Nullable LocalTime end) {
        FormErrors errors = FormErrors.NONE;
        if (startDay == null) {
            errors = errors.and(START_DATE, "Give the day you started, like 8 12 2026");
        }
        if (start == null) {
            errors = errors.and(START_TIME, "Give the time you started, like 9:30am or 14:00");
        }
        if (endDay == null) {
            errors = errors.and(END_DATE, "Give the day you finished, like 8 12 2026");
        }
        if (end == null) {
            errors = errors.and(END_TIME, "Give the time you finished, like midday or 17:15");
        }
        return errors;
    }

    /** The end is not after the start. */
    static final String END_BEFORE_START = "The finish has to be after the start. Check the day and the time";

    /** Which field a fault of the start, or of the end, is shown beside. */
    String field(boolean ofStart) {
        if (!how.equals(DIFFERENT)) {
            return HOW;
        }
        return ofStart ? START_DATE : END_TIME;
    }

    private static Reading wrong(String field, String message) {
        return new Reading.Wrong(FormErrors.one(field, message));
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, DateWords.LONDON);
    }

    private static DateParts date(Function<String, @Nullable String> field, String name) {
        return DateParts.of(field.apply(name + "-day"), field.apply(name + "-month"), field.apply(name + "-year"));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What a form comes to. */
    sealed interface Reading {
        /** From when to when. */
        record Told(Instant start, Instant end) implements Reading {}

        /** What is wrong with it. */
        record Wrong(FormErrors errors) implements Reading {}
    }
}
